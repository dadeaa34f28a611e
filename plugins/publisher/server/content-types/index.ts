import {
  hiddenTables,
  json,
  long,
  needed,
  number,
  numberIfAny,
  once,
  onceIfAny,
  short,
} from '../../contract/hidden-tables.ts';

const { table, index, key } = hiddenTables('publisher');

/** Each change that the public may see, in the order in which the relay numbered it. */
const outboxEntry = table(
  'outbox-entry',
  'outbox-entries',
  {
    kind: needed(),
    uid: needed(),
    subject: short(),
    position: { ...numberIfAny(), column: { unique: true } },
    title: short(),
    at: short(),
    /** Public entries whose public state may differ from before. */
    touches: json(),
  },
  [],
  'outbox',
);

/** What stood at an address that was taken down, and why; the text of the page that answers 410. */
const withdrawal = table('withdrawal', 'withdrawals', {
  path: once(),
  title: short(),
  service: needed(),
  at: needed(),
  reason: { ...long(), required: true },
});

/** A reader of the feed: how far it has come, and what it said of its last work. */
const consumer = table('consumer', 'consumers', {
  name: once(),
  position: number(),
  seenAt: needed(),
  failure: long(),
  renderedAt: short(),
  pages: numberIfAny(),
  ms: numberIfAny(),
  settledAt: short(),
});

/** Since when a consumer has shown everything up to a position. */
const acknowledgement = table(
  'acknowledgement',
  'acknowledgements',
  {
    name: needed(),
    position: number(),
    at: needed(),
  },
  [index('acknowledgements_position', 'position')],
);

/** When an entry was first published. */
const firstPublication = table('first-publication', 'first-publications', {
  subject: once(),
  at: needed(),
  /** Of a project only. */
  slot: { ...numberIfAny(), column: { unique: true } },
  /** Of a consultation only: what its short address ends with, for ever. */
  code: onceIfAny(),
});

/** Every path that was ever public, and who stood there. */
const address = table(
  'address',
  'addresses',
  {
    path: needed(),
    subject: needed(),
    kind: needed(),
    title: short(),
    service: needed(),
    since: needed(),
    current: { type: 'boolean', required: true },
    endedAt: short(),
  },
  [key('addresses_one', 'path', 'subject'), index('addresses_subject', 'subject')],
);

export const contentTypes = {
  acknowledgement,
  address,
  'outbox-entry': outboxEntry,
  withdrawal,
  consumer,
  'first-publication': firstPublication,
};
