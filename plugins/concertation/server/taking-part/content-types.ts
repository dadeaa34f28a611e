import { table } from '../content-types/table.ts';

const text = () => ({ type: 'string' });
const needed = () => ({ type: 'string', required: true });
const once = () => ({ type: 'string', required: true, column: { unique: true } });

export const takingPartTypes = {
  /** What each idempotency key was answered, for seven days; of the fields, a keyed mark alone. */
  'form-answer': table('form-answer', 'form-answers', {
    key: once(),
    mark: needed(),
    answer: { type: 'json' },
    at: needed(),
  }),
  /** A form is sent once. */
  'spent-token': table('spent-token', 'spent-tokens', { nonce: once(), endsAt: text() }),
};
