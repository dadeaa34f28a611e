import type { Forms } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { addressMark } from '../../core/address-mark.ts';
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

/**
 * The one way out: by the person, by the staff, by time. Nothing is left but the keyed mark. A letter that a server is
 * being asked to take keeps its row, without a word: its answer has somewhere to be written, and goes with retention.
 */
export async function erase(
  strapi: Core.Strapi,
  { id, documentId, email }: ErasedPerson,
  reason: 'erased' | 'retention',
): Promise<void> {
  const { clock, linkKey } = settingsOf(strapi);
  const mark = addressMark(email, linkKey.secret);
  const at = new Date(clock.now()).toISOString();
  const forms = strapi.plugin('concertation').service('forms') as Forms;
  await strapi.db.transaction(async () => {
    const requests: RequestRow[] = await strapi.db.query(REQUEST).findMany({ where: { email } });
    await forms.forgetAnswers(requests.map(({ reference }) => reference));
    await strapi.db.query(STAKEHOLDER).delete({ where: { id } });
    await strapi.db.query(CONSENT_RECORD).deleteMany({ where: { stakeholder: documentId } });
    await strapi.db.query(REQUEST).deleteMany({ where: { email } });
    await strapi.db.query(LETTER).deleteMany({ where: { email, state: { $ne: 'attempting' } } });
    const silent = { email: '', subject: '', html: '', text: '', replyTo: null };
    await strapi.db.query(LETTER).updateMany({ where: { email }, data: silent });
    // A server's refusal names the address.
    await strapi.db.query(DELIVERY).updateMany({ where: await deliveriesTo(strapi, id), data: { lastReply: null } });
    await strapi.db.query(SUPPRESSION).deleteMany({ where: { mark } });
    await strapi.db.query(SUPPRESSION).create({ data: { mark, reason, at } });
  });
  logEvent(strapi, 'info', 'stakeholder-erased', { stakeholder: documentId, reason });
}
