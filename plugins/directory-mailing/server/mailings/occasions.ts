import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { standingAfter, waitsForYes } from '../../core/occasions/acts.ts';
import type { Wanted } from '../../core/occasions/facts.ts';
import { meetingsOf } from '../../core/occasions/meetings.ts';
import { priorityOf } from '../../core/occasions/occasion.ts';
import { planOf, type Step } from '../../core/occasions/plan.ts';
import { MAILING } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import type { Trx } from '../services/store-mailing.ts';
import { settingsOf } from '../settings.ts';
import { contentOf } from './content.ts';
import {
  mailSite,
  opensLately,
  type PublishedConsultation,
  publishedConsultation,
  publishedConsultations,
  withSomethingToCome,
} from './dossier-facts.ts';
import type { Freezer } from './freezer.ts';
import { inTurn } from './in-turn.ts';
import { changeMailing, MACHINE, type MailingRecord, mailingsOf, recordAct } from './mailing-rows.ts';
import { mailingSettingsOf } from './mailing-settings.ts';

/** What was told longer ago is followed by something only while the dossier still has something to come. Milliseconds. */
const REMEMBERED = 400 * 24 * 3_600_000;
/** A step may ask for another; a plan that never comes to rest is a mistake. */
const MOST_ROUNDS = 6;

interface Scene {
  readonly published: PublishedConsultation | null;
  readonly rows: readonly MailingRecord[];
  readonly steps: readonly Step[];
}

/**
 * Keeps the mailings those that the published dossiers and the clock ask for. It compares what stands with what was
 * told, so that it does not matter when it last looked, nor how often, nor how many look at once.
 */
export const occasions = ({ strapi }: { strapi: Core.Strapi }) => new Occasions(strapi);

class Occasions {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  #now(): number {
    return settingsOf(this.#strapi).clock.now();
  }

  /** Answers how many mailings it froze. One consultation that fails does not keep the others from their mail. */
  async reconcile(): Promise<number> {
    let frozen = 0;
    let failure: unknown;
    for (const consultation of await this.#consultationsToSettle()) {
      try {
        frozen += await this.#settle(consultation);
      } catch (error) {
        failure = error;
        const err = error instanceof Error ? error.message : String(error);
        logEvent(this.#strapi, 'error', 'occasion-failed', { consultation, err });
      }
    }
    if (failure !== undefined) throw failure instanceof Error ? failure : new Error('occasion-failed');
    return frozen;
  }

  /** Those whose mailings are not what they should be, the most urgent first. */
  async #consultationsToSettle(): Promise<string[]> {
    const now = this.#now();
    const known = await this.#consultationsWithMailings(now);
    const published = await publishedConsultations(this.#strapi, {
      $or: [opensLately(now), { documentId: { $in: known } }],
    });
    const ids = [...new Set([...published.map(({ subject }) => subject.documentId), ...known])];
    const rows = await mailingsOf(this.#strapi, ids);
    const rulesOf = await mailingSettingsOf(this.#strapi, ids);
    const urgency = (id: string): number => {
      const subject = published.find((one) => one.subject.documentId === id)?.subject ?? null;
      const own = rows.filter(({ consultation }) => consultation === id);
      return Math.min(...planOf(subject, own, rulesOf(id), now).map(urgencyOf));
    };
    return ids
      .map((id) => ({ id, urgency: urgency(id) }))
      .filter(({ urgency: asked }) => Number.isFinite(asked))
      .toSorted((a, b) => a.urgency - b.urgency)
      .map(({ id }) => id);
  }

  async #consultationsWithMailings(now: number): Promise<string[]> {
    const since = new Date(now - REMEMBERED).toISOString();
    const waiting = ['upcoming', 'prepared'];
    const lately = await this.#consultationsOf((rows) =>
      rows.whereIn('state', waiting).orWhere('frozen_at', '>=', since),
    );
    const longAgo = await this.#consultationsOf((rows) => rows.where('frozen_at', '<', since));
    const seen = new Set(lately);
    const unseen = longAgo.filter((consultation) => !seen.has(consultation));
    return [...lately, ...(await withSomethingToCome(this.#strapi, unseen, now))];
  }

  async #consultationsOf(which: (rows: Knex.QueryBuilder) => Knex.QueryBuilder): Promise<string[]> {
    const { connection, metadata } = this.#strapi.db;
    const rows: { consultation: string | null }[] = await which(connection(metadata.get(MAILING).tableName)).distinct(
      'consultation',
    );
    return rows.flatMap(({ consultation }) => consultation || []);
  }

  /** Judged anew in its own transaction: what was seen before it may be over. */
  async #settle(consultation: string): Promise<number> {
    return inTurn(this.#strapi, async (trx) => {
      let frozen = 0;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const now = this.#now();
        const scene = await this.#sceneOf(consultation, now);
        if (scene.steps.length === 0) return frozen;
        for (const step of scene.steps) if (await this.#take(trx, consultation, scene, step, now)) frozen += 1;
      }
      logEvent(this.#strapi, 'warn', 'occasions-restless', { consultation });
      return frozen;
    });
  }

