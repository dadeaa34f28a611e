import { needed, table, text } from './table.ts';

/** Who is in the directory, and how they came in and out. */
export const peopleTypes = {
  stakeholder: table('stakeholder', 'stakeholders', {
    email: { ...needed(), column: { unique: true } },
    name: text(),
    organisation: text(),
    actorKind: text(),
    communes: { type: 'json' },
    themes: { type: 'json' },
    state: { ...needed(), default: 'confirmed' },
    confirmedAt: text(),
    unsubscribedAt: text(),
    /** How they came in: the form, the staff, a file. */
    source: text(),
    /** When the directory asked them whether they still agree. */
    reconfirmAskedAt: text(),
  }),
  /** What somebody asked for and has not confirmed yet: nobody is written to because of it but once, to confirm. */
  'subscription-request': table('subscription-request', 'subscription-requests', {
    reference: { ...needed(), column: { unique: true } },
    email: needed(),
    name: text(),
    organisation: text(),
    actorKind: text(),
    communes: { type: 'json' },
    themes: { type: 'json' },
    consentVersion: needed(),
    state: needed(),
    requestedAt: needed(),
    /** Null is the form of the site. */
    source: text(),
  }),
  /** Append-only: who agreed to what, in which words, and who took it back. */
  'consent-record': table(
    'consent-record',
    'consent-records',
    {
      stakeholder: needed(),
      act: needed(),
      version: needed(),
      wording: { type: 'text' },
      source: needed(),
      reference: text(),
      at: needed(),
    },
    // Asked for everybody when an audience is frozen: what they agreed to last, from the index alone.
    [{ name: 'mailing_consent_records_last', columns: ['stakeholder', 'act', 'id', 'version'] }],
  ),
  /** All that erasure leaves of an address, and « ce n'est pas moi »: a keyed mark. */
  suppression: table('suppression', 'suppressions', {
    mark: { ...needed(), column: { unique: true } },
    reason: needed(),
    at: needed(),
    until: text(),
  }),
};

export const STAKEHOLDER = 'plugin::directory-mailing.stakeholder';
export const REQUEST = 'plugin::directory-mailing.subscription-request';
export const CONSENT_RECORD = 'plugin::directory-mailing.consent-record';
export const SUPPRESSION = 'plugin::directory-mailing.suppression';
