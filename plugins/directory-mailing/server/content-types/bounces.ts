import { needed, number, numberIfAny, once, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { index, key, table } from './table.ts';

/** What came back, and what followed. Append-only; no address, nothing of what the message said. */
export const bounceTypes = {
  bounce: table(
    'bounce',
    'bounces',
    {
      mailKind: needed(),
      mailId: number(),
      verdict: needed(),
      status: short(),
      reason: short(),
      source: needed(),
      stakeholderId: numberIfAny(),
      consequence: needed(),
      at: needed(),
    },
    [key('bounces_once', 'mail_kind', 'mail_id', 'verdict'), index('bounces_of', 'stakeholder_id')],
  ),
  /** Seals of the webhook that were used, as long as somebody could use them again. */
  'bounce-seal': table('bounce-seal', 'bounce-seals', {
    seal: once(),
    at: needed(),
  }),
};

export const BOUNCE = 'plugin::directory-mailing.bounce';
export const BOUNCE_SEAL = 'plugin::directory-mailing.bounce-seal';
