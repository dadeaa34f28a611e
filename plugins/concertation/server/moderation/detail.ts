import type { Core } from '@strapi/strapi';
import type { AppealItem, CommentDetail, FlagItem, HistoryEntry, ThreadItem } from '../../contract/moderation.ts';
import { may } from '../../core/access.ts';
import { loadComment } from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import { publicPathOf } from '../comments/letters.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import {
  APPEAL,
  type AppealRow,
  COMMENT,
  type CommentRow,
  DECISION,
  type DecisionRow,
  FLAG,
  type FlagRow,
  REVISION,
  type RevisionRow,
  rowsOf,
} from '../comments/tables.ts';
import { notFound } from '../services/refusals.ts';
import { type DeskActor, mayRead } from './desk-people.ts';
import { itemsOf } from './queue.ts';

/** One comment with all that stands around it, for whoever may read it. */
export async function detailOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  id: string,
): Promise<CommentDetail> {
  const { row, revisions } = await loadComment(strapi, id);
  const consultation = await kit.around.one(row.consultation);
  if (consultation === null || !mayRead(actor, consultation)) throw notFound();
  const shown = revisions.find(({ waiting }) => waiting !== null) ?? revisions.at(-1);
  const [item] =
    shown === undefined ? [] : await itemsOf(strapi, kit, actor, [shown], new Map([[consultation.id, consultation]]));
  if (item === undefined) throw notFound();
  const sees = may(actor, 'see-authors', consultation.ownership);
  const decisions = await decisionsOf(strapi, [id]);
  return {
    ...item,
    email: sees ? row.email : null,
    emailConfirmed: row.confirmedAt !== null,
    author: row.authorState,
    number: row.number,
    publicPath: await publicPathOf(strapi, kit, row),
    revisions: revisions
      .map(({ number, body, redactedBody, state, standing, submittedAt, findings }) => ({
        number,
        body: body ?? '',
        redactedBody,
        state,
        standing: standing !== null,
        submittedAt,
        findings: findings ?? [],
      }))
      .reverse(),
    history: decisions.map(historyEntry).reverse(),
    thread: await threadOf(strapi, row),
    flags: await flagsOf(strapi, id, sees),
    appeals: await appealItems(strapi, kit, actor, { comment: id }, new Map([[consultation.id, consultation]])),
  };
}

/** Oldest first. */
async function decisionsOf(strapi: Core.Strapi, comments: readonly string[]): Promise<DecisionRow[]> {
  return rowsOf<DecisionRow>(strapi, DECISION).findMany({
    where: { comment: { $in: [...comments] } },
    orderBy: [{ comment: 'asc' }, { version: 'asc' }],
  });
}

function historyEntry({ at, by, role, action, revision, from, to, article, facts, notice }: DecisionRow): HistoryEntry {
  return { at, by, role, action, revision, from, to, article, facts, notice };
}

/** What it answers first, then the answers to the same, pending ones too: this is the desk. */
async function threadOf(strapi: Core.Strapi, row: CommentRow): Promise<ThreadItem[]> {
  const top = row.parent ?? row.documentId;
  const rows = await rowsOf<CommentRow>(strapi, COMMENT).findMany({
    where: { $or: [{ documentId: top }, { parent: top }], documentId: { $ne: row.documentId } },
    orderBy: { id: 'asc' },
    limit: 200,
  });
  const where = { comment: { $in: rows.map(({ documentId }) => documentId) } };
  const revisions = await rowsOf<RevisionRow>(strapi, REVISION).findMany({ where, orderBy: { number: 'asc' } });
  const latest = new Map(revisions.map((revision) => [revision.comment, revision]));
  return rows.map((one) => {
    const text = latest.get(one.documentId);
    return {
      id: one.documentId,
      number: one.number,
      authorName: one.service ?? one.authorName ?? '',
      body: text?.redactedBody ?? text?.body ?? '',
      state: text?.state ?? 'removed',
      author: one.authorState,
      official: one.service !== null,
      submittedAt: text?.submittedAt ?? one.receivedAt,
    };
  });
}

async function flagsOf(strapi: Core.Strapi, comment: string, sees: boolean): Promise<FlagItem[]> {
  const rows = await rowsOf<FlagRow>(strapi, FLAG).findMany({ where: { comment }, orderBy: { id: 'desc' } });
  return rows.map(({ documentId, reference, reason, explanation, name, email, receivedAt, state }) => ({
    id: documentId,
    reference,
    reason,
    explanation: explanation ?? '',
    name: sees ? name : null,
    email: sees ? email : null,
    receivedAt,
    state,
  }));
}

/** Appeals of consultations that this person may read; the oldest first. */
export async function appealItems(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  where: Readonly<Record<string, unknown>>,
  consultations: ReadonlyMap<string, StaffConsultation>,
): Promise<AppealItem[]> {
  const appeals = await rowsOf<AppealRow>(strapi, APPEAL).findMany({ where, orderBy: { id: 'asc' }, limit: 500 });
  const ids = appeals.map(({ comment }) => comment);
  const comments = await rowsOf<CommentRow>(strapi, COMMENT).findMany({ where: { documentId: { $in: ids } } });
  const decisions = Map.groupBy(await decisionsOf(strapi, ids), ({ comment }) => comment);
  return appeals.flatMap((appeal) => {
    const row = comments.find(({ documentId }) => documentId === appeal.comment);
    const history = decisions.get(appeal.comment) ?? [];
    const decision = history.find(({ version }) => version === appeal.decision);
    const consultation = row && consultations.get(row.consultation);
    if (row === undefined || decision === undefined || consultation === undefined || !mayRead(actor, consultation))
      return [];
    return [appealItem(kit, actor, { appeal, row, decision, history, consultation })];
  });
}

interface Appealed {
  readonly appeal: AppealRow;
  readonly row: CommentRow;
  readonly decision: DecisionRow;
  readonly history: readonly DecisionRow[];
  readonly consultation: StaffConsultation;
}

function appealItem(
  kit: CommentKit,
  actor: DeskActor,
  { appeal, row, decision, history, consultation }: Appealed,
): AppealItem {
  return {
    id: appeal.documentId,
    reference: appeal.reference,
    comment: row.documentId,
    commentReference: row.reference,
    consultation: { id: consultation.id, title: consultation.title },
    decision: historyEntry(decision),
    text: appeal.body ?? '',
    openedAt: appeal.openedAt,
    dueAt: appeal.dueAt,
    late: appeal.state === 'open' && kit.passed(Date.parse(appeal.dueAt)),
    state: appeal.state,
    decidedAt: appeal.decidedAt,
    decidedBy: appeal.decidedBy,
    answer: appeal.answer,
    version: row.version,
    mayDecide: appeal.state === 'open' && !tookPart(history, actor.id),
  };
}

export function tookPart(history: readonly DecisionRow[], user: number): boolean {
  return history.some(({ byId }) => byId === user);
}
