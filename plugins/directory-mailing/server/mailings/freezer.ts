import type { Core } from '@strapi/strapi';
import { doubtAboutAudience } from '../../core/occasions/audience-guard.ts';
import type { MailingReason } from '../../core/occasions/occasion.ts';
import { MAILING } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import type { Trx } from '../services/store-mailing.ts';
import { type Audience, filterKey } from './audience.ts';
import type { MailingContent } from './content.ts';
import { changeMailing, type MailingRecord } from './mailing-rows.ts';

/** Fixes what is said and to whom; from then on the mailing is the sender's. In a transaction of `inTurn`. */
export const freezer = ({ strapi }: { strapi: Core.Strapi }) => {
  const audience = () => strapi.plugin('directory-mailing').service('audience') as Audience;

  /** How many the last mailing with the same filters had; null when there was none. */
  const lastAudience = async (filters: string): Promise<number | null> => {
    const [last] = (await strapi.db.query(MAILING).findMany({
      where: { filters, frozenAt: { $notNull: true } },
      select: ['audience'],
      orderBy: { frozenAt: 'desc' },
      limit: 1,
    })) as { audience: number | null }[];
    return last?.audience ?? null;
  };

  /** Why it should not leave without a person's yes; null when nothing speaks against it. */
  const doubt = async ({ filter }: MailingContent): Promise<MailingReason | null> => {
    const { count } = await audience().count(filter);
    return doubtAboutAudience(count, await lastAudience(filterKey(filter)));
  };

  /** All or nothing. Null when somebody was first. */
  const freeze = async (
    trx: Trx,
    row: MailingRecord,
    { subject, html, text, told, replyTo, filter }: MailingContent,
    by: string,
    at: string,
  ): Promise<number | null> => {
    const frozen = { subject, html, text, told, replyTo, filters: filterKey(filter), frozenAt: at };
    const data = { ...frozen, state: 'queued', reason: null };
    const act = { act: 'frozen', by, at };
    if (row.frozenAt !== null || !(await changeMailing(strapi, row, ['upcoming', 'prepared'], data, act))) return null;
    const recipients = await audience().queue(trx, row.id, filter);
    await strapi.db.query(MAILING).updateMany({ where: { id: row.id }, data: { audience: recipients } });
    const { key, consultation, occasion } = row;
    logEvent(strapi, 'info', 'mailing-created', { mailing: row.id, key, consultation, occasion, recipients });
    return recipients;
  };

  return { freeze, doubt, lastAudience };
};

export type Freezer = ReturnType<typeof freezer>;
