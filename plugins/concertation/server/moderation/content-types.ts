import { long, needed, number, numberIfAny, once, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { table } from '../content-types/table.ts';

export const moderationTypes = {
  /** A version of a policy. Frozen once in force; a consultation keeps its version until someone chooses another. */
  'moderation-policy': table('moderation-policy', 'moderation-policies', {
    code: once(),
    label: needed(),
    mode: needed(),
    teamDays: numberIfAny(),
    electedDays: numberIfAny(),
    frozen: { type: 'boolean', required: true },
    writtenBy: short(),
    writtenOn: short(),
  }),
  /** Append-only: which policy a consultation starts with. The latest is in force. */
  'policy-default': table('policy-default', 'policy-defaults', {
    policy: needed(),
    reason: long(),
    by: needed(),
    at: needed(),
  }),
  /** Append-only: how long what belongs to comments is kept, and why. The latest is in force. */
  'moderation-setting': table('moderation-setting', 'moderation-settings', {
    unpublishedMonths: number(),
    // Rows from before these existed have none of them.
    removedMonths: numberIfAny(),
    withdrawnMonths: numberIfAny(),
    replacedMonths: numberIfAny(),
    addressMonths: number(),
    reportMonths: number(),
    decisionMonths: number(),
    reason: long(),
    by: needed(),
    at: needed(),
  }),
  /** Who turns the second key for a while, altered by its early end alone. Paris days, both included. */
  'second-key-substitute': table('second-key-substitute', 'second-key-substitutes', {
    user: number(),
    from: needed(),
    to: needed(),
    namedBy: needed(),
    namedAt: needed(),
    endedBy: short(),
    endedAt: short(),
  }),
  /** Append-only: each look behind a signed link of the second key, and each act. */
  'second-key-use': table('second-key-use', 'second-key-uses', {
    /** Of the letter's link. */
    link: needed(),
    user: number(),
    act: needed(),
    at: needed(),
    count: numberIfAny(),
  }),
  /** What is told once a day, or once ever: its key is unique. */
  'moderation-notice': table('moderation-notice', 'moderation-notices', { key: once(), at: needed() }),
};
