import { isAutomaticReply, isReporter, saysAway, saysFailure } from './automatic.ts';
import type { Fields } from './fields.ts';
import { type MessageParts, takeApart } from './message-parts.ts';
import { isLasting, type RefusalReason, refusalReason, statusIn } from './refusal-reason.ts';
import { ownWords } from './own-words.ts';

/**
 * `hard`: no mail can arrive at this address; `soft`: this one did not; `notice`: a machine says that it is late, or
 * arrived; `unknown`: not a report, perhaps a person.
 */
export type Verdict = 'hard' | 'soft' | 'complaint' | 'auto-reply' | 'notice' | 'unknown';

export interface Finding {
  readonly verdict: Verdict;
  /** RFC 3463, such as `5.1.1`; null when the message gives none. */
  readonly status: string | null;
  /** Null but for hard and soft. */
  readonly reason: RefusalReason | null;
}

const NOTHING = { status: null, reason: null } as const;

/** What a message that came to the return address says. Never throws; what cannot be read is `unknown`. */
export async function classify(raw: Uint8Array): Promise<Finding> {
  const parts = await takeApart(raw);
  return parts === null ? { verdict: 'unknown', ...NOTHING } : judge(parts);
}

export function judge(parts: MessageParts): Finding {
  if (parts.feedback !== null) return judgeFeedback(parts.feedback);
  if (isHotmailComplaint(parts)) return { verdict: 'complaint', ...NOTHING };
  const isReport = parts.contentType.startsWith('multipart/report');
  if (parts.deliveryStatus !== null && (isReport || !isAutomaticReply(parts)))
    return judgeStatus(parts, parts.deliveryStatus);
  if (saysAway(parts) || (isAutomaticReply(parts) && !isReporter(parts))) return { verdict: 'auto-reply', ...NOTHING };
  return judgeWords(parts);
}

/** RFC 5965, 7.3: what is "not-spam" takes a complaint back; failures of authentication are no complaint of a person. */
function judgeFeedback(feedback: Fields): Finding {
  const kind = (feedback.get('feedback-type') ?? '').toLowerCase();
  const ofAPerson = !['not-spam', 'auth-failure', 'dmarc', 'virus'].includes(kind);
  return { verdict: ofAPerson ? 'complaint' : 'notice', ...NOTHING };
}

/** Microsoft's feedback loop sends the message that somebody complained of without the part of RFC 5965. */
function isHotmailComplaint({ headers, returned }: MessageParts): boolean {
  const from = (headers.get('from') ?? '').toLowerCase();
  const subject = (headers.get('subject') ?? '').toLowerCase();
  return from.includes('staff@hotmail.com') && subject.startsWith('complaint about message from') && returned.size > 0;
}

/** One of our messages has one recipient; of several that a report names, the address lasts if one of them might. */
function judgeStatus(parts: MessageParts, groups: readonly Fields[]): Finding {
  const recipients = groups.filter((group) => group.has('final-recipient') || group.has('action'));
  const failed = recipients.filter((group) => !NO_FAILURE.has(actionOf(group)));
  if (failed.length === 0) return recipients.length > 0 ? { verdict: 'notice', ...NOTHING } : judgeWords(parts);
  const found = failed.map((group) => refusalOf(group, parts));
  return found.find(({ verdict }) => verdict === 'soft') ?? found[0] ?? { verdict: 'unknown', ...NOTHING };
}

/** RFC 3464, 2.3.3. */
const NO_FAILURE = new Set(['delayed', 'delivered', 'deliverable', 'relayed', 'expanded']);

function actionOf(group: Fields): string {
  return (group.get('action') ?? '').toLowerCase().split(/[\s;(]/, 1)[0] ?? '';
}

function refusalOf(group: Fields, parts: MessageParts): Finding {
  const diagnostic = group.get('diagnostic-code') ?? '';
  const written = statusIn(group.get('status') ?? '');
  const status = written === null || written.endsWith('.0.0') ? (statusIn(diagnostic) ?? written) : written;
  const around = ownWords(parts.text);
  const reason = refusalReason(status, diagnostic, around);
  return finding(status, reason === 'other' ? refusalReason(status, around) : reason);
}

/** Reports without the parts of RFC 3464: only of those that report, and never of what might be a person's. */
function judgeWords(parts: MessageParts): Finding {
  const nobody = (parts.headers.get('return-path') ?? '').replaceAll(' ', '') === '<>';
  if (!isReporter(parts) && !(nobody && saysFailure(parts))) return { verdict: 'unknown', ...NOTHING };
  const words = ownWords(parts.text);
  const status = statusIn(words);
  if (isOnlyLate(parts, words)) return { verdict: 'notice', ...NOTHING };
  const reason = refusalReason(status, words);
  if (reason === 'other' && status === null && !saysFailure(parts)) return { verdict: 'unknown', ...NOTHING };
  return finding(status, reason);
}

function isOnlyLate({ headers }: MessageParts, words: string): boolean {
  const subject = (headers.get('subject') ?? '').toLowerCase();
  const said = words.toLowerCase();
  return (
    ['delayed', 'warning:', '(delay)'].some((word) => subject.includes(word)) ||
    said.includes('will be retried') ||
    said.includes('do not need to resend')
  );
}

function finding(status: string | null, reason: RefusalReason): Finding {
  return { verdict: isLasting(reason) ? 'hard' : 'soft', status, reason };
}
