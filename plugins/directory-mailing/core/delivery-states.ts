/** "Accepted" is all that SMTP can say: a server took the message. Nobody here ever says "delivered". */
export type DeliveryState = 'queued' | 'attempting' | 'accepted' | 'failed' | 'in-doubt' | 'skipped' | 'bounced';

const NEXT: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  queued: ['attempting', 'skipped'],
  // What comes back may be quicker than our note that it left, and proves that it did.
  attempting: ['accepted', 'failed', 'in-doubt', 'queued', 'bounced'],
  // A late answer settles a doubt; else a person does.
  'in-doubt': ['accepted', 'failed', 'queued', 'bounced'],
  accepted: ['bounced'],
  failed: [],
  skipped: [],
  bounced: [],
};

export function mayBecome(from: DeliveryState, to: DeliveryState): boolean {
  return NEXT[from].includes(to);
}

/** What an attempt met. `phase` says how far it came: before `message` nothing of the mail had left. */
export interface SmtpRefusal {
  readonly phase: 'connection' | 'message';
  /** Three digits of the server's reply; null when there was none. */
  readonly code: number | null;
  /** True when the reply was about this recipient or this message, not about us. */
  readonly personal: boolean;
}

export type Verdict =
  { readonly state: 'failed' | 'in-doubt' } | { readonly state: 'queued'; readonly afterMs: number };

/** About three days, as long as the news is news: a relay that is down for a night loses nobody their mail. */
export const MOST_ATTEMPTS = 80;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

/** `attempts` counts this one. Without a reply after the message began, nobody can know: that is doubt, never a retry. */
export function verdictOf(refusal: SmtpRefusal, attempts: number): Verdict {
  if (refusal.phase === 'message' && refusal.code === null) return { state: 'in-doubt' };
  const final = refusal.personal && refusal.code !== null && refusal.code >= 500;
  if (final || attempts >= MOST_ATTEMPTS) return { state: 'failed' };
  return { state: 'queued', afterMs: waitAfter(attempts) };
}

/** 30 s, 1 min, 2 min … never more than an hour. */
export function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT * 2 ** (Math.max(1, attempts) - 1), LONGEST_WAIT);
}
