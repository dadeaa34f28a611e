import type { MailingReason, MailingState, Occasion } from './occasion.ts';

/** What a person may do with a mailing besides confirming it. */
export type MailingActName = 'hold' | 'let-go' | 'pause' | 'resume' | 'cancel' | 'restore' | 'retry';

export interface ActedOn {
  readonly occasion: Occasion;
  readonly state: MailingState;
  readonly reason: MailingReason | null;
  readonly dueAt: string | null;
  readonly frozenAt: string | null;
}

interface Outcome {
  readonly state: MailingState;
  readonly reason: MailingReason | null;
}

/** Where an act leads; null when it is not to be done in this state. The page shows the buttons by the same function. */
export function outcomeOf(act: MailingActName, mailing: ActedOn): Outcome | null {
  const { state, reason, frozenAt, occasion } = mailing;
  switch (act) {
    case 'hold':
      return state === 'upcoming' ? { state: 'prepared', reason: 'confirmation' } : null;
    case 'let-go':
      // What waits because of its audience needs a confirmation that names the number.
      return state === 'prepared' && reason === 'confirmation' && occasion !== 'by-hand'
        ? { state: 'upcoming', reason: null }
        : null;
    case 'pause':
      return state === 'queued' ? { state: 'paused', reason: null } : null;
    case 'resume':
      return state === 'paused' ? { state: 'queued', reason: null } : null;
    case 'cancel':
      return state === 'finished' || state === 'cancelled' ? null : { state: 'cancelled', reason: 'by-somebody' };
    case 'restore':
      return state === 'cancelled' && reason === 'by-somebody' && frozenAt === null
        ? { state: 'prepared', reason: 'confirmation' }
        : null;
    case 'retry':
      return state === 'finished' || state === 'queued' || state === 'paused' ? { state, reason: null } : null;
  }
}

/** The mail of an opening says « ouverte »: nobody may send it before. A correction need not wait for its hour. */
export function mayConfirm({ state, occasion, dueAt }: ActedOn, now: number): boolean {
  if (state !== 'prepared' && !(state === 'upcoming' && occasion === 'dates-changed')) return false;
  if (occasion === 'by-hand' || occasion === 'dates-changed' || occasion === 'meeting') return true;
  return dueAt !== null && Date.parse(dueAt) <= now;
}
