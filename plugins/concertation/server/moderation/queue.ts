import type { Core } from '@strapi/strapi';
import {
  DESK_ACTIONS,
  type DeskAction,
  QUEUE_VIEWS,
  type QueueItem,
  type QueuePage,
  type QueueView,
} from '../../contract/moderation.ts';
import { act, type CommentFacts } from '../../core/moderation/comment.ts';
import type { Reading } from '../../core/moderation/reading.ts';
import { factsOf } from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import { COMMENT, type CommentRow, FLAG, type FlagRow, REVISION, type RevisionRow } from '../comments/tables.ts';
import { type DeskActor, holdsOn, readingOn, readsAll } from './desk-people.ts';
import { reported } from './flags.ts';
import { tableOf } from '../tables.ts';

export interface QueueQuestion {
  readonly view: QueueView;
  readonly consultation?: string | undefined;
  readonly text?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

type Where = Readonly<Record<string, unknown>>;

/** What waits, the oldest first, of the consultations that this person may read. */
export async function queuePage(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  asked: QueueQuestion,
): Promise<QueuePage> {
  const read = kit.around.consultations;
  const one = asked.consultation === undefined ? {} : { documentId: asked.consultation };
  // Whoever reads all is told of those on the page alone: a territory has thousands.
  const known = readsAll(actor) && asked.consultation === undefined ? null : await read(one);
  const within = known === null ? {} : readableIn(actor, known);
  const views = viewsOf(strapi, kit, actor);
  const revisions = tableOf<RevisionRow>(strapi, REVISION);
  const where = {
    $and: [within, views[asked.view]],
    ...(asked.text ? { body: { $containsi: asked.text } } : {}),
    ...(asked.after ? { id: { $gt: Number(asked.after) || 0 } } : {}),
  };
  const rows = await revisions.findMany({ where, orderBy: { id: 'asc' }, limit: asked.limit });
  const counts = await Promise.all(
    QUEUE_VIEWS.map(async (view) => [view, await revisions.count({ where: { $and: [within, views[view]] } })] as const),
  );
  const shown = known ?? (await read({ documentId: { $in: rows.map(({ consultation }) => consultation) } }));
  return {
    items: await itemsOf(strapi, kit, actor, rows, shown),
    next: rows.length < asked.limit ? null : String(rows.at(-1)?.id ?? ''),
    counts: Object.fromEntries(counts) as QueuePage['counts'],
  };
}

/** Condition on revisions: all of what one reads all of, and what waits for the second key where that is one's reason. */
function readableIn(actor: DeskActor, consultations: ReadonlyMap<string, StaffConsultation>): Where {
  const ids = (wanted: Reading) =>
    [...consultations].filter(([, one]) => readingOn(actor, one) === wanted).map(([id]) => id);
  const second = { consultation: { $in: ids('second-key') }, waiting: { $notNull: true }, state: 'awaiting-elected' };
  return { $or: [{ consultation: { $in: ids('all') } }, second] };
}

/** Conditions on revisions, by view. */
function viewsOf(strapi: Core.Strapi, kit: CommentKit, actor: DeskActor): Readonly<Record<QueueView, Where>> {
  const waiting = { waiting: { $notNull: true } };
  const state = (...states: string[]) => ({ ...waiting, state: { $in: states } });
  const team = actor.roles.some((role) => role !== 'elected-official' && role !== 'guarantor');
  const mine = [...(team ? ['rule-held', 'awaiting-team'] : []), ...(actor.holdsSecondKey ? ['awaiting-elected'] : [])];
  return {
    mine: state(...mine),
    spam: state('spam-held'),
    rules: state('rule-held'),
    team: state('awaiting-team'),
    elected: state('awaiting-elected'),
    late: { ...waiting, dueAt: { $lt: kit.at() } },
    flagged: reported(strapi),
    marked: { marked: { $notNull: true } },
  };
}

/** In the order of the revisions. */
export async function itemsOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  revisions: readonly RevisionRow[],
  consultations: ReadonlyMap<string, StaffConsultation>,
): Promise<QueueItem[]> {
  const ids = [...new Set(revisions.map(({ comment }) => comment))];
  const comments = await byId<CommentRow>(
    tableOf<CommentRow>(strapi, COMMENT).findMany({ where: { documentId: { $in: ids } } }),
  );
  const all = await tableOf<RevisionRow>(strapi, REVISION).findMany({
    where: { comment: { $in: ids } },
    orderBy: { number: 'asc' },
  });
  const siblings = Map.groupBy(all, ({ comment }) => comment);
  const flags = await tableOf<FlagRow>(strapi, FLAG).findMany({
    where: { comment: { $in: ids }, state: 'open' },
    select: ['comment', 'documentId'],
    orderBy: { id: 'asc' },
  });
  return revisions.flatMap((revision) => {
    const row = comments.get(revision.comment);
    const consultation = consultations.get(revision.consultation);
    if (row === undefined || consultation === undefined) return [];
    const facts = factsOf(row, siblings.get(row.documentId) ?? []);
    const told = readingOn(actor, consultation) === 'all' ? flags : [];
    const openFlags = told.filter(({ comment }) => comment === row.documentId).map(({ documentId }) => documentId);
    return [itemOf(kit, actor, { row, revision, facts, consultation, openFlags })];
  });
}

interface Seen {
  readonly row: CommentRow;
  readonly revision: RevisionRow;
  readonly facts: CommentFacts;
  readonly consultation: StaffConsultation;
  readonly openFlags: readonly string[];
}

function itemOf(kit: CommentKit, actor: DeskActor, { row, revision, facts, consultation, openFlags }: Seen): QueueItem {
  const { id, title, projectTitle, policy } = consultation;
  return {
    id: row.documentId,
    reference: row.reference,
    version: row.version,
    revision: revision.number,
    state: revision.state,
    consultation: { id, title, project: projectTitle },
    authorName: row.service ?? row.authorName ?? '',
    body: revision.body ?? '',
    redactedBody: revision.redactedBody,
    isReply: row.parent !== null,
    corrects: revision.waiting !== null && row.standing !== null,
    submittedAt: revision.submittedAt,
    since: revision.since,
    dueAt: revision.dueAt,
    late: revision.waiting !== null && revision.dueAt !== null && kit.passed(Date.parse(revision.dueAt)),
    findings: revision.findings ?? [],
    marked: revision.marked !== null,
    openFlags,
    mode: policy.mode,
    actions: actionsOf(actor, facts, consultation),
  };
}

/** Asked of the one function, so that no button is shown whose call would be refused. */
function actionsOf(actor: DeskActor, facts: CommentFacts, consultation: StaffConsultation): DeskAction[] {
  const holds = holdsOn(actor, consultation);
  const { mode } = consultation.policy;
  return DESK_ACTIONS.filter((action) =>
    (['team', 'elected'] as const).some((role) => holds[role] && act(facts, { action, role, by: actor.id, mode }).ok),
  );
}

async function byId<T extends { readonly documentId: string }>(
  rows: Promise<readonly T[]>,
): Promise<ReadonlyMap<string, T>> {
  return new Map((await rows).map((row) => [row.documentId, row]));
}
