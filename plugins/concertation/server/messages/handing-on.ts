import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import { type Gathered, IN_ONE_LETTER, observationsLetter, ONE_BY_ONE } from '../../core/messages/handing-on.ts';
import { letterKind } from '../../core/messages/letters.ts';
import { instantInFrench } from '../../core/french-dates.ts';
import { midnightAfter, parisMoment } from '../../core/paris-time.ts';
import { keyOnce } from '../letter-once.ts';
import { tellHouse } from '../post.ts';
import { NOTICE } from './content-types.ts';
import type { MessageKit } from './kit.ts';
import { actOn, type DoneAct, type MessageRow, messagesIn } from './message-rows.ts';
import type { OpenRegister } from './surroundings.ts';

const TO_GATHER = { state: 'passed-on', toGather: true };

/**
 * Hands an observation to whoever keeps the register; the address is the staff's own word in the dossier. In the
 * transaction in progress: with a letter of its own, or to wait for the one of the hour.
 */
export async function passOn(
  strapi: Core.Strapi,
  kit: MessageKit,
  trx: Transaction,
  message: MessageRow,
  register: OpenRegister,
  { by, gather = false }: { readonly by: string; readonly gather?: boolean },
): Promise<void> {
  if (register.email !== null && !gather) {
    const kind = letterKind('passed-on', message.reference);
    const body = observationsLetter([gathered(kit, message, register)]);
    await tellHouse(kit.post, trx, { kind, to: register.email, body });
  }
  const done: DoneAct = { act: 'passed-on', at: kit.at(), by, to: register.title };
  await actOn(strapi, message, done, { settledAt: kit.at(), toGather: gather });
}

/** The form has brought this register as many today as are handed on one by one, what is being stored included. */
export async function isCrowded(strapi: Core.Strapi, kit: MessageKit, register: OpenRegister): Promise<boolean> {
  const today = new Date(midnightAfter(parisMoment(kit.clock.now()), 0)).toISOString();
  const where = { register: register.consultation, channel: 'site', receivedAt: { $gte: today } };
  return (await messagesIn(strapi).count({ where })) > ONE_BY_ONE;
}

/** Sends what waits for the letter of the hour, register by register. On several instances, each text leaves once. */
export async function handOnGathered(strapi: Core.Strapi, kit: MessageKit): Promise<void> {
  const waiting = await messagesIn(strapi).findMany({ where: TO_GATHER, select: ['register'] });
  for (const register of new Set(waiting.map(({ register }) => register)))
    if (register !== null) await handOnFor(strapi, kit, register);
}

async function handOnFor(strapi: Core.Strapi, kit: MessageKit, consultation: string): Promise<void> {
  const where = { ...TO_GATHER, register: consultation };
  for (let letter = 1; ; letter += 1) {
    const rows = await messagesIn(strapi).findMany({ where, orderBy: { id: 'asc' }, limit: IN_ONE_LETTER });
    if (rows.length === 0) return;
    const sent = await strapi.db.transaction(async ({ trx }) => {
      if (letter === 1 && !(await keyOnce(strapi, trx, NOTICE, hourOf(kit, consultation), kit.at()))) return false;
      return sendTogether(strapi, kit, trx, consultation, rows);
    });
    if (!sent) return;
  }
}

function hourOf(kit: MessageKit, consultation: string): string {
  return `hand-on ${consultation} ${parisMoment(kit.clock.now()).slice(0, 13)}`;
}

/** What was erased or reopened since it was read stays out. Answers whether there is anybody to send it to. */
async function sendTogether(
  strapi: Core.Strapi,
  kit: MessageKit,
  trx: Transaction,
  consultation: string,
  rows: readonly MessageRow[],
): Promise<boolean> {
  const register = await kit.around.registerNamed(consultation);
  if (register === null || register.email === null) {
    kit.log('register-unreachable', { consultation }, 'warn');
    return false;
  }
  const taken: Gathered[] = [];
  for (const row of rows) {
    const where = { documentId: row.documentId, version: row.version };
    const { count } = await messagesIn(strapi).updateMany({ where, data: { toGather: false } });
    if (count === 1) taken.push(gathered(kit, row, register));
  }
  const [first, ...others] = taken;
  if (first === undefined) return true;
  const body = observationsLetter([first, ...others]);
  await tellHouse(kit.post, trx, { kind: 'message-passed-on-together', to: register.email, body });
  kit.log('observations-handed-on', { consultation, count: taken.length });
  return true;
}

function gathered(kit: MessageKit, message: MessageRow, { title, path }: OpenRegister): Gathered {
  return {
    reference: message.reference,
    receivedOn: instantInFrench(message.receivedAt),
    channel: message.channel,
    invited: message.channel === 'site' && message.register !== null,
    name: message.name,
    email: message.email,
    confirmed: message.confirmedAt !== null,
    subject: message.subject ?? '',
    body: message.body ?? '',
    consultation: title,
    page: kit.absolute(path),
  };
}
