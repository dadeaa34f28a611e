import type { Core } from '@strapi/strapi';
import { DESK_ACTIONS, type DeskAction, type QueueItem } from '../../contract/moderation.ts';
import { act, type CommentFacts, currentText } from '../../core/moderation/comment.ts';
import { factsOf, nameIn } from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import {
  COMMENT,
  type CommentRow,
  DECISION,
  type DecisionRow,
  FLAG,
  type FlagRow,
  REVISION,
  type RevisionRow,
} from '../comments/tables.ts';
import { type DeskActor, holdsOn, readingOn } from './desk-people.ts';
import { READERS } from './queue-views.ts';
import { tableOf } from '../tables.ts';

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
  const read = await readTexts(strapi, ids);
  const flags = await tableOf<FlagRow>(strapi, FLAG).findMany({
    where: { comment: { $in: ids }, state: 'open' },
    select: ['comment', 'documentId'],
    orderBy: { id: 'asc' },
  });
  return revisions.flatMap((revision) => {
    const row = comments.get(revision.comment);
    const consultation = consultations.get(revision.consultation);
    if (row === undefined || consultation === undefined) return [];
    const own = siblings.get(row.documentId) ?? [];
    const facts = factsOf(row, own);
    const told = readingOn(actor, consultation) === 'all' ? flags : [];
    const openFlags = told.filter(({ comment }) => comment === row.documentId).map(({ documentId }) => documentId);
    const unread = own.some((text) => text.standing !== null && text.lookedAt === null && !read.has(keyOf(text)));
    return [itemOf(kit, actor, { row, revision, facts, consultation, openFlags, unread })];
  });
}

/** Of those that somebody decided about, `keyOf`. */
async function readTexts(strapi: Core.Strapi, comments: readonly string[]): Promise<ReadonlySet<string>> {
  const decisions = await tableOf<DecisionRow>(strapi, DECISION).findMany({
    where: { comment: { $in: [...comments] }, role: { $in: [...READERS] } },
    select: ['comment', 'revision'],
  });
  return new Set(decisions.map(({ comment, revision: number }) => keyOf({ comment, number })));
}

function keyOf({ comment, number }: Pick<RevisionRow, 'comment' | 'number'>): string {
  return `${comment} ${number}`;
}

interface Seen {
  readonly row: CommentRow;
  readonly revision: RevisionRow;
  readonly facts: CommentFacts;
  readonly consultation: StaffConsultation;
  readonly openFlags: readonly string[];
  readonly unread: boolean;
}

function itemOf(kit: CommentKit, actor: DeskActor, seen: Seen): QueueItem {
  const { row, revision, facts, consultation, openFlags } = seen;
  const { id, title, projectTitle, policy } = consultation;
  // Nobody decides about another text than the one that they see.
  const current = currentText(facts)?.number === revision.number;
  return {
    id: row.documentId,
    reference: row.reference,
    version: row.version,
    revision: revision.number,
    state: revision.state,
    author: row.authorState,
    consultation: { id, title, project: projectTitle },
    authorName: nameIn(row, revision),
    body: revision.body ?? '',
    redactedBody: revision.redactedBody,
    isReply: row.parent !== null,
    corrects: row.standing !== null && row.standing < revision.number,
    submittedAt: revision.submittedAt,
    since: revision.since,
    dueAt: revision.dueAt,
    late: revision.waiting !== null && revision.dueAt !== null && kit.passed(Date.parse(revision.dueAt)),
    findings: revision.findings ?? [],
    marked: revision.marked !== null,
    unread: seen.unread && row.authorState === 'active',
    openFlags,
    mode: policy.mode,
    actions: current ? actionsOf(actor, facts, consultation) : [],
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
