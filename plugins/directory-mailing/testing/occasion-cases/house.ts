import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { type BootedCms, bootCms } from '../../../../cms/testing/boot-cms.ts';
import type { TemporaryPostgres } from '../../../publisher/testing/temporary-postgres.ts';
import { CONSENT_RECORD, DELIVERY, MAILING, STAKEHOLDER } from '../../server/content-types/index.ts';
import { changeMailingSetting } from '../../server/mailings/mailing-settings.ts';
import type { MailingRecord } from '../../server/mailings/mailing-rows.ts';
import { BEFORE, projectOf, writeMeeting, writeSettings } from '../opening-fixture.ts';

/** One CMS that does not listen, three people who agreed to different words, and a clock. */
export class OccasionHouse {
  readonly folder = mkdtempSync(join(tmpdir(), 'aggloforum-occasions-'));
  readonly clock = join(this.folder, 'clock');
  readonly databaseUrl: string;
  #cms: BootedCms | null = null;

  constructor(postgres: TemporaryPostgres | null) {
    this.databaseUrl = postgres?.url ?? '';
    before(async () => {
      this.at(BEFORE);
      await this.boot();
      await writeSettings(this.cms.strapi);
      // Without a reminder: each case counts what it asks for.
      const quiet = { mode: 'automatic' as const, closingDays: 0, version: 0 };
      await changeMailingSetting(this.cms.strapi, '*', quiet, 'test', BEFORE);
      await this.person('ancien', ['1']);
      await this.person('nouveau', ['1', '2']);
      await this.person('autre', ['2', '1']);
    });
    after(async () => {
      await this.#cms?.stop();
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  get cms(): BootedCms {
    if (this.#cms === null) throw new Error('asked before it is there');
    return this.#cms;
  }

  at(instant: string): void {
    writeFileSync(this.clock, instant);
    utimesSync(this.clock, new Date(), new Date());
  }

  async boot(): Promise<void> {
    const { databaseUrl, clock } = this;
    this.#cms = await bootCms({ dataDir: join(this.folder, 'data'), databaseUrl, clock, listen: false });
  }

  service<T>(part: string): T {
    return this.cms.strapi.plugin('directory-mailing').service(part) as T;
  }

  async reconcile(): Promise<number> {
    return this.service<{ reconcile(): Promise<number> }>('occasions').reconcile();
  }

  consultations() {
    return this.cms.strapi.documents('api::consultation.consultation');
  }

  events() {
    return this.cms.strapi.documents('api::calendar-event.calendar-event');
  }

  async mailings(consultation: string, more = {}): Promise<MailingRecord[]> {
    return this.cms.strapi.db.query(MAILING).findMany({ where: { consultation, ...more }, orderBy: { id: 'asc' } });
  }

  async said(consultation: string): Promise<string[]> {
    return (await this.mailings(consultation)).map(({ occasion, state }) => `${occasion} ${state}`);
  }

  async recipientsOf({ id }: { id: number }): Promise<string[]> {
    const { db } = this.cms.strapi;
    const rows: { stakeholderId: number }[] = await db.query(DELIVERY).findMany({ where: { mailingId: id } });
    const ids = rows.map(({ stakeholderId }) => stakeholderId);
    const people: { email: string }[] = await db.query(STAKEHOLDER).findMany({ where: { id: { $in: ids } } });
    return people.map(({ email }) => email.split('@')[0] ?? '').sort();
  }

  async edit(documentId: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    await this.consultations().update({ documentId, data: data as never });
    await this.consultations().publish({ documentId });
  }

  async person(who: string, consents: readonly string[], more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const data = { email: `${who}@example.org`, name: who, state: 'confirmed', communes: [], themes: [], ...more };
    const { documentId } = await this.cms.strapi.db.query(STAKEHOLDER).create({ data });
    for (const version of consents) {
      const record = { stakeholder: documentId, act: 'given', version, wording: '', source: 'test', at: BEFORE };
      await this.cms.strapi.db.query(CONSENT_RECORD).create({ data: record });
    }
  }

  async projectOf(consultation: string): Promise<string> {
    return projectOf(this.cms.strapi, consultation);
  }

  async meetingOf(consultation: string, title: string, starts: string): Promise<string> {
    return writeMeeting(this.cms.strapi, consultation, title, starts);
  }
}
