import type { Core } from '@strapi/strapi';
import type { OwnAppeal, OwnComment, OwnDecision } from '../../contract/comments.ts';
import { publicComment } from '../../core/comments/public-comment.ts';
import { type Said, told } from '../../core/comments/said.ts';
import { PUBLIC_STATES } from '../../core/comments/words.ts';
import { act, type CommentFacts } from '../../core/moderation/comment.ts';
import { appealAnswerBy, appealEndsAt } from '../../core/moderation/due.ts';
import { versionWords } from '../../core/moderation/words.ts';
import type { LoadedComment } from './comment-store.ts';
import type { CommentKit } from './kit.ts';
import { mayBeAppealed, publicPathOf } from './letters.ts';
import { againstCorrection } from './place.ts';
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
  const { project, consultation } = await kit.around.named(row.consultation);
  const decisions = await toldOf(strapi, documentId);
  const [made] = await tableOf<AppealRow>(strapi, APPEAL).findMany({
    where: { comment: documentId },
    orderBy: { id: 'desc' },
    limit: 1,
  });
  const articles = (await kit.around.charter())?.articles ?? new Map<string, string>();
  return {
    reference: row.reference,
    project: { slug: project.slug, title: project.title },
    consultation: { slug: consultation.slug, title: consultation.title },
    authorName: row.authorName ?? '',
    lastName: lastName(loaded),
    email: row.email,
    confirmed: row.confirmedAt !== null,
    receivedAt: row.receivedAt,
    author: row.authorState,
    publicPath: await publicPathOf(strapi, kit, row),
    public: publicOf(row, loaded, `${project.slug}/${consultation.slug}`),
    revisions: revisions
      .map(({ number, authorName, body, redactedBody, state, waiting, submittedAt }) => ({
        number,
        authorName: authorName ?? '',
        body: body ?? '',
        redactedBody,
        state,
        stateWords:
          PUBLIC_STATES.has(state) && number !== row.standing
            ? 'remplacé depuis'
            : versionWords({ state, waiting: waiting !== null }, true),
        submittedAt,
      }))
      .reverse(),
    decisions: decisions.map((decision) => ownDecision(decision, articles)),
    awaited: revisions.some(({ waiting }) => waiting !== null),
    may: mayOf(kit, loaded, { decisions, made, mailed, against: await againstCorrection(kit, loaded) }),
    appeal: made === undefined ? null : ownAppeal(made),
    version: row.version,
  };
}

/** That of the last text: what a correction begins with. */
export function lastName({ row, revisions }: LoadedComment): string {
  return revisions.at(-1)?.authorName ?? row.authorName ?? '';
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

interface Around {
  readonly decisions: readonly Told[];
  readonly made: AppealRow | undefined;
  readonly mailed: boolean;
  readonly against: OwnComment['may']['correctionClosed'];
}

function mayOf(
  kit: CommentKit,
  { row, facts }: LoadedComment,
  { decisions: [lastTold], made, mailed, against }: Around,
): OwnComment['may'] {
  const may = (action: 'edit' | 'withdraw' | 'erase') =>
    act(facts, { action, role: 'author', by: null, mode: 'pre-moderation' }).ok;
  const last = lastTold?.row;
  const open =
    last !== undefined &&
    mayBeAppealed(last.to) &&
    appealStands(facts, last) &&
    made?.decision !== last.version &&
    appealEndsAt(Date.parse(last.at)) > kit.clock.now();
  return {
    correct: may('edit') && against === null,
    correctionClosed: may('edit') ? against : null,
    withdraw: may('withdraw'),
    erase: may('erase'),
    confirm: mailed && row.email !== null && row.confirmedAt === null,
    appeal: open ? kit.appealToken(row.documentId, last.version) : null,
  };
}

/** The decision still says where its text is. */
export function appealStands(facts: CommentFacts, { revision, to }: Pick<DecisionRow, 'revision' | 'to'>): boolean {
  const appealed = act(facts, { action: 'appeal', role: 'author', by: null, mode: 'pre-moderation', revision });
  return appealed.ok && appealed.from === to;
}

interface Told {
  readonly row: DecisionRow;
  readonly said: Said;
}

/** The latest first. */
export async function toldOf(strapi: Core.Strapi, comment: string): Promise<readonly Told[]> {
  const where = { comment };
  const rows = await tableOf<DecisionRow>(strapi, DECISION).findMany({ where, orderBy: { version: 'asc' } });
  return told(rows).reverse();
}

export function ownDecision(
  { row: { at, article, facts }, said }: Told,
  articles: ReadonlyMap<string, string>,
): OwnDecision {
  return { at, words: said.text, article: article === null ? null : (articles.get(article) ?? article), facts };
}

export function ownAppeal({ reference, state, openedAt, body, answer }: AppealRow): OwnAppeal {
  return { reference, state, openedAt, answerBy: appealAnswerBy(Date.parse(openedAt)), text: body ?? '', answer };
}
