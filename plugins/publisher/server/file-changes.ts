import type { Core } from '@strapi/strapi';
import type { HangingOn } from './services/hanging.ts';
import type { Ledger } from './services/ledger.ts';
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
    await strapi.db.transaction(async () => outbox.record(await settledRow(strapi, touched)));
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

/** A replaced file stands at another address than before. */
async function settledRow(strapi: Core.Strapi, { subject, touches }: Touched) {
  const moved = await serviceOf<Ledger>(strapi, 'ledger').settle(touches);
  return rowOf(AFTER, { subject, touches: [...touches, ...moved] });
}

/** Null when no page shows any of these files. */
async function touchedBy(strapi: Core.Strapi, where: object): Promise<Touched | null> {
  const files = await tableOf<{ id: number }>(strapi, FILE).findMany({ where, select: ['id'] });
  const ids = files.map(({ id }) => id);
  const touches = await serviceOf<HangingOn>(strapi, 'hanging').onFiles(ids);
  return touches.length === 0 ? null : { subject: ids.join(' ').slice(0, 200), touches };
}

/** Changes of files after which this process was killed before it could say so. */
export async function finishFileChanges(strapi: Core.Strapi): Promise<void> {
  const rows = await tableOf<OutboxRow>(strapi, ENTRY).findMany({ where: { uid: FILE }, orderBy: { id: 'asc' } });
  const last = new Map(rows.map((row) => [row.subject, row]));
  for (const { kind, subject, touches } of last.values()) {
    if (kind !== BEFORE || subject === null || touches === null) continue;
    const touched = { subject, touches };
    await strapi.db.transaction(async () =>
      serviceOf<Outbox>(strapi, 'outbox').record(await settledRow(strapi, touched)),
    );
  }
}
