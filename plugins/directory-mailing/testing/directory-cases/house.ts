import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { type BootedCms, bootCms } from '../../../../cms/testing/boot-cms.ts';
import { type Catcher, startCatcher } from '../../../../scripts/mail-catcher/catcher.ts';
import type { TemporaryPostgres } from '../../../publisher/testing/temporary-postgres.ts';
import type { DirectoryItem } from '../../contract/directory.ts';
import { CONSENT_RECORD, STAKEHOLDER } from '../../server/content-types/index.ts';
import { type Keeper, staff, writeSurroundings } from '../directory-fixture.ts';

const CHILD = join(import.meta.dirname, '..', 'import-and-die.ts');

interface Parts {
  readonly catcher: Catcher;
  readonly cms: BootedCms;
  readonly keeper: Keeper;
  readonly lead: Keeper;
}

/** One CMS for all cases of the pages « Annuaire », after an import that was killed half-way. */
export class DirectoryHouse {
  readonly temporary: string;
  readonly #clock: string;
  #parts: Parts | null = null;

  constructor(postgres: TemporaryPostgres | null) {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-directory-'));
    this.#clock = join(folder, 'clock');
    this.temporary = join(folder, 'temporary');
    before(async () => {
      this.#parts = await this.#open(folder, postgres?.url ?? '');
    });
    after(async () => {
      await this.#parts?.cms.stop();
      await this.#parts?.catcher.stop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  async #open(folder: string, databaseUrl: string): Promise<Parts> {
    const dataDir = join(folder, 'data');
    this.setClock('2026-11-23T10:00:00Z');
    const child = spawn(process.execPath, [CHILD, dataDir, databaseUrl], { stdio: 'ignore' });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGKILL');
    mkdirSync(this.temporary);
    // Where uploads wait until they are read: nothing of them may stay there.
    process.env['TMPDIR'] = this.temporary;
    const catcher = await startCatcher({ folder: join(folder, 'mail'), webPort: 0, smtpPort: 0 });
    const cms = await bootCms({ dataDir, clock: this.#clock, smtpUrl: catcher.smtpUrl, databaseUrl });
    await writeSurroundings(cms);
    const keeper = await staff(cms, 'communications');
    return { catcher, cms, keeper, lead: await staff(cms, 'project-lead') };
  }

  get #there(): Parts {
    if (this.#parts === null) throw new Error('asked before it is there');
    return this.#parts;
  }

  get cms(): BootedCms {
    return this.#there.cms;
  }

  get catcher(): Catcher {
    return this.#there.catcher;
  }

  get keeper(): Keeper {
    return this.#there.keeper;
  }

  get lead(): Keeper {
    return this.#there.lead;
  }

  setClock(instant: string): void {
    writeFileSync(this.#clock, instant);
    utimesSync(this.#clock, new Date(), new Date());
  }

  rows(uid: string) {
    return this.cms.strapi.db.query(uid);
  }

  async person(email: string) {
    return this.rows(STAKEHOLDER).findOne({ where: { email } });
  }

  async proofsOf(email: string) {
    const stakeholder = (await this.person(email)).documentId;
    return this.rows(CONSENT_RECORD).findMany({ where: { stakeholder }, orderBy: { id: 'asc' } });
  }

  async forget() {
    return this.cms.strapi.plugin('directory-mailing').service('retention').forget();
  }

  mailsTo(email: string) {
    return this.catcher.mailbox.list().filter(({ to }) => to.includes(email));
  }

  emailsOf({ body }: { body: Record<string, unknown> }): string[] {
    return (body['items'] as DirectoryItem[]).map(({ email }) => email);
  }
}
