import type { Core } from '@strapi/strapi';
import type { OwnAppeal, OwnComment, OwnDecision } from '../../contract/comments.ts';
import { decisionSaid } from '../../core/comments/letters.ts';
import { publicComment } from '../../core/comments/public-comment.ts';
import { act } from '../../core/moderation/comment.ts';
import { stateWords, versionWords } from '../../core/moderation/words.ts';
import type { LoadedComment } from './comment-store.ts';
import type { CommentKit } from './kit.ts';
import { appealUntil, mayBeAppealed, publicPathOf } from './letters.ts';
import { APPEAL, type AppealRow, type CommentRow, DECISION, type DecisionRow } from './tables.ts';
import { tableOf } from '../tables.ts';

/** What an author is shown of a comment of their own; `mailed`: behind a link that went to their address. */
export async function viewOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  loaded: LoadedComment,
  mailed: boolean,
): Promise<OwnComment> {
  const { row, revisions } = loaded;
  const { documentId } = row;
  const consultation = await kit.around.one(row.consultation);
  const [, , projectSlug = '', slug = ''] = (consultation?.path ?? '').split('/');
  const decisions = await tableOf<DecisionRow>(strapi, DECISION).findMany({
    where: { comment: documentId },
    orderBy: { version: 'desc' },
  });
  const [made] = await tableOf<AppealRow>(strapi, APPEAL).findMany({
    where: { comment: documentId },
    orderBy: { id: 'desc' },
    limit: 1,
  });
  const articles = (await kit.around.charter())?.articles ?? new Map<string, string>();
  return {
    reference: row.reference,
    project: { slug: projectSlug, title: consultation?.projectTitle ?? '' },
    consultation: { slug, title: consultation?.title ?? '' },
    authorName: row.authorName ?? '',
    email: row.email,
    confirmed: row.confirmedAt !== null,
    receivedAt: row.receivedAt,
    author: row.authorState,
    publicPath: await publicPathOf(strapi, kit, row),
    public: publicOf(row, loaded, `${projectSlug}/${slug}`),
    revisions: revisions
      .map(({ number, body, redactedBody, state, waiting, submittedAt }) => ({
        number,
        body: body ?? '',
        redactedBody,
        state,
        stateWords: versionWords({ state, waiting: waiting !== null }, true),
        submittedAt,
      }))
      .reverse(),
    decisions: decisions.filter(isTold).map((decision) => ownDecision(decision, articles)),
    may: mayOf(kit, loaded, decisions, made, mailed),
    appeal: made === undefined ? null : ownAppeal(made),
    version: row.version,
  };
}

function publicOf(row: CommentRow, { revisions }: LoadedComment, path: string) {
  if (row.number === null || row.publishedAt === null) return null;
  const standing = revisions.find(({ number }) => number === row.standing) ?? null;
  return publicComment({
    ...row,
    id: row.documentId,
    consultation: path,
    number: row.number,
    publishedAt: row.publishedAt,
    standing,
    removal: null,
    forgotten: null,
  });
}

function mayOf(
  kit: CommentKit,
  { row, facts }: LoadedComment,
  decisions: readonly DecisionRow[],
  made: AppealRow | undefined,
  mailed: boolean,
): OwnComment['may'] {
  const may = (action: 'edit' | 'withdraw' | 'erase') =>
    act(facts, { action, role: 'author', by: null, mode: 'pre-moderation' }).ok;
  const last = decisions.find(({ role }) => role === 'team' || role === 'elected');
  const open =
    row.authorState === 'active' &&
    last !== undefined &&
    mayBeAppealed(last.to) &&
    made?.decision !== last.version &&
    appealUntil(last.at) > kit.clock.now();
  return {
    correct: may('edit'),
    withdraw: may('withdraw'),
    erase: may('erase'),
    confirm: mailed && row.email !== null && row.confirmedAt === null,
    appeal: open ? kit.appealToken(row.documentId, last.version, appealUntil(last.at)) : null,
  };
}

/** What the first reader passes on is no news to its author. */
function isTold({ action, to }: DecisionRow): boolean {
  return decisionSaid({ action: action as never, to }) !== null && action !== 'reroute';
}

export function ownDecision(
  { at, action, to, article, facts }: DecisionRow,
  articles: ReadonlyMap<string, string>,
): OwnDecision {
  const said = decisionSaid({ action: action as never, to });
  return {
    at,
    words: said?.text ?? stateWords(to, true),
    article: article === null ? null : (articles.get(article) ?? article),
    facts,
  };
}

export function ownAppeal({ reference, state, openedAt, body, answer }: AppealRow): OwnAppeal {
  return { reference, state, openedAt, text: body ?? '', answer };
}
