import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bootCms } from '../../../../cms/testing/boot-cms.ts';
import type { TemporaryPostgres } from '../../../publisher/testing/temporary-postgres.ts';

const CHILD = join(import.meta.dirname, 'publish-and-die.ts');

const NOTHING = [0, 0, 0, 0];
const ALL = [1, 1, 2, 1];
/** Public projects, consultations, events, and versions that a kill at the step leaves. */
const LEFT = {
  'api::project.project publish': NOTHING,
  'api::consultation.consultation publish': NOTHING,
  'api::calendar-event.calendar-event publish': NOTHING,
  'after the commit': ALL,
};

/** What a kill leaves, whatever the database. `postgres` null is SQLite. */
export function describeKills(
  name: string,
  postgres: TemporaryPostgres | null,
  steps = Object.keys(LEFT) as (keyof typeof LEFT)[],
): void {
  describe(`a process killed while it publishes, on ${name}`, () => {
    for (const step of steps) {
      test(`at « ${step} » leaves all or nothing`, async () => {
        const dataDir = mkdtempSync(join(tmpdir(), 'aggloforum-kill-'));
        const databaseUrl = (await postgres?.copy()) ?? '';
        const child = spawn(process.execPath, [CHILD, dataDir, step, databaseUrl], { stdio: 'ignore' });
        const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
        assert.equal(signal, 'SIGKILL');
        const cms = await bootCms({ dataDir, databaseUrl, listen: false });
        const count = async (uid: string, where: object) =>
          cms.strapi.db.query(uid as 'api::project.project').count({ where });
        const isPublic = { publishedAt: { $notNull: true } };
        const rows = [
          await count('api::project.project', isPublic),
          await count('api::consultation.consultation', isPublic),
          await count('api::calendar-event.calendar-event', isPublic),
          await count('plugin::concertation.dossier-version', {}),
        ];
        const drafts = await count('api::calendar-event.calendar-event', { publishedAt: { $null: true } });
        await cms.stop();
        assert.deepEqual(rows, LEFT[step]);
        assert.equal(drafts, 2);
      });
    }
  });
}
