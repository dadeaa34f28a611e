import type { Core } from '@strapi/strapi';
import type { AppealPage, OwnAppeal, OwnComment, OwnCommentAct, OwnDecision } from '../../contract/comments.ts';
import type { Transaction } from '../../contract/taking-part.ts';
import { appealFault, bodyFault, cleanText } from '../../core/comments/check.ts';
import { decisionSaid } from '../../core/comments/letters.ts';
import { publicComment } from '../../core/comments/public-comment.ts';
import { act } from '../../core/moderation/comment.ts';
import { appealDueAt } from '../../core/moderation/due.ts';
import { entryState, refusalSentence } from '../../core/moderation/transitions.ts';
import { stateWords } from '../../core/moderation/words.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { openLink } from '../../core/taking-part/signed-link.ts';
import { publicDiffers } from '../moderation/decisions.ts';
import { type LoadedComment, loadComment, meanwhile, moveComment, recordDecision } from './comment-store.ts';
import { eraseComment } from './erasure.ts';
import { type CommentKit, commentKitOf } from './kit.ts';
import { appealUntil, mayBeAppealed, publicPathOf } from './letters.ts';
import { screened } from './screening.ts';
import { APPEAL, type AppealRow, COMMENT, type CommentRow, DECISION, type DecisionRow, rowsOf } from './tables.ts';

const GONE = 'Cette contribution a été effacée, ou ce lien a expiré.';

/** The pages of an author, behind signed links: GET shows, POST acts. */
export const ownComments = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const opened = async (token: string): Promise<LoadedComment> => {
    const link = openLink('comment', token, [kit().key]);
    if (link === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    if (link.endsAt === null || link.endsAt <= kit().clock.now()) throw refused(410, 'expired', GONE);
    const known = await rowsOf(strapi, COMMENT).count({
      where: { documentId: link.subject, authorState: { $ne: 'erased' } },
    });
    if (known === 0) throw refused(410, 'erased', GONE);
    return loadComment(strapi, link.subject);
  };

  const see = async (token: string): Promise<OwnComment> => viewOf(strapi, kit(), await opened(token));

  const actOn = async (token: string, asked: OwnCommentAct): Promise<OwnComment | { readonly state: 'erased' }> => {
    const { row } = await opened(token);
    const { documentId } = row;
    await strapi.db.transaction(async ({ trx }) => {
      // Whoever acts behind the link that went to an address has it.
      await confirm(strapi, kit(), documentId);
      if (asked.act === 'erase') await eraseComment(strapi, kit(), await loadComment(strapi, documentId), 'author');
      if (asked.act === 'withdraw') await withdraw(strapi, kit(), trx, documentId, asked.version);
      if (asked.act === 'correct') await correct(strapi, kit(), trx, documentId, asked);
    });
    return asked.act === 'erase' ? { state: 'erased' } : see(token);
  };

  const exported = async (token: string): Promise<object> => {
    const loaded = await opened(token);
    const { own, charterVersion } = {
      own: await viewOf(strapi, kit(), loaded),
      charterVersion: loaded.row.charterVersion,
    };
    return { exportedAt: kit().at(), charterVersion, ...own, may: undefined };
  };

  /** `<comment> <version of the decision>`, signed. */
  const appealed = async (token: string): Promise<{ loaded: LoadedComment; decision: DecisionRow }> => {
    const link = openLink('appeal', token, [kit().key]);
    if (link === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    const [comment = '', version = ''] = link.subject.split(' ');
    const where = { comment, version: Number(version) };
    const decision = await rowsOf<DecisionRow>(strapi, DECISION).findOne({ where });
    const erased = await rowsOf(strapi, COMMENT).count({ where: { documentId: comment, authorState: 'erased' } });
    if (decision === null || erased > 0) throw refused(410, 'erased', GONE);
    const made = await appealRow(strapi, comment, decision.version);
    if (made === null && (link.endsAt === null || link.endsAt <= kit().clock.now()))
      throw refused(410, 'expired', 'Le délai pour contester cette décision est passé.');
    return { loaded: await loadComment(strapi, comment), decision };
  };

  const seeAppeal = async (token: string): Promise<AppealPage> => {
    const { loaded, decision } = await appealed(token);
    return appealPageOf(strapi, kit(), loaded, decision);
  };

  const openAppeal = async (token: string, text: string): Promise<AppealPage> => {
    const { loaded, decision } = await appealed(token);
    const faults = appealFault(text);
    if (Object.keys(faults).length > 0) throw invalid(faults);
    await strapi.db.transaction(async () => {
      await confirm(strapi, kit(), loaded.row.documentId);
      await storeAppeal(strapi, kit(), loaded, decision, cleanText(text));
    });
    return seeAppeal(token);
  };

  return { see, act: actOn, exported, seeAppeal, openAppeal };
};

export type OwnComments = ReturnType<typeof ownComments>;

async function confirm(strapi: Core.Strapi, kit: CommentKit, documentId: string): Promise<void> {
  const where = { documentId, confirmedAt: { $null: true }, email: { $notNull: true } };
  await rowsOf(strapi, COMMENT).updateMany({ where, data: { confirmedAt: kit.at() } });
}

async function withdraw(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  documentId: string,
  version: number,
): Promise<void> {
  await byAuthor(strapi, kit, trx, documentId, { action: 'withdraw', version });
}

async function correct(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  documentId: string,
  { body, version }: { readonly body: string; readonly version: number },
): Promise<void> {
  const faults = bodyFault(body);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  await byAuthor(strapi, kit, trx, documentId, { action: 'edit', version, body: cleanText(body) });
}

interface ByAuthor {
  readonly action: 'withdraw' | 'edit';
  readonly version: number;
  readonly body?: string;
}

/** The same way as every decision: the one function, the version, the row. */
async function byAuthor(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  documentId: string,
  { action, version, body = '' }: ByAuthor,
): Promise<void> {
  const loaded = await loadComment(strapi, documentId);
  const { row, facts } = loaded;
  if (row.version !== version) throw await meanwhile(strapi, documentId);
  const consultation = await kit.around.one(row.consultation);
  if (consultation === null) throw refused(410, 'erased', GONE);
  const { policy, id } = consultation;
  const findings =
    action === 'edit'
      ? await screened(strapi, { ...ALONE, body, authorName: row.authorName ?? '', consultation: id })
      : [];
  const entry = entryState(policy.mode, findings, true);
  const acted = act(facts, { action, role: 'author', by: null, mode: policy.mode, entry });
  if (!acted.ok) throw refused(409, acted.code, refusalSentence(acted.code));
  const at = kit.at();
  const added = action === 'edit' ? { added: { body, findings } } : {};
  const moved = await moveComment(strapi, trx, loaded, { after: acted.after, policy, at, ...added });
  await recordDecision(strapi, {
    ...{
      comment: documentId,
      revision: acted.revision,
      version: moved,
      action,
      role: 'author',
      by: null,
      byId: null,
      at,
    },
    ...{ from: acted.from, to: acted.to, article: null, facts: null, notice: 'none' },
  });
  if (row.number !== null && publicDiffers(facts, acted.after, false))
    await kit.tellPublic('comment-withdrawn', [documentId]);
  kit.log(action === 'edit' ? 'comment-corrected' : 'comment-withdrawn', { comment: documentId, version: moved });
}

/** Of a correction, which no robot sends. */
const ALONE = { typedForMs: null, recentFromNetwork: 1, sameText: 1 } as const;

async function appealRow(strapi: Core.Strapi, comment: string, decision: number): Promise<AppealRow | null> {
  return rowsOf<AppealRow>(strapi, APPEAL).findOne({ where: { comment, decision } });
}

async function storeAppeal(
  strapi: Core.Strapi,
  kit: CommentKit,
  { row, facts }: LoadedComment,
  decision: DecisionRow,
  body: string,
): Promise<void> {
  if ((await appealRow(strapi, row.documentId, decision.version)) !== null)
    throw refused(
      409,
      'already-made',
      'Vous avez déjà contesté cette décision\u00a0: la réponse viendra sur cette page.',
    );
  const asked = {
    action: 'appeal',
    role: 'author',
    by: null,
    mode: 'pre-moderation',
    revision: decision.revision,
  } as const;
  const acted = act(facts, asked);
  if (!acted.ok || acted.from !== decision.to)
    throw refused(409, 'overtaken', 'Cette décision ne vaut plus\u00a0: il n’y a plus rien à contester.');
  await rowsOf(strapi, APPEAL).create({
    data: {
      reference: newReference('REC'),
      comment: row.documentId,
      decision: decision.version,
      body,
      openedAt: kit.at(),
      dueAt: new Date(appealDueAt(kit.clock.now())).toISOString(),
      state: 'open',
    },
  });
  kit.log('appeal-opened', { comment: row.documentId, decision: decision.version });
}

async function appealPageOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  loaded: LoadedComment,
  decision: DecisionRow,
): Promise<AppealPage> {
  const { reference, project, consultation, receivedAt } = await viewOf(strapi, kit, loaded);
  const revision = loaded.revisions.find(({ number }) => number === decision.revision);
  const made = await appealRow(strapi, loaded.row.documentId, decision.version);
  return {
    comment: { reference, project, consultation, receivedAt },
    body: revision?.body ?? '',
    decision: ownDecision(decision, (await kit.around.charter())?.articles ?? new Map()),
    appeal: made === null ? null : ownAppeal(made),
    until: new Date(appealUntil(decision.at)).toISOString(),
  };
}

