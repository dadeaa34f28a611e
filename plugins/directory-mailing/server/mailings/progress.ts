import type { Core } from '@strapi/strapi';
import type { MailingProgress } from '../../contract/mailings.ts';
import { DELIVERY, MAILING } from '../content-types/index.ts';

/** How far the sender has come, and what a person may tell it about messages whose fate nobody knows. */
export interface SendingDesk {
  progress(mailingId: number): Promise<MailingProgress>;
  resolveDoubt(mailingId: number, decision: 'resend' | 'leave', by: string): Promise<number>;
  retryFailed(mailingId: number, by: string): Promise<number>;
}

/** Read from the rows of deliveries. */
export function sendingDesk(strapi: Core.Strapi): SendingDesk {
  const deliveries = () => strapi.db.query(DELIVERY);

  const progress: SendingDesk['progress'] = async (mailingId) => {
    const counts = { queued: 0, attempting: 0, accepted: 0, failed: 0, 'in-doubt': 0, skipped: 0 };
    const { tableName } = strapi.db.metadata.get(DELIVERY);
    const rows = (await strapi.db
      .getConnection(tableName)
      .where({ mailing_id: mailingId })
      .groupBy('state')
      .select('state')
      .count({ rows: '*' })) as { state: string; rows: string | number }[];
    for (const { state, rows: count } of rows)
      if (state in counts) counts[state as keyof typeof counts] = Number(count);
    const answered = (await deliveries().findMany({
      where: { mailingId, lastReply: { $notNull: true } },
      select: ['lastReply'],
      orderBy: { id: 'desc' },
      limit: 5,
    })) as { lastReply: string }[];
    const { 'in-doubt': inDoubt, ...others } = counts;
    return {
      ...others,
      inDoubt,
      skippedBy: {},
      perMinute: null,
      secondsLeft: null,
      replies: [...new Set(answered.map(({ lastReply }) => lastReply))],
    };
  };

  /** A mailing that was through is taken up again. */
  const again = async (mailingId: number, state: string): Promise<number> => {
    const data = { state: 'queued', attempts: 0, notBefore: null };
    const { count } = await deliveries().updateMany({ where: { mailingId, state }, data });
    if (count > 0)
      await strapi.db
        .query(MAILING)
        .updateMany({ where: { id: mailingId, state: 'finished' }, data: { state: 'queued' } });
    return count;
  };

  return {
    progress,
    retryFailed: async (mailingId) => again(mailingId, 'failed'),
    resolveDoubt: async (mailingId, decision) => {
      if (decision === 'resend') return again(mailingId, 'in-doubt');
      const where = { mailingId, state: 'in-doubt' };
      return (await deliveries().updateMany({ where, data: { state: 'failed' } })).count;
    },
  };
}
