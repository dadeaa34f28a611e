import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BootedCms } from './boot-cms.ts';

const TRIES = 100;

/** What SQLite's own files hold, once its log is gone over into the database; nothing on PostgreSQL. */
export async function bytesOnDisk({ strapi, dataDir }: Pick<BootedCms, 'strapi' | 'dataDir'>): Promise<string> {
  const files = readdirSync(dataDir).filter((file) => file.startsWith('aggloforum.db'));
  if (files.length === 0) return '';
  for (let left = TRIES; left > 0; left -= 1) {
    const [log] = (await strapi.db.connection.raw('pragma wal_checkpoint(truncate)')) as { readonly busy: number }[];
    if (log?.busy === 0) return files.map((file) => readFileSync(join(dataDir, file), 'utf8')).join('\n');
    await pause(50);
  }
  throw new Error('somebody goes on reading an older state: the log cannot be gone over');
}
