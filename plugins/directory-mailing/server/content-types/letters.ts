import { decisionAttributes, sendingAttributes } from './deliveries.ts';
import { needed, table, text } from './table.ts';

/** One message to one person. */
export const letterTypes = {
  /** One message to one person: a receipt, a confirmation. Sent like a delivery, queued in the transaction of its cause. */
  letter: table(
    'letter',
    'letters',
    {
      kind: needed(),
      email: needed(),
      subject: needed(),
      html: { type: 'text' },
      text: { type: 'text' },
      replyTo: text(),
      queuedAt: needed(),
      ...sendingAttributes(),
      ...decisionAttributes(),
    },
    [{ name: 'mailing_letters_state', columns: ['state'] }],
  ),
  /** How many letters an address got on a day; the address only as a keyed mark. */
  'letter-count': table(
    'letter-count',
    'letter-counts',
    { mark: needed(), day: needed(), count: { type: 'integer', default: 0 } },
    [{ name: 'mailing_letter_counts_once', columns: ['mark', 'day'], type: 'unique' }],
  ),
};

export const LETTER = 'plugin::directory-mailing.letter';
export const LETTER_COUNT = 'plugin::directory-mailing.letter-count';
