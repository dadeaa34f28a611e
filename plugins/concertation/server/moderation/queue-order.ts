import type { QueueView } from '../../contract/moderation.ts';
import type { RevisionRow } from '../comments/tables.ts';
import type { Where } from './queue-question.ts';

/** What waits begins with the oldest; what is done, with what was done last. */
const NEWEST_FIRST: ReadonlySet<QueueView> = new Set(['unread', 'published', 'decided']);

export function orderOf(view: QueueView) {
  return NEWEST_FIRST.has(view) ? [{ since: 'desc' }, { id: 'desc' }] : [{ id: 'asc' }];
}

/** Where the next page begins. */
export function cursorOf(view: QueueView, { id, since }: Pick<RevisionRow, 'id' | 'since'>): string {
  return NEWEST_FIRST.has(view) ? `${since} ${id}` : String(id);
}

/** Condition on revisions: those after the cursor. */
export function beyond(view: QueueView, after: string | undefined): Where {
  if (!after) return {};
  if (!NEWEST_FIRST.has(view)) return { id: { $gt: Number(after) || 0 } };
  const [since = '', id] = after.split(' ');
  return { $or: [{ since: { $lt: since } }, { since, id: { $lt: Number(id) || 0 } }] };
}
