import type { Core } from '@strapi/strapi';
import { inTurn } from './in-turn.ts';
import type { HangingOn } from './services/hanging.ts';
import type { Ledger } from './services/ledger.ts';
import type { Outbox, OutboxRow } from './services/outbox.ts';
import { ENTRY, type PublicRef, serviceOf, tableOf, unique } from './tables.ts';

const FILE = 'plugin::upload.file';
const BEFORE = 'file-changing';
const AFTER = 'file-changed';

interface FileEvent {
  readonly params: { readonly where?: object };
  readonly state: Record<string, unknown>;
}
interface Touched {
  readonly files: readonly number[];
  readonly touches: readonly PublicRef[];
}

/**
 * Files changed in the media library do not pass through the Document Service; pages show their size and name all the
 * same. One row before the change and one after it: what a kill in between loses, `finishFileChanges` makes good.
 */
export function recordFileChanges(strapi: Core.Strapi): () => void {
  const before = async (event: object): Promise<void> => {
    const { params, state } = event as FileEvent;
    const rows = await tableOf<{ id: number }>(strapi, FILE).findMany({ where: params.where ?? {}, select: ['id'] });
    const files = rows.map(({ id }) => id);
    const touches = await serviceOf<HangingOn>(strapi, 'hanging').onFiles(files);
    state['touched'] = { files, touches } satisfies Touched;
    if (touches.length > 0) await record(strapi, BEFORE, { files, touches });
  };
  const after = async (event: object): Promise<void> => {
    const touched = (event as FileEvent).state['touched'] as Touched | undefined;
    if (touched) await settle(strapi, touched);
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

async function record(strapi: Core.Strapi, kind: string, { files, touches }: Touched): Promise<void> {
  const documentId = files.join(' ').slice(0, 200);
  await serviceOf<Outbox>(strapi, 'outbox').record({ kind, uid: FILE, documentId, touches });
}

/** Who shows the files now, who showed them before, and the addresses at which they stand. */
async function settle(strapi: Core.Strapi, { files, touches }: Touched): Promise<void> {
  await inTurn(strapi, async () => {
    const shown = unique([...touches, ...(await serviceOf<HangingOn>(strapi, 'hanging').onFiles(files))]);
    if (shown.length === 0) return;
    const moved = await serviceOf<Ledger>(strapi, 'ledger').settle(shown);
    await record(strapi, AFTER, { files, touches: [...shown, ...moved] });
  });
}

/** Changes of files after which this process was killed before it could say so. */
export async function finishFileChanges(strapi: Core.Strapi): Promise<void> {
  const rows = await tableOf<OutboxRow>(strapi, ENTRY).findMany({ where: { uid: FILE }, orderBy: { id: 'asc' } });
  const last = new Map(rows.map((row) => [row.subject, row]));
  for (const { kind, subject, touches } of last.values()) {
    if (kind === BEFORE)
      await settle(strapi, { files: (subject ?? '').split(' ').map(Number), touches: touches ?? [] });
  }
}
