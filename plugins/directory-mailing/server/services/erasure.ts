import type { Forms } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { addressMark } from '../../core/address-mark.ts';
import { DIRECTORY_LETTER_KINDS } from '../../core/directory-letters.ts';
import { CONSENT_RECORD, DELIVERY, LETTER, REQUEST, STAKEHOLDER, SUPPRESSION } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { deliveriesTo } from '../mailings/mailing-rows.ts';
import type { RequestRow } from '../rows.ts';
import { settingsOf } from '../settings.ts';

export interface ErasedPerson {
  readonly id: number;
  readonly documentId: string;
  readonly email: string;
}

/** What becomes of them no longer depends on their text. */
const ENDED = ['accepted', 'failed', 'skipped', 'bounced'];

/**
 * The one way out: by the person, by the staff, by time. Nothing of the directory is left but the keyed mark. `still`
 * is a condition of the person's row under which alone they go, asked within the transaction: whoever no longer meets
 * it, or is gone already, stays as they are.
 */
export async function erase(
  strapi: Core.Strapi,
  { id, documentId, email }: ErasedPerson,
  reason: 'erased' | 'retention',
  still: object = {},
): Promise<void> {
  const { clock, linkKey } = settingsOf(strapi);
  const mark = addressMark(email, linkKey.secret);
  const at = new Date(clock.now()).toISOString();
  const forms = strapi.plugin('concertation').service('forms') as Forms;
  await strapi.db.transaction(async () => {
    const { count } = await strapi.db.query(STAKEHOLDER).deleteMany({ where: { ...still, id } });
    if (count === 0) return;
    const requests: RequestRow[] = await strapi.db.query(REQUEST).findMany({ where: { email } });
    await forms.forgetAnswers(requests.map(({ reference }) => reference));
    await strapi.db.query(CONSENT_RECORD).deleteMany({ where: { stakeholder: documentId } });
    await strapi.db.query(REQUEST).deleteMany({ where: { email } });
    await eraseLetters(strapi, email);
    // A server's refusal names the address.
    await strapi.db.query(DELIVERY).updateMany({ where: await deliveriesTo(strapi, id), data: { lastReply: null } });
    await strapi.db.query(SUPPRESSION).deleteMany({ where: { mark } });
    await strapi.db.query(SUPPRESSION).create({ data: { mark, reason, at } });
    logEvent(strapi, 'info', 'stakeholder-erased', { stakeholder: documentId, reason });
  });
}

/**
 * One of ours that a server is being asked to take keeps its row, without a word: its answer has somewhere to be
 * written, and goes with retention. What another form still owes the person is not ours to drop: an answer to a
 * message, or a refusal with the way of its appeal, leaves, and goes a week later as every letter does.
 */
async function eraseLetters(strapi: Core.Strapi, email: string): Promise<void> {
  const letters = strapi.db.query(LETTER);
  const ours = { email, kind: { $in: DIRECTORY_LETTER_KINDS } };
  await letters.deleteMany({ where: { ...ours, state: { $ne: 'attempting' } } });
  const silent = { email: '', subject: '', html: '', text: '', replyTo: null };
  await letters.updateMany({ where: ours, data: silent });
  await letters.deleteMany({ where: { email, kind: { $notIn: DIRECTORY_LETTER_KINDS }, state: { $in: ENDED } } });
}
