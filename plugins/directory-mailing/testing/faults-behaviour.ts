import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe } from 'node:test';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { MailServer } from './fault-cases/mail-server.ts';
import { describeManyProcesses } from './fault-cases/many-processes.ts';
import { describeOneProcess } from './fault-cases/one-process.ts';
import { AFTER, writeConsultation, writeMeeting, writeSettings } from './opening-fixture.ts';
import { forgetMailings } from './sending-fixture.ts';

/** What the sending promises under faults, whatever the database. `postgres` null is SQLite. */
export function describeMailFaults(name: string, postgres: TemporaryPostgres | null): void {
  describe(`mail when things go wrong, on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-faults-'));
    const server = new MailServer();
    let cms: BootedCms;

    before(async () => server.start());
    after(async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    beforeEach(() => server.forget());

    describe('with one boot', () => {
      before(async () => {
        const clock = join(folder, 'clock');
        writeFileSync(clock, AFTER);
        const databaseUrl = postgres?.url ?? '';
        cms = await bootCms({ listen: false, dataDir: join(folder, 'data'), clock, smtpUrl: server.url, databaseUrl });
        await writeSettings(cms.strapi);
        const consultation = await writeConsultation(cms.strapi, 'voie-verte');
        await writeMeeting(cms.strapi, consultation, 'Réunion de lancement', '2026-12-01T18:30');
      });
      after(async () => {
        await forgetMailings(cms.strapi.db.connection);
        await cms.stop(true);
      });
      describeOneProcess({ cms: () => cms, server });
    });

    // Whatever the boot left is copied for each: a copy costs less than a first start.
    describeManyProcesses({ template: () => join(folder, 'data'), postgres, server });
  });
}