  async #sceneOf(consultation: string, now: number): Promise<Scene> {
    const published = await publishedConsultation(this.#strapi, consultation);
    const rows = await mailingsOf(this.#strapi, [consultation]);
    const rules = (await mailingSettingsOf(this.#strapi, [consultation]))(consultation);
    return { published, rows, steps: planOf(published?.subject ?? null, rows, rules, now) };
  }

  /** True when the step froze a mailing. */
  async #take(trx: Trx, consultation: string, scene: Scene, step: Step, now: number): Promise<boolean> {
    const by = MACHINE;
    const at = new Date(now).toISOString();
    if (step.do === 'create') {
      await this.#create(trx, consultation, scene, step.wanted, at);
      return false;
    }
    const row = scene.rows.find(({ id }) => id === step.row.id);
    if (row === undefined) return false;
    const waiting = ['upcoming', 'prepared', 'cancelled'];
    if (step.do === 'release') return this.#release(trx, scene, row, now);
    if (step.do === 'drop') {
      const detail = { reason: step.reason };
      const data = { state: 'cancelled', reason: step.reason };
      await changeMailing(this.#strapi, row, waiting, data, { act: 'dropped', by, at, detail });
      return false;
    }
    const { key, announces, dueAt } = columnsOf(step.wanted);
    const data = { key, announces, dueAt, ...standingAfter(step.do, row) };
    const detail = { from: row.announces, to: announces };
    await changeMailing(this.#strapi, row, waiting, data, {
      act: step.do === 'move' ? 'moved' : 'revived',
      by,
      at,
      detail,
    });
    return false;
  }

  /** A duplicate caught inside a transaction would abort it on PostgreSQL: so the conflict is ignored, then looked at. */
  async #create(trx: Trx, consultation: string, { published, rows }: Scene, wanted: Wanted, at: string): Promise<void> {
    const documentId = randomUUID();
    const { key, announces, dueAt } = columnsOf(wanted);
    const meetings = published === null ? [] : meetingsOf(published.subject, rows);
    const event = meetings.find(({ id }) => id === wanted.event);
    const title = [event?.title ?? published?.title, published?.mail.project.title].filter(Boolean).join(' – ');
    const { tableName } = this.#strapi.db.metadata.get(MAILING);
    const row = {
      document_id: documentId,
      key,
      consultation,
      occasion: wanted.occasion,
      event: wanted.event,
      title,
      announces,
      due_at: dueAt,
      priority: priorityOf(wanted.occasion),
      state: 'upcoming',
      version: 0,
      created_at: new Date(),
    };
    await this.#strapi.db.getConnection(tableName).transacting(trx).insert(row).onConflict('key').ignore();
    const stored = await this.#strapi.db.query(MAILING).findOne({ where: { documentId }, select: ['id'] });
    if (stored) await recordAct(this.#strapi, stored.id, { act: 'planned', by: MACHINE, at });
  }

  /** Its instant has come: it leaves, unless a person is to say so. */
  async #release(trx: Trx, { published, rows }: Scene, row: MailingRecord, now: number): Promise<boolean> {
    const freezer = this.#strapi.plugin('directory-mailing').service('freezer') as Freezer;
    const at = new Date(now).toISOString();
    const content = contentOf(row, { site: await mailSite(this.#strapi), published, rows, now });
    if (content === null) return false;
    const { mode } = (await mailingSettingsOf(this.#strapi, [row.consultation ?? '']))(row.consultation ?? '');
    const reason = waitsForYes(row.wish, mode) ? 'confirmation' : await freezer.doubt(content);
    if (reason === null) return (await freezer.freeze(trx, row, content, MACHINE, at)) !== null;
    const act = { act: 'held', by: MACHINE, at, detail: { reason } };
    if (await changeMailing(this.#strapi, row, ['upcoming'], { state: 'prepared', reason }, act))
      logEvent(this.#strapi, 'warn', 'mailing-waits', { mailing: row.id, reason });
    return false;
  }
}

function columnsOf({ key, announces, dueAt }: Wanted) {
  return { key, announces: new Date(announces).toISOString(), dueAt: new Date(dueAt).toISOString() };
}

function urgencyOf(step: Step): number {
  return priorityOf('wanted' in step ? step.wanted.occasion : step.row.occasion);
}
