import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import { cleanText } from '../../core/typed-text.ts';
import { decisionSaid, wholeAsked } from '../../core/comments/said.ts';
import type { PublicPolicy } from '../../core/comments/sentences.ts';
import { PUBLIC_STATES, type RevisionState } from '../../core/comments/words.ts';
import { act, type Acted, type CommentFacts } from '../../core/moderation/comment.ts';
import { decisionFaults, redactable } from '../../core/moderation/requirements.ts';
import {
  type ModerationAction,
  type ModerationRole,
  type RefusalCode,
  refusalSentence,
} from '../../core/moderation/transitions.ts';
import { invalid, type Refusal, refused } from '../../core/refusal.ts';
import {
  type LoadedComment,
  loadComment,
  meanwhile,
  type Move,
  moveComment,
  recordDecision,
} from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import { tellAuthor } from '../comments/letters.ts';
import { DECISION, type DecisionRow, type RevisionRow } from '../comments/tables.ts';
import { type Closing, closeFlags } from './flags.ts';
import { grantAppeals } from './granted-appeals.ts';
import { tableOf } from '../tables.ts';

export interface Decider {
  readonly id: number | null;
  readonly name: string | null;
  readonly role: ModerationRole;
}

export interface Decision {
  readonly comment: string;
  /** Of the comment, as it was seen. */
  readonly version: number;
  readonly action: ModerationAction;
  readonly revision?: number | undefined;
  readonly article?: string | undefined;
  readonly facts?: string | undefined;
  readonly redactedBody?: string | undefined;
  /** Ids of the reports that were seen, for `remove`. */
  readonly flags?: readonly string[] | undefined;
}

/**
 * One decision, whole or not at all: the state, the row that says who and why, the letter, the page. To be called in a
 * transaction. Refuses before anything is written; what it throws leaves nothing.
 */
export async function decide(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  decision: Decision,
  decider: Decider,
): Promise<LoadedComment & { readonly to: RevisionState }> {
  const loaded = await loadComment(strapi, decision.comment);
  if (loaded.row.version !== decision.version) throw await meanwhile(strapi, decision.comment);
  const { policy } = await consultationOf(kit, loaded);
  const acted = acting(loaded, decision, decider, policy);
  const target = loaded.revisions.find(({ number }) => number === acted.revision);
  const charter = await kit.around.charter();
  const given = await checked(decision, target, policy, charter?.articles ?? new Map());
  const said = await withReason(strapi, decision, acted, given);
  const at = kit.at();
  const redaction = redactionOf(decision, acted.revision, target, acted.after);
  const read = decider.role !== 'system';
  const move = {
    after: acted.after,
    policy,
    at,
    read,
    ...(redaction === undefined ? {} : { redaction }),
    ...(target === undefined ? besideOf(loaded, decision) : {}),
  };
  const version = await moveComment(strapi, trx, loaded, move);
  const article = said.article === null ? null : (charter?.articles.get(said.article) ?? said.article);
  const made = { comment: decision.comment, revision: acted.revision, to: acted.to };
  const granted = await grantAppeals(strapi, kit, made, decider);
  const { standing } = acted.after;
  const corrects = standing !== null && standing !== acted.revision;
  const whole = await showsWhole(strapi, decision.comment, acted);
  const told = decisionSaid({ action: decision.action, from: acted.from, to: acted.to, corrects, whole });
  // Of an appeal its own letter tells: never two for one decision.
  const silent = decider.role === 'system' || decision.action === 'uphold';
  const letter = { row: loaded.row, version, said: told, to: acted.to, article, facts: said.facts, granted, at };
  const notice = silent ? 'none' : await tellAuthor(strapi, kit, trx, letter);
  await recordDecision(strapi, {
    comment: decision.comment,
    revision: acted.revision,
    version,
    action: decision.action,
    role: decider.role,
    by: decider.name,
    byId: decider.id,
    at,
    from: acted.from,
    to: acted.to,
    article: said.article,
    facts: said.facts,
    notice,
  });
  // Whoever reported what is taken down now was right.
  if (acted.to === 'removed') await closeFlags(strapi, kit, trx, upheld(decision, decider, said.facts));
  if (publicDiffers(loaded.facts, acted.after, redaction !== undefined))
    await kit.tellPublic(eventOf(acted.to), [decision.comment]);
  kit.log('comment-decided', { comment: decision.comment, version, action: decision.action, to: acted.to });
  return { ...(await loadComment(strapi, decision.comment)), to: acted.to };
}

