import { needed, table } from './table.ts';

/** What the staff did with the directory, and how long it said that people are kept. Both are append-only. */
export const staffTypes = {
  /** Who did what when, and to how many; never to whom: an erased person must not stand in it. */
  'staff-act': table('staff-act', 'staff-acts', {
    act: needed(),
    by: needed(),
    at: needed(),
    count: { type: 'integer', required: true },
    /** Which filter, which basis, which reason; no address. */
    detail: { type: 'json' },
    /** Of an import: sent twice, it is done once. */
    key: { type: 'string', column: { unique: true } },
  }),
  /** The newest row of a name is in force. */
  'retention-setting': table('retention-setting', 'retention-settings', {
    name: needed(),
    value: { type: 'integer', required: true },
    by: needed(),
    reason: { type: 'text', required: true },
    at: needed(),
  }),
};

export const STAFF_ACT = 'plugin::directory-mailing.staff-act';
export const RETENTION_SETTING = 'plugin::directory-mailing.retention-setting';