async function viewOf(strapi: Core.Strapi, kit: CommentKit, loaded: LoadedComment): Promise<OwnComment> {
  const { row, revisions } = loaded;
  const { documentId } = row;
  const consultation = await kit.around.one(row.consultation);
  const [, , projectSlug = '', slug = ''] = (consultation?.path ?? '').split('/');
  const decisions = await rowsOf<DecisionRow>(strapi, DECISION).findMany({
    where: { comment: documentId },
    orderBy: { version: 'desc' },
  });
  const [made] = await rowsOf<AppealRow>(strapi, APPEAL).findMany({
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
      .map(({ number, body, redactedBody, state, submittedAt }) => ({
        number,
        body: body ?? '',
        redactedBody,
        state,
        stateWords: stateWords(state, true),
        submittedAt,
      }))
      .reverse(),
    decisions: decisions.filter(isTold).map((decision) => ownDecision(decision, articles)),
    may: mayOf(kit, loaded, decisions, made),
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
  });
}

function mayOf(
  kit: CommentKit,
  { row, facts }: LoadedComment,
  decisions: readonly DecisionRow[],
  made: AppealRow | undefined,
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
    confirm: row.email !== null && row.confirmedAt === null,
    appeal: open ? kit.appealToken(row.documentId, last.version, appealUntil(last.at)) : null,
  };
}

/** What the first reader passes on is no news to its author. */
function isTold({ action, to }: DecisionRow): boolean {
  return decisionSaid({ action: action as never, to }) !== null && action !== 'reroute';
}

function ownDecision(
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

function ownAppeal({ reference, state, openedAt, body, answer }: AppealRow): OwnAppeal {
  return { reference, state, openedAt, text: body ?? '', answer };
}
