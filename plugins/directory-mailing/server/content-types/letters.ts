import { long, needed, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { decisionAttributes, sendingAttributes } from './deliveries.ts';
import { index, key, table } from './table.ts';

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
      html: long(),
      text: long(),
      replyTo: short(),
      queuedAt: needed(),
      ...sendingAttributes(),
      ...decisionAttributes(),
    },
    [index('letters_state', 'state')],
  ),
  /** How many letters an address got on a day; the address only as a keyed mark. */
  'letter-count': table(
    'letter-count',
    'letter-counts',
    { mark: needed(), day: needed(), count: { type: 'integer', default: 0 } },
    [key('letter_counts_once', 'mark', 'day')],
  ),
};

export const LETTER = 'plugin::directory-mailing.letter';
export const LETTER_COUNT = 'plugin::directory-mailing.letter-count';
