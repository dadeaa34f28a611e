import type { PlannedRow } from './facts.ts';
import type { MailingReason, MailingState, MailingWish, Occasion } from './occasion.ts';

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
  /** Absent where the act says nothing of when it leaves. */
  readonly wish?: MailingWish | null;
}

const HELD: Outcome = { state: 'prepared', reason: 'confirmation', wish: 'held' };

/** Where an act leads; null when it is not to be done in this state. The page shows the buttons by the same function. */
export function outcomeOf(act: MailingActName, mailing: ActedOn): Outcome | null {
  const { state, reason, frozenAt, occasion } = mailing;
  switch (act) {
    case 'hold':
      return state === 'upcoming' ? HELD : null;
    case 'let-go':
      // What waits because of its audience needs a confirmation that names the number.
      return state === 'prepared' && reason === 'confirmation' && occasion !== 'by-hand'
        ? { state: 'upcoming', reason: null, wish: 'let-go' }
        : null;
    case 'pause':
      return state === 'queued' ? { state: 'paused', reason: null } : null;
    case 'resume':
      return state === 'paused' ? { state: 'queued', reason: null } : null;
    case 'cancel':
      return state === 'finished' || state === 'cancelled' ? null : { state: 'cancelled', reason: 'by-somebody' };
    case 'restore':
      return state === 'cancelled' && reason === 'by-somebody' && frozenAt === null ? HELD : null;
    case 'retry':
      return state === 'finished' || state === 'queued' || state === 'paused' ? { state, reason: null } : null;
  }
}

/** What was cancelled is not sent again, whatever comes back of it. */
export function mayResend({ state }: Pick<ActedOn, 'state'>): boolean {
  return state !== 'cancelled';
}

/** How a row stands after it moved to another instant, or came back with its cause: nobody's word is lost by it. */
export function standingAfter(
  step: 'move' | 'revive',
  { reason, wish }: Pick<PlannedRow, 'reason' | 'wish'>,
): Partial<Outcome> {
  if (reason === 'by-somebody') return {};
  if (wish === 'held') return HELD;
  // Who let it go had another hour before their eyes.
  return { state: 'upcoming', reason: null, ...(step === 'move' ? { wish: null } : {}) };
}

/** Whether its instant finds it waiting for a person. What was said of this one comes before what holds for all. */
export function waitsForYes(wish: MailingWish | null, mode: 'automatic' | 'confirmed'): boolean {
  return wish === null ? mode === 'confirmed' : wish === 'held';
}

/** The mail of an opening says « ouverte »: nobody may send it before. A correction need not wait for its hour. */
export function mayConfirm({ state, occasion, dueAt }: ActedOn, now: number): boolean {
  if (state !== 'prepared' && !(state === 'upcoming' && occasion === 'dates-changed')) return false;
  if (occasion === 'by-hand' || occasion === 'dates-changed' || occasion === 'meeting') return true;
  return dueAt !== null && Date.parse(dueAt) <= now;
}
