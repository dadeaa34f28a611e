const hidden = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } };
/** Each attribute is an object of its own: Strapi writes the column's name into it. */
const text = () => ({ type: 'string' });
const needed = () => ({ type: 'string', required: true });

function table(singularName: string, pluralName: string, attributes: object, indexes: object[] = []) {
  return {
    schema: {
      kind: 'collectionType',
      collectionName: `mailing_${pluralName.replaceAll('-', '_')}`,
      info: { singularName, pluralName, displayName: singularName },
      options: { draftAndPublish: false },
      pluginOptions: hidden,
      indexes,
      attributes,
    },
  };
}

/** Plain columns rather than relations: a join table could not carry the unique keys on which "once" rests. */
export const contentTypes = {
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
  }),
  /** Append-only: who agreed to what, in which words, and who took it back. */
  'consent-record': table('consent-record', 'consent-records', {
    stakeholder: needed(),
    act: needed(),
    version: needed(),
    wording: { type: 'text' },
    source: needed(),
    reference: text(),
    at: needed(),
  }),
  /** All that erasure leaves of an address, and « ce n'est pas moi »: a keyed mark. */
  suppression: table('suppression', 'suppressions', {
    mark: { ...needed(), column: { unique: true } },
    reason: needed(),
    at: needed(),
    until: text(),
  }),
  mailing: table('mailing', 'mailings', {
    key: { ...needed(), column: { unique: true } },
    consultation: needed(),
    occasion: needed(),
    state: { ...needed(), default: 'queued' },
    subject: needed(),
    html: { type: 'text' },
    text: { type: 'text' },
    replyTo: text(),
    frozenAt: needed(),
  }),
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
      state: { ...needed(), default: 'queued' },
      epoch: { type: 'integer', default: 0 },
      attempts: { type: 'integer', default: 0 },
      notBefore: text(),
      lastReply: text(),
      messageId: text(),
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
  'sender-lease': table('sender-lease', 'sender-leases', {
    key: { ...needed(), column: { unique: true } },
    owner: needed(),
    epoch: { type: 'integer', required: true },
    expiresAt: needed(),
  }),
};

export const STAKEHOLDER = 'plugin::directory-mailing.stakeholder';
export const MAILING = 'plugin::directory-mailing.mailing';
export const DELIVERY = 'plugin::directory-mailing.delivery';
export const LEASE = 'plugin::directory-mailing.sender-lease';
export const LETTER = 'plugin::directory-mailing.letter';
export const LETTER_COUNT = 'plugin::directory-mailing.letter-count';
export const REQUEST = 'plugin::directory-mailing.subscription-request';
export const CONSENT_RECORD = 'plugin::directory-mailing.consent-record';
export const SUPPRESSION = 'plugin::directory-mailing.suppression';
