import type { Core } from '@strapi/strapi';
import type { AppealItem, HistoryEntry } from '../../contract/moderation.ts';
import { type Judge, judgeOf, outcomesOf } from '../../core/moderation/appeals.ts';
import type { Reading } from '../../core/moderation/reading.ts';
import { factsOf } from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import {
  APPEAL,
  type AppealRow,
  COMMENT,
  type CommentRow,
  DECISION,
  type DecisionRow,
  REVISION,
  type RevisionRow,
} from '../comments/tables.ts';
import { type DeskActor, holdsOn, readingOn } from './desk-people.ts';
import { nameOfTable, tableOf } from '../tables.ts';

/** Query for the consultations that there is anything of in this state: a territory has thousands, few with appeals. */
export function appealedAbout(strapi: Core.Strapi, state: string): object {
  const table = (uid: string) => strapi.db.getConnection(nameOfTable(strapi, uid));
  const comments = table(APPEAL).where({ state }).select('comment');
  return table(COMMENT).whereIn('document_id', comments).select('consultation');
}

/** Condition on appeals, by the consultation: asked of the database, so that others’ never crowd out one’s own. */
export function appealsBefore(
  strapi: Core.Strapi,
  actor: DeskActor,
  consultations: ReadonlyMap<string, StaffConsultation>,
): Readonly<Record<string, unknown>> {
  const table = (uid: string) => strapi.db.getConnection(nameOfTable(strapi, uid));
  const under = (wanted: Reading) => {
    const ids = [...consultations].filter(([, one]) => readingOn(actor, one) === wanted).map(([id]) => id);
    return table(COMMENT).whereIn('consultation', ids).select('document_id');
  };
  const own = table(DECISION).where('by_id', actor.id).select('comment');
  const second = { comment: { $in: under('second-key') } };
  const theirs = { $or: [{ state: 'open', comment: { $notIn: own } }, { decidedById: actor.id }] };
  return { $or: [{ comment: { $in: under('all') } }, { $and: [second, theirs] }] };
}

/** Those that this person may read: by the consultation, or because they may judge it or have; the oldest first. */
export async function appealItems(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  where: Readonly<Record<string, unknown>>,
  consultations: ReadonlyMap<string, StaffConsultation>,
): Promise<AppealItem[]> {
  const appeals = await tableOf<AppealRow>(strapi, APPEAL).findMany({ where, orderBy: { id: 'asc' }, limit: 500 });
  const ids = [...new Set(appeals.map(({ comment }) => comment))];
  const rows = await tableOf<CommentRow>(strapi, COMMENT).findMany({ where: { documentId: { $in: ids } } });
  const comments = new Map(rows.map((row) => [row.documentId, row]));
  const decisions = Map.groupBy(await decisionsOf(strapi, ids), ({ comment }) => comment);
  const texts = await tableOf<RevisionRow>(strapi, REVISION).findMany({
    where: { comment: { $in: ids } },
    orderBy: { number: 'asc' },
  });
  const revisions = Map.groupBy(texts, ({ comment }) => comment);
  return appeals.flatMap((appeal) => {
    const row = comments.get(appeal.comment);
    const history = decisions.get(appeal.comment) ?? [];
    const decision = history.find(({ version }) => version === appeal.decision);
    const consultation = row && consultations.get(row.consultation);
    if (row === undefined || decision === undefined || consultation === undefined) return [];
    const seen = { appeal, row, revisions: revisions.get(row.documentId) ?? [], decision, history, consultation };
    const item = appealItem(kit, actor, seen);
    const theirs = item.outcomes.length > 0 || appeal.decidedById === actor.id;
    const reading = readingOn(actor, consultation);
    return reading === 'all' || (reading === 'second-key' && theirs) ? [item] : [];
  });
}

interface Appealed {
  readonly appeal: AppealRow;
  readonly row: CommentRow;
  readonly revisions: readonly RevisionRow[];
  readonly decision: DecisionRow;
  readonly history: readonly DecisionRow[];
  readonly consultation: StaffConsultation;
}

function appealItem(kit: CommentKit, actor: DeskActor, appealed: Appealed): AppealItem {
  const { appeal, row, revisions, decision, history, consultation } = appealed;
  const judged = judgedBy(actor, appealed);
  const text = revisions.find(({ number }) => number === decision.revision);
  return {
    id: appeal.documentId,
    reference: appeal.reference,
    comment: row.documentId,
    commentReference: row.reference,
    consultation: { id: consultation.id, title: consultation.title },
    decision: historyEntry(decision),
    contested: {
      body: text?.body ?? '',
      redactedBody: text?.redactedBody ?? null,
      state: text?.state ?? decision.to,
    },
    text: appeal.body ?? '',
    openedAt: appeal.openedAt,
    dueAt: appeal.dueAt,
    late: appeal.state === 'open' && kit.passed(Date.parse(appeal.dueAt)),
    state: appeal.state,
    decidedAt: appeal.decidedAt,
    decidedBy: appeal.decidedBy,
    answer: appeal.answer,
    version: row.version,
    tookPart: tookPart(history, actor.id),
    outcomes: judged === null ? [] : outcomesOf(judged),
    upheldTo: judged?.ok === true ? judged.upheldTo : null,
  };
}

/** Asked of the one function, so that no button is shown whose call would be refused; null where there is none to ask about. */
function judgedBy(
  actor: DeskActor,
  { appeal, row, revisions, decision, history, consultation }: Appealed,
): Judge | null {
  if (appeal.state !== 'open' || tookPart(history, actor.id)) return null;
  const holds = holdsOn(actor, consultation);
  const asked = { revision: decision.revision, holds, by: actor.id, mode: consultation.policy.mode };
  return judgeOf(factsOf(row, revisions), asked);
}

export function tookPart(history: readonly DecisionRow[], user: number): boolean {
  return history.some(({ byId }) => byId === user);
}

/** Oldest first. */
export async function decisionsOf(strapi: Core.Strapi, comments: readonly string[]): Promise<DecisionRow[]> {
  return tableOf<DecisionRow>(strapi, DECISION).findMany({
    where: { comment: { $in: [...comments] } },
    orderBy: [{ comment: 'asc' }, { version: 'asc' }],
  });
}

export function historyEntry({
  at,
  by,
  role,
  action,
  revision,
  from,
  to,
  article,
  facts,
  notice,
}: DecisionRow): HistoryEntry {
  return { at, by, role, action, revision, from, to, article, facts, notice };
}
