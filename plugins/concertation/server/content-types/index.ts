import { messageTypes } from '../messages/content-types.ts';
import { commentTypes } from '../comments/content-types.ts';
import { moderationTypes } from '../moderation/content-types.ts';
import { takingPartTypes } from '../taking-part/content-types.ts';
import { table } from './table.ts';

// Fresh objects each time: Strapi writes the name of the column into them.
const text = () => ({ type: 'text' });
const required = () => ({ type: 'string', required: true });

export const contentTypes = {
  /** One row per project: what tells two editors apart, and what left the dossier. */
  'dossier-state': table('dossier-state', 'dossier-states', {
    project: { type: 'string', required: true, column: { unique: true } },
    revision: { type: 'integer', required: true, default: 0 },
    savedAt: required(),
    savedBy: required(),
    withdrawnAt: { type: 'string' },
    /** Ids of consultations and events that left the dossier, but have been public. */
    removed: { type: 'json' },
  }),
  /** The whole dossier at each publication, and the changes that wait for their instant. */
  'dossier-version': table(
    'dossier-version',
    'dossier-versions',
    {
      project: required(),
      number: { type: 'integer', required: true },
      kind: required(),
      standing: { type: 'enumeration', enum: ['done', 'pending', 'cancelled', 'failed'], required: true },
      at: required(),
      by: required(),
      appliesAt: { type: 'string' },
      reason: text(),
      content: { type: 'json', required: true },
    },
    [{ name: 'concertation_dossier_versions_number', columns: ['project', 'number'], type: 'unique' }],
  ),
  /** In force at once; one row per consultation. */
  'participation-setting': table('participation-setting', 'participation-settings', {
    consultation: { type: 'string', required: true, column: { unique: true } },
    comments: { type: 'enumeration', enum: ['on', 'off'], required: true },
    from: { type: 'string' },
    to: { type: 'string' },
    reason: text(),
    outsideRegister: { type: 'boolean' },
    policy: required(),
    changedAt: required(),
    changedBy: required(),
    version: { type: 'integer', required: true },
  }),
  /** Append-only: every state that a switch has had, by whom. */
  'participation-change': table(
    'participation-change',
    'participation-changes',
    {
      consultation: required(),
      version: { type: 'integer', required: true },
      comments: required(),
      from: { type: 'string' },
      to: { type: 'string' },
      reason: text(),
      outsideRegister: { type: 'boolean' },
      policy: required(),
      changedAt: required(),
      changedBy: required(),
    },
    [{ name: 'concertation_participation_changes_version', columns: ['consultation', 'version'], type: 'unique' }],
  ),
  ...commentTypes,
  ...moderationTypes,
  ...takingPartTypes,
  ...messageTypes,
};
