import { needed, table, text } from './table.ts';

/** One row a recipient, and who may send. */
export const deliveryTypes = {
  delivery: table(
    'delivery',
    'deliveries',
    {
      mailingId: { type: 'integer', required: true },
      stakeholderId: { type: 'integer', required: true },
      state: { ...needed(), default: 'queued' },
      epoch: { type: 'integer', default: 0 },
      attempts: { type: 'integer', default: 0 },
      notBefore: text(),
      lastReply: text(),
      messageId: text(),
    },
    [
      { name: 'mailing_deliveries_once', columns: ['mailing_id', 'stakeholder_id'], type: 'unique' },
      { name: 'mailing_deliveries_state', columns: ['state'] },
    ],
  ),
  'sender-lease': table('sender-lease', 'sender-leases', {
    key: { ...needed(), column: { unique: true } },
    owner: needed(),
    epoch: { type: 'integer', required: true },
    expiresAt: needed(),
  }),
};

export const DELIVERY = 'plugin::directory-mailing.delivery';
export const LEASE = 'plugin::directory-mailing.sender-lease';
