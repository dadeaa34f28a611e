import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BootedCms } from '../../../../cms/testing/boot-cms.ts';
import type { ChangesEnd, ChangesHead, PublicChange, PublicRows, PublicType } from '../../contract/changes.ts';

export interface Batch {
  readonly head: ChangesHead;
  readonly changes: readonly PublicChange[];
}

export function tokenOf(cms: BootedCms): string {
  const secrets = JSON.parse(readFileSync(join(cms.dataDir, 'secrets.json'), 'utf8')) as { publisherToken: string };
  return secrets.publisherToken;
}

export type Reached = Pick<ChangesHead, 'position' | 'mark'>;

export const NOWHERE: Reached = { position: 0, mark: '' };

/** One answer; throws when it is torn. */
export async function askChanges(cms: BootedCms, { position, mark }: Reached, wait = 0): Promise<Batch> {
  const response = await fetch(`${cms.url}/api/publisher/changes?after=${position}&mark=${mark}&wait=${wait}`, {
    headers: { authorization: `Bearer ${tokenOf(cms)}` },
  });
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  const lines = (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
  const [head, end] = [lines[0] as ChangesHead, lines.at(-1) as ChangesEnd];
  if (end.end !== true || end.count !== lines.length - 2) throw new Error('torn');
  return { head, changes: lines.slice(1, -1) as PublicChange[] };
}

/** Keeps the public state as a follower would, by what it is told and nothing else. */
export class FollowerOfChanges {
  readonly #cms: () => BootedCms;
  reached = NOWHERE;
  state = new Map<string, PublicChange>();

  constructor(cms: () => BootedCms) {
    this.#cms = cms;
  }

  async follow(): Promise<Batch> {
    const batch = await askChanges(this.#cms(), this.reached);
    if (batch.head.whole) this.state.clear();
    for (const change of batch.changes) {
      const key = `${change.type} ${change.id}`;
      if (change.row === null) this.state.delete(key);
      else this.state.set(key, change);
    }
    this.reached = batch.head;
    return batch;
  }

  rows<T extends PublicType>(type: T): PublicRows[T][] {
    return [...this.state.values()].flatMap((change) =>
      change.type === type && change.row !== null ? [change.row as PublicRows[T]] : [],
    );
  }
}

/** What a follower that has just come into the world knows. */
export async function wholeOf(cms: BootedCms): Promise<Map<string, PublicChange>> {
  const fresh = new FollowerOfChanges(() => cms);
  const { head } = await fresh.follow();
  if (!head.whole) throw new Error('not whole');
  return fresh.state;
}
