import type { MailingReason } from './occasion.ts';

/**
 * Whether a mailing may leave without a person's yes, judged by how many it would reach and how many the last one with
 * the same filters did (null: there was none). Half of the people gone is a mistake more often than the truth.
 */
export function doubtAboutAudience(count: number, last: number | null): MailingReason | null {
  if (count === 0) return 'audience-empty';
  return last !== null && count * 2 <= last ? 'audience-halved' : null;
}
