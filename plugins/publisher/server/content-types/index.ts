const hidden = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } };

/** Each change that the public may see, in the order in which the relay numbered it. */
const outboxEntry = {
  schema: {
    kind: 'collectionType',
    collectionName: 'publisher_outbox',
    info: { singularName: 'outbox-entry', pluralName: 'outbox-entries', displayName: 'Outbox entry' },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    attributes: {
      kind: { type: 'string', required: true },
      uid: { type: 'string', required: true },
      subject: { type: 'string' },
      position: { type: 'integer', column: { unique: true } },
      title: { type: 'string' },
      at: { type: 'string' },
      /** Public entries whose public state may differ from before. */
      touches: { type: 'json' },
    },
  },
};

/** What stood at an address that was taken down, and why; the text of the page that answers 410. */
const withdrawal = {
  schema: {
    kind: 'collectionType',
    collectionName: 'publisher_withdrawals',
    info: { singularName: 'withdrawal', pluralName: 'withdrawals', displayName: 'Withdrawal' },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    attributes: {
      path: { type: 'string', required: true, column: { unique: true } },
      title: { type: 'string' },
      service: { type: 'string', required: true },
      at: { type: 'string', required: true },
      reason: { type: 'text', required: true },
    },
  },
};

/** A reader of the feed: how far it has come, and what it said of its last work. */
const consumer = {
  schema: {
    kind: 'collectionType',
    collectionName: 'publisher_consumers',
    info: { singularName: 'consumer', pluralName: 'consumers', displayName: 'Consumer' },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    attributes: {
      name: { type: 'string', required: true, column: { unique: true } },
      position: { type: 'integer', required: true },
      seenAt: { type: 'string', required: true },
      failure: { type: 'text' },
      renderedAt: { type: 'string' },
      pages: { type: 'integer' },
      ms: { type: 'integer' },
      settledAt: { type: 'string' },
    },
  },
};

/** Since when a consumer has shown everything up to a position. */
const acknowledgement = {
  schema: {
    kind: 'collectionType',
    collectionName: 'publisher_acknowledgements',
    info: { singularName: 'acknowledgement', pluralName: 'acknowledgements', displayName: 'Acknowledgement' },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    attributes: {
      name: { type: 'string', required: true },
      position: { type: 'integer', required: true },
      at: { type: 'string', required: true },
    },
    indexes: [{ name: 'publisher_acknowledgements_position', columns: ['position'] }],
  },
};

/** When an entry was first published. */
const firstPublication = {
  schema: {
    kind: 'collectionType',
    collectionName: 'publisher_first_publications',
    info: { singularName: 'first-publication', pluralName: 'first-publications', displayName: 'First publication' },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    attributes: {
      subject: { type: 'string', required: true, column: { unique: true } },
      at: { type: 'string', required: true },
      /** Of a project only. */
      slot: { type: 'integer', column: { unique: true } },
      /** Of a consultation only: what its short address ends with, for ever. */
      code: { type: 'string', column: { unique: true } },
    },
  },
};

/** Every path that was ever public, and who stood there. */
const address = {
  schema: {
    kind: 'collectionType',
    collectionName: 'publisher_addresses',
    info: { singularName: 'address', pluralName: 'addresses', displayName: 'Address' },
    options: { draftAndPublish: false },
    pluginOptions: hidden,
    attributes: {
      path: { type: 'string', required: true },
      subject: { type: 'string', required: true },
      kind: { type: 'string', required: true },
      title: { type: 'string' },
      service: { type: 'string', required: true },
      since: { type: 'string', required: true },
      current: { type: 'boolean', required: true },
      endedAt: { type: 'string' },
    },
    indexes: [
      { name: 'publisher_addresses_one', columns: ['path', 'subject'], type: 'unique' },
      { name: 'publisher_addresses_subject', columns: ['subject'] },
    ],
  },
};

export const contentTypes = {
  acknowledgement,
  address,
  'outbox-entry': outboxEntry,
  withdrawal,
  consumer,
  'first-publication': firstPublication,
};
