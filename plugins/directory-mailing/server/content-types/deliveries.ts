import { needed, number, once, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { key, table } from './table.ts';

/** What the sender writes on a row, of a delivery and of a letter alike. Instants are ISO 8601 in UTC. */
export const sendingAttributes = () => ({
  state: { ...needed(), default: 'queued' },
  epoch: { type: 'integer', default: 0 },
  attempts: { type: 'integer', default: 0 },
  /** How often nobody knew whether the message had left; more than none marks a possible double. */
  doubts: { type: 'integer', default: 0 },
  notBefore: short(),
  settledAt: short(),
  /** `left`, `paused`, `bounced`, `erased`, `bad-address`, `not-allowed`, `cancelled`. */
  skipReason: short(),
  lastReply: short(),
  messageId: short(),
});

/** What a person decided about a doubt or a failure. */
export const decisionAttributes = () => ({ decision: short(), decidedBy: short(), decidedAt: short() });

/** One row a recipient, and who may send. */
export const deliveryTypes = {
  delivery: table(
    'delivery',
    'deliveries',
    {
      mailingId: number(),
      stakeholderId: number(),
      ...sendingAttributes(),
      ...decisionAttributes(),
      /** Of a failed one: the status by which a server said that no mail can arrive at the address. */
      addressRefused: short(),
    },
    [key('deliveries_once', 'mailing_id', 'stakeholder_id')],
  ),
  /** Two rows: `sender`, who may send; `installation`, which copy of the database may. */
  'sender-lease': table('sender-lease', 'sender-leases', {
    key: once(),
    owner: needed(),
    epoch: number(),
    /** Grows with every transaction of a sender: a database that knows fewer than its folder is an older copy. */
    ticks: { type: 'biginteger', default: 0 },
    expiresAt: needed(),
  }),
};

export const DELIVERY = 'plugin::directory-mailing.delivery';
