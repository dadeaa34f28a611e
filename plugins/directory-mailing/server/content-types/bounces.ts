import { needed, table, text } from './table.ts';

/** What came back, and what followed. Append-only; no address, nothing of what the message said. */
export const bounceTypes = {
  bounce: table(
    'bounce',
    'bounces',
    {
      mailKind: needed(),
      mailId: { type: 'integer', required: true },
      verdict: needed(),
      status: text(),
      reason: text(),
      source: needed(),
      stakeholderId: { type: 'integer' },
      consequence: needed(),
      at: needed(),
    },
    [
      { name: 'mailing_bounces_once', columns: ['mail_kind', 'mail_id', 'verdict'], type: 'unique' },
      { name: 'mailing_bounces_of', columns: ['stakeholder_id'] },
    ],
  ),
  /** Seals of the webhook that were used, as long as somebody could use them again. */
  'bounce-seal': table('bounce-seal', 'bounce-seals', {
    seal: { ...needed(), column: { unique: true } },
    at: needed(),
  }),
};

export const BOUNCE = 'plugin::directory-mailing.bounce';
export const BOUNCE_SEAL = 'plugin::directory-mailing.bounce-seal';
