import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { replyShape } from '../../contract/moderation.ts';
import type { FormAnswer, Transaction } from '../../contract/taking-part.ts';
import { bodyFault } from '../../core/comments/check.ts';
import { cleanLine, cleanText } from '../../core/typed-text.ts';
import { mayComment } from '../../core/comments/may-comment.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { fieldsMark } from '../../core/taking-part/same-fields.ts';
import { createComment, holdComment, recordDecision } from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import { tellAnswered } from '../comments/letters.ts';
import { type CommentRow } from '../comments/tables.ts';
import { answerOnce } from '../taking-part/form-rows.ts';
import type { DeskActor } from './desk-people.ts';
import { ofTeam } from './of-team.ts';

type Reply = Omit<z.infer<typeof replyShape>, 'idempotencyKey'>;

/** The service answers, under its name, once for one key; closed comments may still be answered, hidden ones not. */
export async function replyOfficially(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  { idempotencyKey, ...reply }: z.infer<typeof replyShape>,
): Promise<void> {
  const mark = fieldsMark({ ...reply, by: actor.id }, kit.key.secret);
  const claim = { form: 'official-reply', key: idempotencyKey, mark, token: null, now: kit.clock.now() };
  await answerOnce(strapi, claim, async (trx) => store(strapi, kit, trx, actor, reply));
}

/** In the transaction of the key: what is answered is read here, and held as it was read. */
async function store(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  actor: DeskActor,
  { parent, body, service }: Reply,
): Promise<FormAnswer> {
  const { row, consultation } = await ofTeam(strapi, kit, actor, parent);
  mustBeWhole(body, service);
  mustBeAnswerable(row, kit);
  await holdComment(strapi, row);
  const at = kit.at();
  const name = cleanLine(service).slice(0, 200);
  const { documentId, reference, version } = await createComment(strapi, trx, {
    reference: newReference('COM'),
    consultation: consultation.id,
    parent,
    service: name,
    // No person is named in public.
    authorName: null,
    email: null,
    network: null,
    sameness: null,
    charterVersion: null,
    body: cleanText(body),
    findings: [],
    entry: 'published',
    policy: consultation.policy,
    at,
  });
  await recordDecision(strapi, {
    comment: documentId,
    revision: 1,
    version,
    action: 'reply',
    role: 'team',
    by: actor.name,
    byId: actor.id,
    at,
    from: null,
    to: 'published',
    article: null,
    facts: null,
    notice: await tellAnswered(strapi, kit, trx, row, { documentId, service: name }),
  });
  await kit.tellPublic('comment-published', [documentId]);
  kit.log('official-reply', { comment: parent });
  return { reference, state: 'published', message: 'Votre réponse est publiée.' };
}

function mustBeWhole(body: string, service: string): void {
  const faults = {
    ...bodyFault(body),
    ...(cleanLine(service) === '' ? { service: 'Dites quel service répond.' } : {}),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

function mustBeAnswerable(row: CommentRow, { passed }: CommentKit): void {
  const gone = row.standing === null || row.authorState !== 'active';
  const thread = { standing: gone ? 'gone' : 'public', isReply: row.parent !== null } as const;
  const answerable = mayComment(ALWAYS, thread, passed);
  if (!answerable.may) throw refused(409, answerable.reason, answerable.message);
}

/** To a service the clock of the consultation says nothing: it may answer afterwards. */
const ALWAYS = {
  opens: null,
  closes: null,
  facts: [],
  origin: 'native',
  legalRegister: false,
  comments: { state: 'on', from: null, to: null, reason: null, policy: null },
} as const;
