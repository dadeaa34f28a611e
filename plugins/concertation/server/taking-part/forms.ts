import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { z } from 'zod';
import { refuse } from '../../contract/answering.ts';
import type { FormContext, FormDefinition, Forms, Sending } from '../../contract/taking-part.ts';
import { parisMoment } from '../../core/paris-time.ts';
import { invalid, Refusal, refused } from '../../core/refusal.ts';
import { askerOf } from '../../core/taking-part/door.ts';
import { type FormToken, issuedAt, issueFormToken, readFormToken } from '../../core/taking-part/form-token.ts';
import { IDEMPOTENCY_KEY } from '../../core/taking-part/idempotency.ts';
import { postIsOurs } from '../../core/taking-part/origin.ts';
import { networkMark, networkOf, RateMeter } from '../../core/taking-part/rates.ts';
import { fieldsMark } from '../../core/taking-part/same-fields.ts';
import type { LinkKey } from '../../core/taking-part/signed-link.ts';
import type { LimitsService } from './limits.ts';
import { answerOnce, answerOf, forgetAnswers, forgetOld } from './form-rows.ts';

const SENDING = z.object({ formToken: z.string().max(400), idempotencyKey: z.string().regex(IDEMPOTENCY_KEY) });

/** An address of our own says nothing about who asks, a proxy that we were not told of for instance: everybody shares it. */
const SHARED = 20;

export interface FormDesk extends Forms {
  issueToken(): FormToken;
  forgetOld(): Promise<void>;
}

/** Where everything that a citizen sends comes in: who asks, how often, once. What it means is the form's own. */
export const forms = ({ strapi }: { strapi: Core.Strapi }): FormDesk => {
  const read = (name: string) => strapi.plugin('concertation').config<string | null | undefined>(name);
  const clock = createClock(read('clock') ?? undefined);
  const secret = read('linkSecret');
  if (!secret) throw new Error('concertation: linkSecret is missing');
  const doorSecret = read('doorSecret');
  if (!doorSecret) throw new Error('concertation: doorSecret is missing');
  const key: LinkKey = { id: 'k1', secret };
  const meter = new RateMeter();

  const networkFrom = (context: FormContext): string => {
    const asked = { header: (name: string) => header(context, name), peer: context.ip ?? '' };
    return networkOf(askerOf(asked, doorSecret));
  };

  const hold = async (network: string): Promise<void> => {
    const limits: LimitsService = strapi.plugin('concertation').service('limits');
    const { burst, perHour } = await limits.allowance();
    const times = network === 'local' ? SHARED : 1;
    const wait = meter.take(network, Date.now(), { burst: burst * times, perHour: perHour * times });
    if (wait > 0)
      throw refused(429, 'too-many', 'Trop d’envois viennent de votre réseau. Réessayez un peu plus tard.', wait);
  };

  const take = async <Fields extends object>(context: FormContext, form: FormDefinition<Fields>) => {
    mustBeOurs(context, read('publicUrl') ?? '');
    const { fields, sending } = shapeOf(context, form);
    // What a browser worked out is not what was typed: the same sending may come with and without.
    const mark = fieldsMark({ ...fields, proof: undefined }, secret);
    const known = await answerOf(strapi, form.name, sending.idempotencyKey, mark);
    if (known !== null) return { status: 201, body: known };
    const network = networkFrom(context);
    await hold(network);
    const wrong = await form.check(fields);
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const token = goodToken(sending, key, clock.now());
    const claim = { form: form.name, key: sending.idempotencyKey, mark, token, now: clock.now() };
    const typedForMs = clock.now() - issuedAt(token.endsAt);
    const mine = networkMark(network, parisMoment(clock.now()).slice(0, 10), secret);
    const sender = { network: mine, typedForMs, form: token.nonce };
    return { status: 201, body: await answerOnce(strapi, claim, async (trx) => form.store(trx, fields, sender)) };
  };

  const answer: Forms['answer'] = async (context, act) => {
    context.set('Cache-Control', 'no-store');
    try {
      ({ status: context.status, body: context.body } = await act());
    } catch (error) {
      refuse(context, error instanceof Refusal ? error : brokenDown(strapi, error));
    }
  };

  return {
    issueToken: () => issueFormToken(randomUUID(), key, clock.now()),
    receive: async (context, form) => answer(context, async () => take(context, form)),
    answer,
    forgetAnswers: async (references) => forgetAnswers(strapi, references),
    forgetOld: async () => forgetOld(strapi, clock.now()),
  };
};

function mustBeOurs(context: FormContext, publicUrl: string): void {
  const origins = { site: header(context, 'sec-fetch-site'), origin: header(context, 'origin') };
  if (!postIsOurs(origins, publicUrl)) throw refused(403, 'wrong-origin', 'Ce formulaire ne vient pas de ce site.');
  // A page elsewhere can make a browser post a form, but not JSON.
  if (!/^application\/json\b/.test(header(context, 'content-type') ?? ''))
    throw refused(415, 'not-json', 'Cette adresse attend du JSON.');
}

function shapeOf<Fields extends object>(context: FormContext, form: FormDefinition<Fields>) {
  const { formToken, idempotencyKey, ...rest } = (context.request.body ?? {}) as Record<string, unknown>;
  const sending = SENDING.safeParse({ formToken, idempotencyKey });
  const fields = form.shape.safeParse(rest);
  if (sending.success && fields.success) return { sending: sending.data, fields: fields.data };
  const issue = (sending.error ?? fields.error)?.issues[0];
  const name = issue?.code === 'unrecognized_keys' ? issue.keys.join() : issue?.path.join('.');
  throw refused(400, 'malformed', `Champ inattendu ou mal formé\u00a0: ${(name ?? '').slice(0, 100)}`);
}

function goodToken({ formToken }: Sending, key: LinkKey, now: number): { nonce: string; endsAt: number } {
  const token = readFormToken(formToken, [key], now);
  if (token.state === 'good') return token;
  throw refused(422, 'form-expired', 'Ce formulaire a expiré. Relisez-le et envoyez-le à nouveau.');
}

function brokenDown(strapi: Core.Strapi, error: unknown): Refusal {
  strapi.log.error(
    JSON.stringify({ event: 'form-failed', err: error instanceof Error ? error.message : String(error) }),
  );
  return refused(503, 'unavailable', 'Le service est momentanément indisponible. Rien n’a été enregistré.', 30);
}

function header(context: FormContext, name: string): string | undefined {
  const value = context.request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
