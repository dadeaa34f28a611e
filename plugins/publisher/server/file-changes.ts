import type { Core } from '@strapi/strapi';
import type { HangingOn } from './services/hanging.ts';
import { ENTRY, type Outbox, type OutboxRow } from './services/outbox.ts';
import { type PublicRef, serviceOf, tableOf } from './tables.ts';

const FILE = 'plugin::upload.file';
const BEFORE = 'file-changing';
const AFTER = 'file-changed';

interface FileEvent {
  readonly params: { readonly where?: object };
  readonly state: Record<string, unknown>;
}
interface Touched {
  readonly subject: string;
  readonly touches: readonly PublicRef[];
}

/**
 * Files changed in the media library do not pass through the Document Service; pages show their size and name all the
 * same. One row before the change and one after it: what a kill in between loses, `recordStart` makes good.
 */
export function recordFileChanges(strapi: Core.Strapi): () => void {
  const outbox = serviceOf<Outbox>(strapi, 'outbox');
  const before = async (event: object): Promise<void> => {
    const { params, state } = event as FileEvent;
    const touched = await touchedBy(strapi, params.where ?? {});
    state['touched'] = touched;
    if (touched) await outbox.record(rowOf(BEFORE, touched));
  };
  const after = async (event: object): Promise<void> => {
    const touched = (event as FileEvent).state['touched'] as Touched | null | undefined;
    if (!touched) return;
    await outbox.record(rowOf(AFTER, touched));
    outbox.announce();
  };
  return strapi.db.lifecycles.subscribe({
    models: [FILE],
    beforeUpdate: before,
    afterUpdate: after,
    beforeUpdateMany: before,
    afterUpdateMany: after,
    beforeDelete: before,
    afterDelete: after,
    beforeDeleteMany: before,
    afterDeleteMany: after,
  });
}

const rowOf = (kind: string, { subject, touches }: Touched) => ({ kind, uid: FILE, documentId: subject, touches });

/** Null when no page shows any of these files. */
async function touchedBy(strapi: Core.Strapi, where: object): Promise<Touched | null> {
  const files = await tableOf<{ id: number }>(strapi, FILE).findMany({ where, select: ['id'] });
  const ids = files.map(({ id }) => id);
  const touches = await serviceOf<HangingOn>(strapi, 'hanging').onFiles(ids);
  return touches.length === 0 ? null : { subject: ids.join(' ').slice(0, 200), touches };
}

/** Changes of files after which this process was killed before it could say so. */
export async function finishFileChanges(strapi: Core.Strapi): Promise<void> {
  const rows = tableOf<OutboxRow>(strapi, ENTRY);
  const begun = await rows.findMany({ where: { uid: FILE, kind: BEFORE }, orderBy: { id: 'asc' } });
  for (const { id, subject, touches } of begun) {
    const ended = await rows.count({ where: { uid: FILE, kind: AFTER, subject, id: { $gt: id } } });
    if (ended === 0 && subject && touches)
      await serviceOf<Outbox>(strapi, 'outbox').record(rowOf(AFTER, { subject, touches }));
  }
}
