import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import type { PublicPolicy } from '../../core/comments/sentences.ts';
import { type CommentFacts, type RevisionFacts, submitted } from '../../core/moderation/comment.ts';
import { dueAt } from '../../core/moderation/due.ts';
import { isMarkedBy } from '../../core/moderation/marks.ts';
import { PUBLIC_STATES, type RevisionState } from '../../core/comments/words.ts';
import type { Finding } from '../../core/screening/submission.ts';
import { changedMeanwhile, notFound } from '../services/refusals.ts';
import {
  COMMENT,
  type CommentRow,
  COUNTER,
  DECISION,
  type DecisionRow,
  REVISION,
  type RevisionRow,
  type Trx,
} from './tables.ts';
import { tableOf } from '../tables.ts';

export interface LoadedComment {
  readonly row: CommentRow;
  /** By number. */
  readonly revisions: readonly RevisionRow[];
  readonly facts: CommentFacts;
}

export async function loadComment(strapi: Core.Strapi, documentId: string): Promise<LoadedComment> {
  const where = { comment: documentId };
  // Texts first: what is decided between the two reads shows as a version that has moved, never as one that has not.
  const revisions = await tableOf<RevisionRow>(strapi, REVISION).findMany({ where, orderBy: { number: 'asc' } });
  const row = await tableOf<CommentRow>(strapi, COMMENT).findOne({ where: { documentId } });
  if (row === null) throw notFound();
  return { row, revisions, facts: factsOf(row, revisions) };
}

export function factsOf(row: CommentRow, revisions: readonly RevisionRow[]): CommentFacts {
  return {
    author: row.authorState,
    standing: row.standing,
    revisions: revisions.map(({ number, state, body, redactedBody, waiting, firstKey }) => ({
      number,
      state,
      redacted: redactedBody !== null,
      waiting: waiting !== null,
      firstKey,
      forgotten: body === null,
    })),
  };
}

export interface NewComment {
  readonly reference: string;
  readonly consultation: string;
  readonly parent: string | null;
  readonly service: string | null;
  readonly authorName: string | null;
  readonly email: string | null;
  readonly network: string | null;
  readonly sameness: string | null;
  readonly charterVersion: string | null;
  readonly body: string;
  readonly findings: readonly Finding[];
  readonly entry: RevisionState;
  readonly policy: PublicPolicy;
  readonly at: string;
}

/** What was just stored, known without asking for it again. */
export interface StoredComment {
  readonly documentId: string;
  readonly reference: string;
  readonly email: string | null;
  readonly receivedAt: string;
  readonly version: number;
  readonly standing: number | null;
  /** Of its first and only text. */
  readonly state: RevisionState;
}

/** A comment with its first revision, in the transaction in progress; nothing tells of it yet. */
export async function createComment(strapi: Core.Strapi, trx: Transaction, fresh: NewComment): Promise<StoredComment> {
  const { body, findings, entry, policy, at, ...content } = fresh;
  const facts = submitted(entry);
  const { standing } = facts;
  const documentId = randomUUID();
  const version = 1;
  const data = { ...content, documentId, receivedAt: at, authorState: 'active', latest: 1, standing, version };
  // Strapi would take every new row for published, and at the machine's time.
  await tableOf(strapi, COMMENT).createMany({ data: [{ ...data, publishedAt: null }] });
  const state = { comment: documentId, consultation: fresh.consultation, policy, at };
  const revision = {
    facts: facts.revisions[0] as RevisionFacts,
    authorName: fresh.authorName,
    body,
    findings,
    marked: isMarkedBy(findings),
  };
  await createRevision(strapi, state, revision);
  if (standing !== null) await numberOnce(strapi, trx, documentId, fresh, at);
  const { reference, email } = fresh;
  return { documentId, reference, email, receivedAt: at, version, standing, state: entry };
}

interface Written {
  readonly comment: string;
  readonly consultation: string;
  readonly policy: PublicPolicy;
  readonly at: string;
}

interface NewRevision {
  readonly facts: RevisionFacts;
  readonly authorName: string | null;
  readonly body: string;
  readonly findings: readonly Finding[];
  readonly marked: boolean;
}

async function createRevision(
  strapi: Core.Strapi,
  written: Written,
  { facts, authorName, body, findings, marked }: NewRevision,
): Promise<void> {
  const { comment, consultation, policy, at } = written;
  const row = {
    documentId: randomUUID(),
    comment,
    consultation,
    number: facts.number,
    authorName,
    body,
    state: facts.state,
    firstKey: facts.firstKey,
    submittedAt: at,
    since: at,
    dueAt: dueOf(facts.state, at, policy),
    findings,
    waiting: facts.waiting ? comment : null,
    standing: PUBLIC_STATES.has(facts.state) ? comment : null,
    marked: marked ? comment : null,
  };
  await tableOf(strapi, REVISION).createMany({ data: [row] });
}

function dueOf(state: RevisionState, at: string, policy: PublicPolicy): string | null {
  const due = dueAt(state, Date.parse(at), policy);
  return due === null ? null : new Date(due).toISOString();
}

export interface Move {
  readonly after: CommentFacts;
  readonly policy: PublicPolicy;
  readonly at: string;
  /** Somebody of the staff has read it: what the rules marked in it is answered. */
  readonly read?: boolean;
  /** Of the text that was added; with the name that it gives, where that may be another. */
  readonly added?: {
    readonly body: string;
    readonly findings: readonly Finding[];
    readonly authorName?: string;
  };
  /** Of the revision that was redacted, or is shown whole again. */
  readonly redaction?: { readonly revision: number; readonly body: string | null };
}

