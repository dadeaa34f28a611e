import { aimOf, type SmtpRefusal } from '../delivery-states.ts';
import type { Finding } from './classify.ts';
import { isLasting, refusalReason } from './refusal-reason.ts';

/**
 * What a server says of an address to our face, judged as a returned mail is; null where it says nothing that lasts.
 * Only at RCPT, and only of the address: 5.7 is about us, whatever the words are.
 */
export function refusedAddress(refusal: SmtpRefusal, words: string): Finding | null {
  const { atRecipient = false, code, enhanced: status = null } = refusal;
  if (!atRecipient || code === null || code < 500 || aimOf(refusal) !== 'recipient') return null;
  if (status !== null && !status.startsWith('5.1.')) return null;
  const reason = refusalReason(status, words);
  return isLasting(reason) ? { verdict: 'hard', status, reason } : null;
}

/** A relay that refuses more addresses than it takes is mistaken about itself: it says nothing about them. */
export function isCredible(refused: number, accepted: number): boolean {
  return refused <= accepted;
}