async function consultationOf(kit: CommentKit, { row }: LoadedComment) {
  const consultation = await kit.around.one(row.consultation);
  if (consultation === null) throw refused(404, 'not-found', 'Cette consultation n’existe plus.');
  return consultation;
}

function acting(
  { facts }: LoadedComment,
  { action, revision }: Decision,
  { id, role }: Decider,
  { mode }: PublicPolicy,
): Extract<Acted, { ok: true }> {
  const acted = act(facts, { action, role, by: id, mode, revision });
  if (acted.ok) return acted;
  throw refusedAct(acted.code);
}

/** What the table of transitions says no to, for whoever asked. */
export function refusedAct(code: RefusalCode): Refusal {
  return refused(code === 'author-left' ? 410 : 409, code, refusalSentence(code));
}

async function checked(
  decision: Decision,
  target: RevisionRow | undefined,
  { mode }: PublicPolicy,
  articles: ReadonlyMap<string, string>,
) {
  const text = target === undefined ? '' : redactable(target, mode);
  const faults = decisionFaults(decision.action, decision, text, new Set(articles.keys()));
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { article: decision.article || null, facts: cleanText(decision.facts ?? '') || null };
}

interface Reasons {
  readonly article: string | null;
  readonly facts: string | null;
}

/** Whoever lets a masked text appear says to its author why it is masked, as it was written by whoever masked it. */
async function withReason(
  strapi: Core.Strapi,
  { comment }: Decision,
  { revision, to }: Extract<Acted, { ok: true }>,
  given: Reasons,
): Promise<Reasons> {
  if (to !== 'published-redacted' || given.facts !== null) return given;
  const [masked] = await tableOf<DecisionRow>(strapi, DECISION).findMany({
    where: { comment, revision, action: 'redact' },
    orderBy: { version: 'desc' },
    limit: 1,
  });
  return masked === undefined ? given : { article: given.article ?? masked.article, facts: masked.facts };
}

/** What is shown of the revision from now on; undefined where that stays as it is. */
function redactionOf(
  { action, redactedBody }: Decision,
  revision: number,
  target: RevisionRow | undefined,
  after: CommentFacts,
): { readonly revision: number; readonly body: string | null } | undefined {
  if (action === 'redact') return { revision, body: cleanText(redactedBody ?? '') };
  const redacted = after.revisions.find(({ number }) => number === revision)?.redacted;
  return redacted === false && target?.redactedBody ? { revision, body: null } : undefined;
}

/** The text that waits beside the one that stands is the same, whole. */
function besideOf({ row, revisions }: LoadedComment, { revision }: Decision): Pick<Move, 'added'> {
  const whole = revisions.find(({ number }) => number === (revision ?? row.standing));
  return { added: { body: whole?.body ?? '', findings: whole?.findings ?? [] } };
}

/** Only the second key decides about such a text, and so only then is asked for it. */
async function showsWhole(
  strapi: Core.Strapi,
  comment: string,
  { revision, from }: Extract<Acted, { ok: true }>,
): Promise<boolean> {
  if (from !== 'awaiting-elected') return false;
  const upheld = await tableOf<DecisionRow>(strapi, DECISION).findMany({
    where: { comment, revision, action: 'uphold' },
    limit: 1,
  });
  return upheld.some(wholeAsked);
}

/** What the public sees changes where the standing text does, or what is shown of it. */
export function publicDiffers(before: CommentFacts, after: CommentFacts, redacts: boolean): boolean {
  if (before.standing !== after.standing || before.author !== after.author) return true;
  const shown = ({ revisions, standing }: CommentFacts) => revisions.find(({ number }) => number === standing)?.state;
  return shown(before) !== shown(after) || (redacts && after.standing !== null);
}

function eventOf(to: string): string {
  if (to === 'removed') return 'comment-removed';
  return PUBLIC_STATES.has(to as never) ? 'comment-published' : 'comment-changed';
}

function upheld({ comment, flags = [] }: Decision, { name }: Decider, facts: string | null): Closing {
  return { comment, flags, state: 'upheld', by: name, answer: facts ?? '' };
}
