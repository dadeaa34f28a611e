/** "Accepted" is all that SMTP can say: a server took the message. Nobody here ever says "delivered". */
export type DeliveryState = 'queued' | 'attempting' | 'accepted' | 'failed' | 'in-doubt' | 'skipped' | 'bounced';

const NEXT: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  queued: ['attempting', 'skipped'],
  // What comes back may be quicker than our note that it left, and proves that it did.
  attempting: ['accepted', 'failed', 'in-doubt', 'queued', 'bounced'],
  // A late answer settles a doubt; else a person does.
  'in-doubt': ['accepted', 'failed', 'queued', 'bounced'],
  accepted: ['bounced'],
  // Only a person tries again, or the discovery that the relay refused everybody.
  failed: ['queued'],
  skipped: [],
  bounced: [],
};

export function mayBecome(from: DeliveryState, to: DeliveryState): boolean {
  return NEXT[from].includes(to);
}

/** What happens to a message whose answer was lost: a person decides, or it is sent again and marked. */
export type DoubtPolicy = 'quarantine' | 'resend';

/** What an attempt met. */
export interface SmtpRefusal {
  /** How far it came: until `message` began nothing of the mail had left; in it, the final dot may have been read. */
  readonly phase: 'connection' | 'envelope' | 'message';
  /** Three digits of the server's reply; null when there was none. */
  readonly code: number | null;
  /** True when the reply was about this recipient or this message, not about us. */
  readonly personal: boolean;
  /** RFC 3463, as `5.7.1`; null when the server gave none. */
  readonly enhanced?: string | null;
  /** True when it was the answer to the recipient's address, before any of the message. */
  readonly atRecipient?: boolean;
}

export type Verdict =
  | { readonly state: 'failed' | 'in-doubt' }
  | { readonly state: 'queued'; readonly afterMs: number; readonly doubtful: boolean };

/** About three days, as long as the news is news: a relay that is down for a night loses nobody their mail. */
export const MOST_ATTEMPTS = 80;
/** A relay that never answers the final dot would else fill a mailbox. */
export const MOST_RESENDS = 3;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

/** So far, this attempt included; `doubts` without it. */
export interface Tries {
  readonly attempts: number;
  readonly doubts: number;
}

/** Without a reply after the message began, nobody can know: that is doubt, and the policy says what follows. */
export function verdictOf(refusal: SmtpRefusal, { attempts, doubts }: Tries, policy: DoubtPolicy): Verdict {
  if (refusal.phase === 'message' && refusal.code === null) return doubtOf({ attempts, doubts }, policy);
  const final = refusal.personal && refusal.code !== null && refusal.code >= 500;
  if (final || attempts >= MOST_ATTEMPTS) return { state: 'failed' };
  return { state: 'queued', afterMs: waitAfter(attempts), doubtful: false };
}

function doubtOf({ attempts, doubts }: Tries, policy: DoubtPolicy): Verdict {
  if (policy === 'quarantine' || doubts >= MOST_RESENDS) return { state: 'in-doubt' };
  return { state: 'queued', afterMs: waitAfter(attempts), doubtful: true };
}

/** 30 s, 1 min, 2 min … never more than an hour. */
export function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT * 2 ** (Math.max(1, attempts) - 1), LONGEST_WAIT);
}

/** Whom a refusal is about: the recipient alone, what we may send at all, or the relay and us. */
export function aimOf({ phase, code, personal, enhanced }: SmtpRefusal): 'recipient' | 'policy' | 'us' {
  if (phase === 'connection' || code === null || code === 421 || !personal) return 'us';
  if (code < 500) return 'recipient';
  return code === 554 || /^5\.[347]\./.test(enhanced ?? '') ? 'policy' : 'recipient';
}

/** A server's words for the staff and the log, without the address that servers like to repeat. */
export function withoutAddresses(reply: string): string {
  return reply
    .replace(/\s+/g, ' ')
    .replace(/[^\s<>]*@[^\s<>]*/g, '…')
    .trim()
    .slice(0, 200);
}
