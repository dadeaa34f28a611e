import { json, long, needed, number, onceIfAny } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { table } from './table.ts';

/** What the staff did with the directory, and how long it said that people are kept. Both are append-only. */
export const staffTypes = {
  /** Who did what when, and to how many; never to whom: an erased person must not stand in it. */
  'staff-act': table('staff-act', 'staff-acts', {
    act: needed(),
    by: needed(),
    at: needed(),
    count: number(),
    /** Which filter, which basis, which reason; no address. */
    detail: json(),
    /** Of an import: sent twice, it is done once. */
    key: onceIfAny(),
  }),
  /** The newest row of a name is in force. */
  'retention-setting': table('retention-setting', 'retention-settings', {
    name: needed(),
    value: number(),
    by: needed(),
    reason: { ...long(), required: true },
    at: needed(),
  }),
};

export const STAFF_ACT = 'plugin::directory-mailing.staff-act';
export const RETENTION_SETTING = 'plugin::directory-mailing.retention-setting';
