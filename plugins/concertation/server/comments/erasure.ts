import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { letterKinds } from '../../core/comments/letters.ts';
import { act } from '../../core/moderation/comment.ts';
import { type LoadedComment, meanwhile, recordDecision } from './comment-store.ts';
import type { CommentKit } from './kit.ts';
import { APPEAL, type AppealRow, COMMENT, DECISION, FLAG, type FlagRow, REVISION } from './tables.ts';
import { tableOf } from '../tables.ts';

/** Who or what ends it: its author, somebody of the team who was asked to, or the time that it is kept. */
export interface Eraser {
  readonly role: 'author' | 'team' | 'system';
  /** Account of the staff, and its name. */
  readonly id: number | null;
  readonly name: string | null;
}

/** As the staff reads it. */
export const AUTHOR = 'son auteur·rice';
export const ITS_AUTHOR: Eraser = { role: 'author', id: null, name: null };
export const ITS_TIME: Eraser = { role: 'system', id: null, name: null };

const NO_WORDS = { authorName: null, body: null, redactedBody: null, findings: null, waiting: null, marked: null };

/**
 * The one way out, in the transaction in progress. What is left counts, and keeps its
 * number and its place where it had one: when, which article, how long it took; no word, no name, no address. Time
 * leaves the facts of decisions, which have a period of their own.
 */
export async function eraseComment(
  strapi: Core.Strapi,
  kit: CommentKit,
  { row, facts }: LoadedComment,
  { role, id, name }: Eraser,
): Promise<void> {
  const { documentId, reference } = row;
  const left = act(facts, { action: 'erase', role, by: id, mode: 'pre-moderation' });
  // Somebody was first: it is as it was asked to be.
  if (!left.ok) return;
  const version = row.version + 1;
  const at = kit.at();
  const { count } = await tableOf(strapi, COMMENT).updateMany({
    where: { documentId, version: row.version },
    data: {
      reference: `EFF-${randomUUID()}`,
      authorName: null,
      email: null,
      confirmedAt: null,
      network: null,
      sameness: null,
      authorState: 'erased',
      authorStateAt: at,
      version,
    },
  });
  if (count === 0) throw await meanwhile(strapi, documentId);
  const where = { comment: documentId };
  await tableOf(strapi, REVISION).updateMany({
    where,
    data: NO_WORDS,
  });
  if (role !== 'system') await tableOf(strapi, DECISION).updateMany({ where, data: { facts: null } });
  await closeOpenAppeals(strapi, kit, documentId, role === 'author' ? AUTHOR : name);
  await eraseAppeals(strapi, documentId);
  await recordDecision(strapi, {
    comment: documentId,
    revision: row.latest,
    version,
    // Of what time took, the public page goes on saying who took the text down before.
    action: role === 'system' ? 'forget' : 'erase',
    role,
    by: name,
    byId: id,
    at,
    from: null,
    to: left.to,
    article: null,
    facts: null,
    notice: 'none',
  });
  await eraseFlagsOf(strapi, kit, documentId);
  await forgetSending(kit, reference);
  if (row.number !== null) await kit.tellPublic('comment-erased', [documentId]);
  kit.log('comment-erased', { comment: documentId, role });
}

/** Texts that have served, of a comment that stays: what was decided about them stays too, and nobody waits for more. */
export async function eraseTexts(strapi: Core.Strapi, comment: string, numbers: readonly number[]): Promise<void> {
  await tableOf(strapi, REVISION).updateMany({
    where: { comment, number: { $in: [...numbers] } },
    data: NO_WORDS,
  });
}

/**
 * Whoever leaves waits for no answer; an appeal that nobody can decide any more would be late for ever at the desk. Its
 * row stays, for what was counted stays counted.
 */
export async function closeOpenAppeals(
  strapi: Core.Strapi,
  kit: CommentKit,
  comment: string,
  decidedBy: string | null,
): Promise<void> {
  const data = { state: 'moot', decidedAt: kit.at(), decidedBy, body: null };
  await tableOf(strapi, APPEAL).updateMany({ where: { comment, state: 'open' }, data });
}

/** The reference too: its author knows it. */
async function eraseAppeals(strapi: Core.Strapi, comment: string): Promise<void> {
  for (const { id } of await tableOf<AppealRow>(strapi, APPEAL).findMany({ where: { comment } })) {
    const data = { reference: `EFF-${randomUUID()}`, body: null, answer: null };
    await tableOf(strapi, APPEAL).updateMany({ where: { id }, data });
  }
}

/** Those who reported what is gone are known no more either; open reports have nothing left to decide. */
async function eraseFlagsOf(strapi: Core.Strapi, kit: CommentKit, comment: string): Promise<void> {
  const flags = await tableOf<FlagRow>(strapi, FLAG).findMany({ where: { comment } });
  for (const flag of flags) await eraseFlag(strapi, kit, flag);
  const open = { comment, state: 'open' };
  await tableOf(strapi, FLAG).updateMany({ where: open, data: { state: 'rejected', decidedAt: kit.at() } });
}

export async function eraseFlag(strapi: Core.Strapi, kit: CommentKit, { id, reference }: FlagRow): Promise<void> {
  const data = {
    reference: `EFF-${randomUUID()}`,
    explanation: null,
    name: null,
    email: null,
    confirmedAt: null,
    answer: null,
  };
  await tableOf(strapi, FLAG).updateMany({ where: { id }, data });
  await forgetSending(kit, reference);
}

/** Letters about it, and what its form was answered. */
async function forgetSending({ post, forms }: CommentKit, reference: string): Promise<void> {
  await post.forget(letterKinds(reference));
  await forms.forgetAnswers([reference]);
}
