import { json, long, needed, once, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { index, table } from './table.ts';

/** Who is in the directory, and how they came in and out. */
export const peopleTypes = {
  stakeholder: table('stakeholder', 'stakeholders', {
    email: once(),
    name: short(),
    organisation: short(),
    actorKind: short(),
    communes: json(),
    themes: json(),
    state: { ...needed(), default: 'confirmed' },
    confirmedAt: short(),
    unsubscribedAt: short(),
    /** How they came in: the form, the staff, a file. */
    source: short(),
    /** When the directory asked them whether they still agree. */
    reconfirmAskedAt: short(),
  }),
  /** What somebody asked for and has not confirmed yet: nobody is written to because of it but once, to confirm. */
  'subscription-request': table('subscription-request', 'subscription-requests', {
    reference: once(),
    email: needed(),
    name: short(),
    organisation: short(),
    actorKind: short(),
    communes: json(),
    themes: json(),
    consentVersion: needed(),
    state: needed(),
    requestedAt: needed(),
    /** Null is the form of the site. */
    source: short(),
  }),
  /** Append-only: who agreed to what, in which words, and who took it back. */
  'consent-record': table(
    'consent-record',
    'consent-records',
    {
      stakeholder: needed(),
      act: needed(),
      version: needed(),
      wording: long(),
      source: needed(),
      reference: short(),
      at: needed(),
    },
    // Asked for everybody when an audience is frozen: what they agreed to last, from the index alone.
    [index('consent_records_last', 'stakeholder', 'act', 'id', 'version')],
  ),
  /** All that erasure leaves of an address, and « ce n'est pas moi »: a keyed mark. */
  suppression: table('suppression', 'suppressions', {
    mark: once(),
    reason: needed(),
    at: needed(),
    until: short(),
  }),
};

export const STAKEHOLDER = 'plugin::directory-mailing.stakeholder';
export const REQUEST = 'plugin::directory-mailing.subscription-request';
export const CONSENT_RECORD = 'plugin::directory-mailing.consent-record';
export const SUPPRESSION = 'plugin::directory-mailing.suppression';
