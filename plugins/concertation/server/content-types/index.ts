import { json, long, needed, number, once, oneOf, short } from '@aggloforum/publisher/contract/hidden-tables.ts';
import { messageTypes } from '../messages/content-types.ts';
import { commentTypes } from '../comments/content-types.ts';
import { moderationTypes } from '../moderation/content-types.ts';
import { takingPartTypes } from '../taking-part/content-types.ts';
import { key, table } from './table.ts';

export const contentTypes = {
  /** One row per project: what tells two editors apart, and what left the dossier. */
  'dossier-state': table('dossier-state', 'dossier-states', {
    project: once(),
    revision: { type: 'integer', required: true, default: 0 },
    savedAt: needed(),
    savedBy: needed(),
    withdrawnAt: short(),
    /** Ids of consultations and events that left the dossier, but have been public. */
    removed: json(),
  }),
  /** The whole dossier at each publication, and the changes that wait for their instant. */
  'dossier-version': table(
    'dossier-version',
    'dossier-versions',
    {
      project: needed(),
      number: number(),
      kind: needed(),
      standing: oneOf('done', 'pending', 'cancelled', 'failed'),
      at: needed(),
      by: needed(),
      appliesAt: short(),
      reason: long(),
      content: { type: 'json', required: true },
    },
    [key('dossier_versions_number', 'project', 'number')],
  ),
  /** In force at once; one row per consultation. */
  'participation-setting': table('participation-setting', 'participation-settings', {
    consultation: once(),
    comments: oneOf('on', 'off'),
    from: short(),
    to: short(),
    reason: long(),
    outsideRegister: { type: 'boolean' },
    policy: needed(),
    changedAt: needed(),
    changedBy: needed(),
    version: number(),
  }),
  /** Append-only: every state that a switch has had, by whom. */
  'participation-change': table(
    'participation-change',
    'participation-changes',
    {
      consultation: needed(),
      version: number(),
      comments: needed(),
      from: short(),
      to: short(),
      reason: long(),
      outsideRegister: { type: 'boolean' },
      policy: needed(),
      changedAt: needed(),
      changedBy: needed(),
    },
    [key('participation_changes_version', 'consultation', 'version')],
  ),
  ...commentTypes,
  ...moderationTypes,
  ...takingPartTypes,
  ...messageTypes,
};
