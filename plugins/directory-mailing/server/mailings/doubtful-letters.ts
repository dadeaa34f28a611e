import { refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import type { DoubtfulLetter } from '../../contract/mailings.ts';
import { LETTER } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { UNDECIDED } from '../services/decisions.ts';
import type { StaffActs } from '../services/staff-acts.ts';
import { addressHint } from './reading-mails.ts';

const SHOWN = 200;

/** Messages to one person whose fate nobody knows: a person decides, as about those of a mailing. */
export const doubtfulLetters = ({ strapi }: { strapi: Core.Strapi }) => {
  const letters = () => strapi.db.query(LETTER);

  const list = async (): Promise<DoubtfulLetter[]> => {
    const rows: { id: number; subject: string; email: string; settledAt: string | null }[] = await letters().findMany({
      where: UNDECIDED,
      select: ['id', 'subject', 'email', 'settledAt'],
      orderBy: { id: 'asc' },
      limit: SHOWN,
    });
    return rows.map(({ id, subject, email, settledAt: at }) => ({ id, subject, address: addressHint(email), at }));
  };

  /** `resend` queues again what may have left already; `leave` says that it stays as it is. With who said so. */
  const decide = async (id: number, decision: 'resend' | 'leave', by: string): Promise<void> => {
    const acts = strapi.plugin('directory-mailing').service('staffActs') as StaffActs;
    await strapi.db.transaction(async () => {
      const decided = { decision, decidedBy: by, decidedAt: new Date().toISOString() };
      const again = decision === 'resend' ? { state: 'queued', notBefore: null, settledAt: null } : {};
      const where = { id, ...UNDECIDED };
      const { count } = await letters().updateMany({ where, data: { ...decided, ...again } });
      if (count === 0) throw refused(409, 'changed-meanwhile', 'Ce message n’est plus en doute.');
      await acts.record({ act: decision === 'resend' ? 'letter-resent' : 'letter-left', by, count });
    });
    logEvent(strapi, 'info', 'letter-doubt-resolved', { letter: id, decision });
  };

  return { list, decide };
};

export type DoubtfulLetters = ReturnType<typeof doubtfulLetters>;
