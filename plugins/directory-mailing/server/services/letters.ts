import { randomUUID } from 'node:crypto';
import { parisMoment } from '@aggloforum/concertation/contract';
import type { LimitsInForce } from '@aggloforum/concertation/contract/limits.ts';
import { mailboxOf } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import type { Letters } from '../../contract/letters.ts';
import { addressMark, addressMarks, disownedMark } from '../../core/address-mark.ts';
import { compose } from '../../core/compose.ts';
import { LETTER, LETTER_COUNT, SUPPRESSION } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { settingsOf } from '../settings.ts';
import { DISOWNED_FOR } from './requests.ts';
import { siteSettings } from './site-settings.ts';
import type { Trx } from './store-mailing.ts';

export const letters = ({ strapi }: { strapi: Core.Strapi }): Letters => {
  const { clock, linkKey, mode, publicUrl } = settingsOf(strapi);

  /** A form can make us write to somebody who never asked: to an address that has not answered, so many a day. */
  const mostOf = async (confirmed: boolean): Promise<number> => {
    const limits = strapi.plugin('concertation').service('limits') as LimitsInForce;
    const { confirmedLetters, unconfirmedLetters } = await limits.inForce();
    return confirmed ? confirmedLetters : unconfirmedLetters;
  };

  /** Somebody said that the address is theirs and the request was not. Erasure alone forbids no new request. */
  const isSuppressed = async (mailbox: string, now: number): Promise<boolean> => {
    const mark = { $in: addressMarks(mailbox, linkKey.secret) };
    const where = { mark, reason: 'disowned', until: { $gt: new Date(now).toISOString() } };
    return (await strapi.db.query(SUPPRESSION).count({ where })) > 0;
  };

  /** What a stranger may ask for and what the service owes are counted apart: one never uses up the other. */
  const grants = async (trx: Trx, to: string, confirmed: boolean, now: number): Promise<boolean> => {
    const mailbox = mailboxOf(to);
    if (!confirmed && (await isSuppressed(mailbox, now))) return false;
    const counted = addressMark(`${confirmed ? 'answered' : 'asked'}\n${mailbox}`, linkKey.secret);
    return takePlace(strapi, trx, counted, parisMoment(now).slice(0, 10), await mostOf(confirmed));
  };

  const enqueue: Letters['enqueue'] = async (trx, { kind, to, confirmed, house = false, body }) => {
    const site = await siteSettings(strapi);
    const now = clock.now();
    const mail = compose({
      ...body,
      siteName: site.siteName ?? '',
      organisation: site.organisation ?? '',
      contact: site.contactEmail ?? '',
      siteUrl: publicUrl,
      demo: mode === 'demo',
    });
    const granted = house || (await grants(trx as Trx, to, confirmed, now));
    const state = granted ? 'queued' : 'skipped';
    // What is never sent keeps no text: forms that anybody may send would else fill the disk with it.
    const kept = granted ? mail : { ...mail, html: '', text: '' };
    const row = { ...kept, kind, email: to, replyTo: site.contactEmail, queuedAt: new Date(now).toISOString(), state };
    // Written either way: whoever asks cannot tell by the time it takes.
    const { id } = await strapi.db.query(LETTER).create({ data: row });
    if (!granted) logEvent(strapi, 'warn', 'letter-capped', { letter: id, kind });
    return granted;
  };

  const disown: Letters['disown'] = async (trx, email) => {
    await strapi.db.query(LETTER).updateMany({ where: { email, state: 'queued' }, data: { state: 'skipped' } });
    await disownMark(trx, disownedMark(mailboxOf(email), linkKey.secret));
  };

  const disownMark: Letters['disownMark'] = async (_trx, mark) => {
    await strapi.db.query(SUPPRESSION).deleteMany({ where: { mark } });
    const [at, until] = [clock.now(), clock.now() + DISOWNED_FOR].map((instant) => new Date(instant).toISOString());
    await strapi.db.query(SUPPRESSION).create({ data: { mark, reason: 'disowned', at, until } });
  };

  /** A letter that a server is being asked to take keeps its row, without a word: its answer has somewhere to be written. */
  const forget: Letters['forget'] = async (kinds) => {
    const where = { kind: { $in: kinds } };
    await strapi.db.query(LETTER).deleteMany({ where: { ...where, state: { $ne: 'attempting' } } });
    const silent = { email: '', subject: '', html: '', text: '', replyTo: null };
    await strapi.db.query(LETTER).updateMany({ where, data: silent });
  };

  return { enqueue, disown, disownMark, forget };
};

/**
 * Takes one of the places of the day, if there is one. By one statement that holds the row: two forms at once do not
 * both take the last one, and what is refused takes none.
 */
async function takePlace(strapi: Core.Strapi, trx: Trx, mark: string, day: string, most: number): Promise<boolean> {
  const { tableName } = strapi.db.metadata.get(LETTER_COUNT);
  const taken: unknown[] = await strapi.db
    .getConnection(tableName)
    .transacting(trx)
    .insert({ document_id: randomUUID(), mark, day, count: 1 })
    .onConflict(['mark', 'day'])
    .merge({ count: strapi.db.connection.raw('?? + 1', [`${tableName}.count`]) })
    .where(`${tableName}.count`, '<', most)
    .returning('id');
  return taken.length === 1;
}