/**
 * Writes what `act` made of a comment, in the transaction in progress. The version is the first thing written: of two
 * people one is told. Answers the new version.
 */
export async function moveComment(
  strapi: Core.Strapi,
  trx: Transaction,
  loaded: LoadedComment,
  move: Move,
): Promise<number> {
  const { row, revisions, facts: before } = loaded;
  const { after, policy, at } = move;
  const { documentId, consultation } = row;
  const version = row.version + 1;
  const { count } = await tableOf(strapi, COMMENT).updateMany({
    where: { documentId, version: row.version },
    data: {
      version,
      latest: after.revisions.length,
      standing: after.standing,
      authorName: nameAfter(loaded, move),
      ...(after.author === before.author ? {} : { authorState: after.author, authorStateAt: at }),
    },
  });
  if (count === 0) throw await meanwhile(strapi, documentId);
  await writeRevisions(strapi, loaded, move);
  const added = after.revisions[revisions.length];
  if (added !== undefined && move.added !== undefined) {
    // A mark that nobody has looked at goes on to the text that is read next.
    const open = isMarkedBy(move.added.findings) || revisions.some(({ marked }) => marked !== null);
    const text = { facts: added, authorName: row.authorName, ...move.added, marked: move.read !== true && open };
    await createRevision(strapi, { comment: documentId, consultation, policy, at }, text);
  }
  if (after.standing !== null) await numberOnce(strapi, trx, documentId, row, at);
  return version;
}

/** A name is public with the text that gives it, and no sooner; where nothing stands, it is that of the last text. */
function nameAfter({ row, revisions }: LoadedComment, { after, added }: Move): string | null {
  const { standing } = after;
  const isAdded = added !== undefined && (standing === null || standing > revisions.length);
  if (isAdded) return added.authorName ?? row.authorName;
  return revisions.find(({ number }) => number === standing)?.authorName ?? row.authorName;
}

/** What is read of whoever wrote a text, at the desk. */
export function nameIn({ service, authorName }: CommentRow, text: Pick<RevisionRow, 'authorName'>): string {
  return service ?? text.authorName ?? authorName ?? '';
}

/** What gives its place up comes first: two rows never claim it, not even within the transaction. */
async function writeRevisions(strapi: Core.Strapi, { row, revisions }: LoadedComment, move: Move): Promise<void> {
  const { after, policy, at, redaction } = move;
  const changed = revisions.flatMap((revision, index) => {
    const facts = after.revisions[index];
    if (facts === undefined) return [];
    const moved = facts.state !== revision.state;
    const data = {
      state: facts.state,
      firstKey: facts.firstKey,
      waiting: facts.waiting ? row.documentId : null,
      standing: after.standing === facts.number ? row.documentId : null,
      ...(move.read === true || move.added !== undefined ? { marked: null } : {}),
      ...(moved ? { since: at, dueAt: dueOf(facts.state, at, policy) } : {}),
      ...(redaction?.revision === facts.number ? { redactedBody: redaction.body } : {}),
    };
    return [{ id: revision.id, data, claims: Number(data.waiting !== null) + Number(data.standing !== null) }];
  });
  for (const { id, data } of changed.sort((a, b) => a.claims - b.claims))
    await tableOf(strapi, REVISION).updateMany({ where: { id }, data });
}

/** To the end of the transaction nobody decides about it or takes it away; whoever was first is told of. */
export async function holdComment(strapi: Core.Strapi, { documentId, version }: CommentRow): Promise<void> {
  const { count } = await tableOf(strapi, COMMENT).updateMany({ where: { documentId, version }, data: { version } });
  if (count === 0) throw await meanwhile(strapi, documentId);
}

export async function meanwhile(strapi: Core.Strapi, comment: string): Promise<Error> {
  const [last] = await tableOf<DecisionRow>(strapi, DECISION).findMany({
    where: { comment },
    orderBy: { version: 'desc' },
    limit: 1,
  });
  return changedMeanwhile(last?.by ?? (last?.role === 'author' ? 'son auteur·rice' : 'une règle'), last?.at ?? '');
}

/** The number that a comment keeps for ever: the counter's row is held until the commit, so that no two get the same. */
async function numberOnce(
  strapi: Core.Strapi,
  trx: Transaction,
  documentId: string,
  { consultation, parent, number }: { consultation: string; parent: string | null; number?: number | null },
  at: string,
): Promise<void> {
  if (number !== undefined && number !== null) return;
  const { tableName } = strapi.db.metadata.get(COUNTER);
  const slots = parent === null ? 1 : 0;
  const raised = (column: string, by: number) => strapi.db.connection.raw('?? + ?', [`${tableName}.${column}`, by]);
  await strapi.db
    .getConnection(tableName)
    .transacting(trx as Trx)
    .insert({ document_id: randomUUID(), consultation, numbers: 1, slots })
    .onConflict('consultation')
    .merge({ numbers: raised('numbers', 1), slots: raised('slots', slots) });
  const counter = await tableOf<{ numbers: number; slots: number }>(strapi, COUNTER).findOne({
    where: { consultation },
  });
  await tableOf(strapi, COMMENT).updateMany({
    where: { documentId, number: { $null: true } },
    data: { number: counter?.numbers, slot: slots === 1 ? counter?.slots : null, publishedAt: at },
  });
}

export type NewDecision = Omit<DecisionRow, 'id' | 'documentId'>;

/** Append-only; the version is unique, so that a decision is written once, whoever repeats it. */
export async function recordDecision(strapi: Core.Strapi, decision: NewDecision): Promise<void> {
  await tableOf(strapi, DECISION).createMany({ data: [{ documentId: randomUUID(), ...decision }] });
}
