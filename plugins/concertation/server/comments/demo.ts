import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import type { ReportReason } from '../../core/comments/words.ts';
import type { ModerationAction } from '../../core/moderation/transitions.ts';
import { endOf, parisMoment, startOf } from '../../core/paris-time.ts';
import { effectiveClosing } from '../../core/phase.ts';
import { decide } from '../moderation/decisions.ts';
import { type DeskActor, deskActorOf } from '../moderation/desk-people.ts';
import { replyOfficially } from '../moderation/official-reply.ts';
import { tellFigures } from '../moderation/told-figures.ts';
import type { Participation } from '../services/participation.ts';
import { loadComment } from './comment-store.ts';
import { receiveComment } from './intake.ts';
import { type CommentKit, commentKitOf } from './kit.ts';
import { storeAppeal } from './own-appeals.ts';
import { confirmAddress } from './own.ts';
import { receiveReport } from './reports.ts';
import type { PublicConsultationView } from './surroundings.ts';
import { COMMENT, type CommentRow, DECISION, type DecisionRow } from './tables.ts';
import { tableOf } from '../tables.ts';

interface DemoDecision {
  readonly action: ModerationAction;
  readonly article?: string;
  readonly facts?: string;
  readonly redactedBody?: string;
}

interface DemoComment {
  /** By which another one answers it. */
  readonly key?: string;
  readonly answers?: string;
  readonly authorName: string;
  readonly email?: string;
  readonly body: string;
  readonly decisions?: readonly DemoDecision[];
  readonly reply?: { readonly service: string; readonly body: string };
  readonly report?: { readonly reason: ReportReason; readonly explanation: string };
  readonly appeal?: string;
}

export interface DemoComments {
  /** Slugs. */
  readonly project: string;
  readonly consultation: string;
  /** In the order in which they came in. */
  readonly comments: readonly DemoComment[];
}

/** The team of the demonstration that opened the comments and read them. */
const LEAD = 'project-lead';
/** Nobody writes faster, and no rule takes them for a program. */
const SENDER = { network: null, typedForMs: 90_000, form: 'demo' } as const;

/**
 * The comments of the demonstration, by the ways that all comments go, between the opening and now. Where somebody has
 * touched the switch of that consultation, or taken it down, nothing is added.
 */
export async function seedComments(strapi: Core.Strapi, demo: DemoComments): Promise<void> {
  const kit = commentKitOf(strapi);
  const { around, clock } = kit;
  const place = (await around.ofProject(demo.project)).find(({ slug }) => slug === demo.consultation);
  const lead = await leadOf(strapi, clock.now());
  if (place === undefined || lead === null) return;
  const participation = strapi.plugin('concertation').service('participation') as Participation;
  const { version } = await participation.viewOf(place.id, place.title);
  const times = timesFor(
    place,
    clock.now(),
    demo.comments.reduce((sum, comment) => sum + actsOn(comment), 0),
  );
  const [opening] = times;
  if (version > 0 || opening === undefined) return;
  const on = { comments: 'on', from: '', to: '', reason: '', version } as const;
  await participation.change(lead, place.id, on, opening);
  const charterVersion = (await around.charter())?.version ?? '';
  await strapi.db.transaction(async ({ trx }) => {
    const teller = new Teller(strapi, trx, lead, times);
    for (const comment of demo.comments) await teller.tell({ ...demo, charterVersion }, comment);
  });
  await tellFigures(strapi, kit);
}

/** One after another, each at its own instant. */
class Teller {
  readonly #strapi: Core.Strapi;
  readonly #trx: Transaction;
  readonly #lead: DeskActor;
  readonly #times: Iterator<number>;
  /** Document ids by key. */
  readonly #known = new Map<string, string>();

  constructor(strapi: Core.Strapi, trx: Transaction, lead: DeskActor, times: readonly number[]) {
    this.#strapi = strapi;
    this.#trx = trx;
    this.#lead = lead;
    this.#times = times.values();
  }

  #then(): CommentKit {
    return commentKitOf(this.#strapi, this.#times.next().value);
  }

  async tell(where: Pick<DemoComments, 'project' | 'consultation'> & { charterVersion: string }, said: DemoComment) {
    const id = await this.#write(where, said);
    for (const decision of said.decisions ?? []) await this.#decide(id, decision);
    if (said.reply !== undefined) await this.#reply({ parent: id, ...said.reply });
    if (said.report !== undefined)
      await receiveReport(this.#strapi, this.#then(), this.#trx, id, { ...said.report, goodFaith: 'oui' });
    if (said.appeal !== undefined) await this.#appeal(id, said.appeal);
  }

  async #write(
    {
      project,
      consultation,
      charterVersion,
    }: Pick<DemoComments, 'project' | 'consultation'> & { charterVersion: string },
    { key, answers, authorName, email, body }: DemoComment,
  ): Promise<string> {
    const kit = this.#then();
    const parent = answers === undefined ? undefined : this.#known.get(answers);
    const fields = { project, consultation, authorName, email, body, parent, charterVersion };
    const { reference } = await receiveComment(this.#strapi, kit, this.#trx, fields, SENDER);
    const row = await tableOf<CommentRow>(this.#strapi, COMMENT).findOne({ where: { reference } });
    const id = row?.documentId ?? '';
    if (email !== undefined) await confirmAddress(this.#strapi, kit, id);
    if (key !== undefined) this.#known.set(key, id);
    return id;
  }

  async #reply(reply: { readonly parent: string; readonly service: string; readonly body: string }): Promise<void> {
    await replyOfficially(this.#strapi, this.#then(), this.#lead, { ...reply, idempotencyKey: randomUUID() });
  }

  async #decide(comment: string, decision: DemoDecision): Promise<void> {
    const { row } = await loadComment(this.#strapi, comment);
    const { id, name } = this.#lead;
    const decided = { comment, version: row.version, ...decision };
    await decide(this.#strapi, this.#then(), this.#trx, decided, { id, name, role: 'team' });
  }

  async #appeal(comment: string, words: string): Promise<void> {
    const loaded = await loadComment(this.#strapi, comment);
    const where = { comment, version: loaded.row.version };
    const decision = await tableOf<DecisionRow>(this.#strapi, DECISION).findOne({ where });
    if (decision !== null) await storeAppeal(this.#strapi, this.#then(), loaded, decision, words);
  }
}

async function leadOf(strapi: Core.Strapi, now: number): Promise<DeskActor | null> {
  const where = { isActive: true, roles: { code: LEAD } };
  const user = await strapi.db.query('admin::user').findOne({ where, populate: { roles: true } });
  return user === null ? null : deskActorOf(strapi, user, now);
}

function actsOn({ decisions = [], reply, report, appeal }: DemoComment): number {
  return 1 + decisions.length + [reply, report, appeal].filter((act) => act !== undefined).length;
}

const STEP_MS = 7 * 60_000;

/** So many instants since the opening, at hours at which people are awake; none where it has not opened. */
function timesFor(place: PublicConsultationView, now: number, count: number): number[] {
  const closing = effectiveClosing(place);
  const until = closing === null ? now : Math.min(now, endOf(closing));
  const awake: number[] = [];
  for (let at = place.opens === null ? now : startOf(place.opens); at < until; at += STEP_MS) {
    const hour = Number(parisMoment(at).slice(11, 13));
    if (hour >= 8 && hour < 21) awake.push(at);
  }
  return awake.length === 0
    ? []
    : Array.from({ length: count }, (_, act) => awake[Math.floor((act * awake.length) / count)] ?? now);
}
