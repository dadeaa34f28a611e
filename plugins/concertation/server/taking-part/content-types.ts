import { json, long, needed, number, once, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { table } from '../content-types/table.ts';

export const takingPartTypes = {
  /** What each idempotency key was answered, for seven days; of the fields, a keyed mark alone. */
  'form-answer': table('form-answer', 'form-answers', {
    key: once(),
    mark: needed(),
    answer: json(),
    /** The answer's: what is erased finds its row by it. */
    reference: short(),
    at: needed(),
  }),
  /** Append-only: each state of what the forms take, and why. The latest is in force. */
  'limit-change': table('limit-change', 'limit-changes', {
    burst: number(),
    perHour: number(),
    unconfirmedLetters: number(),
    confirmedLetters: number(),
    reason: { ...long(), required: true },
    by: needed(),
    at: needed(),
  }),
  /** A meeting for whose people there is more room, for as long as it lasts. */
  'public-session': table('public-session', 'public-sessions', {
    name: needed(),
    people: number(),
    from: needed(),
    to: needed(),
    reason: { ...long(), required: true },
    by: needed(),
    at: needed(),
  }),
  /** A form is sent once. */
  'spent-token': table('spent-token', 'spent-tokens', { nonce: once(), endsAt: short() }),
};
