import type { Core } from '@strapi/strapi';
import type { MailingProgress } from '../../contract/mailings.ts';
import { DELIVERY } from '../content-types/index.ts';
import { UNDECIDED } from '../services/decisions.ts';
import type { MailSender } from '../services/sender.ts';

/** How far the sender has come, and what a person may tell it about messages whose fate nobody knows. */
export interface SendingDesk {
  progress(mailingId: number): Promise<MailingProgress>;
  resolveDoubt(mailingId: number, decision: 'resend' | 'leave', by: string): Promise<number>;
  retryFailed(mailingId: number, by: string): Promise<number>;
}

/** The sender as the page « Envois » sees it. */
export function sendingDesk(strapi: Core.Strapi): SendingDesk {
  const sender = () => strapi.plugin('directory-mailing').service('sender') as MailSender;

  const progress: SendingDesk['progress'] = async (mailingId) => {
    const { states, undecided, skipped, perSecond, secondsLeft, replies } = await sender().progress(mailingId);
    const of = (state: keyof typeof states) => states[state] ?? 0;
    return {
      queued: of('queued'),
      attempting: of('attempting'),
      accepted: of('accepted') + of('bounced'),
      returned: of('bounced'),
      failed: of('failed'),
      inDoubt: undecided,
      doubtsLeft: of('in-doubt') - undecided,
      skipped: of('skipped'),
      skippedBy: skipped,
      perMinute: perSecond > 0 ? Math.round(perSecond * 60) : null,
      secondsLeft,
      replies: [...new Set(replies.map(({ reply }) => reply))],
    };
  };

  const resolveDoubt: SendingDesk['resolveDoubt'] = async (mailingId, decision, by) => {
    const where = { mailingId, ...UNDECIDED };
    const rows: { id: number }[] = await strapi.db.query(DELIVERY).findMany({ where, select: ['id'] });
    return sender().resolveDoubt(
      rows.map(({ id }) => id),
      decision,
      by,
    );
  };

  return { progress, resolveDoubt, retryFailed: async (mailingId, by) => sender().retryFailed(mailingId, by) };
}
