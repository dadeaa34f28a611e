import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { after, before } from 'node:test';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import type { BootedCms } from '../../../../../cms/testing/boot-cms.ts';
import type { DossierView } from '../../../contract/dossier.ts';
import { type Choices, bootDossierCms, logIn, type Person, wholeDossier } from '../dossier-cms.ts';

/** What the tests of the dossier share: one CMS, one person who writes, and what they ask of both. */
export class DossierHouse {
  readonly cms: BootedCms;
  readonly choices: Choices;
  readonly communications: Person;
  readonly #clock: string;
  #failing = '';

  private constructor(cms: BootedCms, choices: Choices, communications: Person, clock: string) {
    this.cms = cms;
    this.choices = choices;
    this.communications = communications;
    this.#clock = clock;
  }

  static async open(databaseUrl: string | undefined): Promise<DossierHouse> {
    const clock = join(mkdtempSync(join(tmpdir(), 'aggloforum-clock-')), 'now');
    writeFileSync(clock, '2026-11-23T10:00:00Z');
    const { cms, choices } = await bootDossierCms({ clock, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
    const house = new DossierHouse(cms, choices, await logIn(cms, 'communications'), clock);
    cms.strapi.documents.use(async (context, next) => {
      const result = await next();
      if (`${context.uid} ${context.action}` === house.#failing) throw new Error('torn');
      return result;
    });
    return house;
  }

  async close(): Promise<void> {
    await this.cms.stop();
    rmSync(dirname(this.#clock), { recursive: true, force: true });
  }

  setClock(instant: string): void {
    writeFileSync(this.#clock, instant);
  }

  /** While `work` goes on, this action of Strapi's documents fails once it is done. */
  async failingAt<T>(action: string, work: () => Promise<T>): Promise<T> {
    this.#failing = action;
    try {
      return await work();
    } finally {
      this.#failing = '';
    }
  }

  async created(slug: string): Promise<DossierView> {
    const { status, body } = await this.communications.ask('POST', '/dossiers', wholeDossier(slug, this.choices));
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  }

  async publish({ id, dossier, revision }: DossierView) {
    return this.communications.ask('POST', `/dossiers/${id}/publish`, { dossier, revision });
  }

  async published(slug: string): Promise<DossierView> {
    const { status, body } = await this.publish(await this.created(slug));
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  }

  async scheduled(slug: string, at: string, project: object = {}): Promise<DossierView> {
    const { id, dossier, revision } = await this.published(slug);
    const later = { ...dossier, project: { ...dossier.project, title: 'Plus tard', ...project } };
    const reply = await this.communications.ask('POST', `/dossiers/${id}/schedule`, { dossier: later, revision, at });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body;
  }

  async count(uid: string, where: object): Promise<number> {
    return this.cms.strapi.db.query(uid as 'api::project.project').count({ where });
  }

  /** Public projects, consultations and events of a dossier. */
  async publicRows(id: string): Promise<number[]> {
    const publishedAt = { $notNull: true };
    return [
      await this.count('api::project.project', { documentId: id, publishedAt }),
      await this.count('api::consultation.consultation', { project: { documentId: id }, publishedAt }),
      await this.count('api::calendar-event.calendar-event', { project: { documentId: id }, publishedAt }),
    ];
  }

  async snapshot(): Promise<PublicSnapshot> {
    return (await this.cms.strapi.plugin('publisher').service('snapshot').take()).snapshot;
  }
}

export type There = () => DossierHouse;

/** Opened before the tests of the suite that asks, and closed after them. */
export function openedHouse(databaseUrl: () => Promise<string | undefined>): There {
  let house: DossierHouse;
  before(async () => {
    house = await DossierHouse.open(await databaseUrl());
  });
  after(async () => house?.close());
  return () => house;
}
