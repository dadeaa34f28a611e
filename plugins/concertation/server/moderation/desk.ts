import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type {
  AppealItem,
  appealDecisionShape,
  CommentDetail,
  DecisionBody,
  DecisionResult,
  flagDecisionShape,
  QueuePage,
  replyShape,
  spamShape,
} from '../../contract/moderation.ts';
import { bodyFault, cleanName, cleanText } from '../../core/comments/check.ts';
import { appealLetter, letterKind } from '../../core/comments/letters.ts';
import { mayComment } from '../../core/comments/may-comment.ts';
import { roleFor } from '../../core/moderation/transitions.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { createComment, loadComment, meanwhile, recordDecision } from '../comments/comment-store.ts';
import { eraseComment } from '../comments/erasure.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import {
  APPEAL,
  type AppealRow,
  COMMENT,
  type CommentRow,
  DECISION,
  type DecisionRow,
  REVISION,
  type RevisionRow,
  rowsOf,
} from '../comments/tables.ts';
import { forbidden, notFound } from '../services/refusals.ts';
import { closeFlags, type Decider, decide } from './decisions.ts';
import { type DeskActor, deciderOn, holdsOn } from './desk-people.ts';
import { appealItems, detailOf, tookPart } from './detail.ts';
import { queuePage, type QueueQuestion } from './queue.ts';
import { oneByOne } from './results.ts';

/** The desk of moderation: each act asks the one table of access, and then the one table of transitions. */
export const moderationDesk = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const deciderFor = async (actor: DeskActor, comment: string): Promise<Decider> => {
    const { row, revisions } = await loadComment(strapi, comment);
    const consultation = await kit().around.one(row.consultation);
    const state = revisions.find(({ waiting }) => waiting !== null)?.state ?? revisions.at(-1)?.state ?? 'refused';
    return deciderOn(actor, consultation, state, consultation?.policy.mode ?? 'pre-moderation-two-keys');
  };

  const decideMany = async (actor: DeskActor, decisions: readonly DecisionBody[]): Promise<readonly DecisionResult[]> =>
    oneByOne(strapi, kit(), decisions, async ({ comment }) => deciderFor(actor, comment));

  /** Everything that is held as spam, of what one may moderate, in one act. */
  const emptySpam = async (actor: DeskActor, asked: z.infer<typeof spamShape>): Promise<{ readonly count: number }> => {
    const consultations = await kit().around.consultations(
      asked.consultation === undefined ? {} : { documentId: asked.consultation },
    );
    const own = [...consultations.values()].filter((one) => holdsOn(actor, one).team).map(({ id }) => id);
    const where = { waiting: { $notNull: true }, state: 'spam-held', consultation: { $in: own } };
    const held = await rowsOf<RevisionRow>(strapi, REVISION).findMany({ where, orderBy: { id: 'asc' } });
    const rows = await rowsOf<CommentRow>(strapi, COMMENT).findMany({
      where: { documentId: { $in: held.map(({ comment }) => comment) } },
    });
    const decisions = rows.map(({ documentId, version }) => ({
      comment: documentId,
      version,
      action: 'refuse' as const,
      article: asked.article,
      facts: asked.facts,
    }));
    const results = await decideMany(actor, decisions);
    const fault = results.find((result) => !result.ok && result.fields !== undefined);
    if (fault !== undefined && !fault.ok) throw invalid(fault.fields ?? {});
    return { count: results.filter(({ ok }) => ok).length };
  };

  const appeals = async (actor: DeskActor, state: string): Promise<AppealItem[]> =>
    appealItems(strapi, kit(), actor, { state }, await kit().around.consultations({}));

  const decideAppeal = async (
    actor: DeskActor,
    id: string,
    { outcome, answer, version }: z.infer<typeof appealDecisionShape>,
  ): Promise<CommentDetail> => {
    const appeal = await rowsOf<AppealRow>(strapi, APPEAL).findOne({ where: { documentId: id } });
    if (appeal === null) throw notFound();
    const said = cleanText(answer);
    if (said.length < 10) throw invalid({ answer: 'Répondez en une phrase au moins\u00a0: son auteur·rice la lira.' });
    await strapi.db.transaction(async ({ trx }) =>
      judge(strapi, kit(), trx, actor, appeal, { outcome, answer: said, version }),
    );
    return detailOf(strapi, kit(), actor, appeal.comment);
  };

  const dismissFlags = async (
    actor: DeskActor,
    comment: string,
    { answer, version }: z.infer<typeof flagDecisionShape>,
  ): Promise<CommentDetail> => {
    const { row } = await loadComment(strapi, comment);
    const consultation = await kit().around.one(row.consultation);
    deciderOn(actor, consultation, 'published', 'pre-moderation');
    if (consultation === null || !holdsOn(actor, consultation).team) throw forbidden();
    if (row.version !== version) throw await meanwhile(strapi, comment);
    const said = cleanText(answer);
    if (said.length < 10) throw invalid({ answer: 'Répondez en une phrase au moins\u00a0: qui a signalé la lira.' });
    await strapi.db.transaction(async ({ trx }) =>
      closeFlags(strapi, kit(), trx, { comment, state: 'rejected', by: actor.name, answer: said }),
    );
    kit().log('comment-flags-rejected', { comment });
    return detailOf(strapi, kit(), actor, comment);
  };

  return {
    queue: async (actor: DeskActor, question: QueueQuestion): Promise<QueuePage> =>
      queuePage(strapi, kit(), actor, question),
    detail: async (actor: DeskActor, id: string): Promise<CommentDetail> => detailOf(strapi, kit(), actor, id),
    decideMany,
    emptySpam,
    appeals,
    decideAppeal,
    dismissFlags,
    /** Asked for by somebody who cannot do it behind their own link. */
    erase: async (actor: DeskActor, id: string): Promise<{ readonly state: 'erased' }> => {
      const loaded = await loadComment(strapi, id);
      const consultation = await kit().around.one(loaded.row.consultation);
      if (consultation === null || !holdsOn(actor, consultation).team) throw notFound();
      await strapi.db.transaction(async () => eraseComment(strapi, kit(), loaded, 'team'));
      return { state: 'erased' };
    },
    reply: async (actor: DeskActor, asked: z.infer<typeof replyShape>) => {
      await replyOfficially(strapi, kit(), actor, asked);
      return detailOf(strapi, kit(), actor, asked.parent);
    },
  };
};

export type ModerationDesk = ReturnType<typeof moderationDesk>;

interface Judgement {
  readonly outcome: 'upheld' | 'rejected';
  readonly answer: string;
  readonly version: number;
}

/** By somebody who took no part; the letter about the appeal is the one that its author gets. */
async function judge(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: object,
  actor: DeskActor,
  appeal: AppealRow,
  { outcome, answer, version }: Judgement,
): Promise<void> {
  const { row, revisions } = await loadComment(strapi, appeal.comment);
  const consultation = await kit.around.one(row.consultation);
  const history = await rowsOf<DecisionRow>(strapi, DECISION).findMany({ where: { comment: appeal.comment } });
  const decision = history.find((one) => one.version === appeal.decision);
  const target = revisions.find(({ number }) => number === decision?.revision);
  if (consultation === null || target === undefined) throw notFound();
  // What is refused comes back by whoever holds a key; with two keys the elected official's yes is enough.
  const { mode } = consultation.policy;
  const holds = holdsOn(actor, consultation);
  const role = holds.elected && mode === 'pre-moderation-two-keys' ? 'elected' : roleFor(holds, target.state, mode);
  if (role === null) throw deciderOn(actor, consultation, target.state, mode);
  if (tookPart(history, actor.id))
    throw refused(
      403,
      'took-part',
      'Vous avez pris part à cette décision\u00a0: le recours revient à une autre personne.',
    );
  const data = { state: outcome, decidedAt: kit.at(), decidedBy: actor.name, decidedById: actor.id, answer };
  const { count } = await rowsOf(strapi, APPEAL).updateMany({ where: { id: appeal.id, state: 'open' }, data });
  if (count === 0 || row.version !== version) throw await meanwhile(strapi, appeal.comment);
  if (outcome === 'upheld') {
    const decider = { id: actor.id, name: actor.name, role } as const;
    const upheld = {
      comment: appeal.comment,
      version,
      action: 'uphold',
      revision: target.number,
      facts: answer,
    } as const;
    await decide(strapi, kit, trx, upheld, decider);
  }
  await tellAppellant(kit, trx, row, consultation, outcome === 'upheld', answer);
  kit.log('appeal-decided', { comment: appeal.comment, outcome });
}

async function tellAppellant(
  kit: CommentKit,
  trx: object,
  row: CommentRow,
  { title, projectTitle }: { readonly title: string; readonly projectTitle: string },
  upheld: boolean,
  answer: string,
): Promise<void> {
  if (row.email === null || row.confirmedAt === null) return;
  const where = { reference: row.reference, project: projectTitle, consultation: title };
  const body = appealLetter(where, upheld, answer, kit.ownLink(row.documentId));
  await kit.post.enqueue(trx, { kind: letterKind('appeal', row.reference), to: row.email, confirmed: true, body });
}

/** The service answers, under its name; closed comments may still be answered, hidden ones not. */
async function replyOfficially(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  { parent, body, service }: z.infer<typeof replyShape>,
): Promise<void> {
  const { row } = await loadComment(strapi, parent);
  const consultation = await kit.around.one(row.consultation);
  deciderOn(actor, consultation, 'published', 'pre-moderation');
  if (consultation === null || !holdsOn(actor, consultation).team) throw forbidden();
  const faults = {
    ...bodyFault(body),
    ...(cleanName(service) === '' ? { service: 'Dites quel service répond.' } : {}),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const gone = row.standing === null || row.authorState !== 'active';
  const answerable = mayComment(
    ALWAYS,
    { standing: gone ? 'gone' : 'public', isReply: row.parent !== null },
    kit.passed,
  );
  if (!answerable.may) throw refused(409, answerable.reason, answerable.message);
  const at = kit.at();
  await strapi.db.transaction(async ({ trx }) => {
    const stored = await createComment(strapi, trx, {
      reference: newReference('COM'),
      consultation: consultation.id,
      parent,
      service: cleanName(service).slice(0, 200),
      // No person is named in public.
      authorName: null,
      email: null,
      network: null,
      sameness: null,
      charterVersion: null,
      body: cleanText(body),
      findings: [],
      entry: 'published',
      policy: consultation.policy,
      at,
    });
    const { documentId, version } = stored.row;
    await recordDecision(strapi, {
      ...{
        comment: documentId,
        revision: 1,
        version,
        action: 'reply',
        role: 'team',
        by: actor.name,
        byId: actor.id,
        at,
      },
      ...{ from: null, to: 'published', article: null, facts: null, notice: 'none' },
    });
    await kit.tellPublic('comment-published', [documentId]);
  });
  kit.log('official-reply', { comment: parent });
}

/** To a service the clock of the consultation says nothing: it may answer afterwards. */
const ALWAYS = {
  opens: null,
  closes: null,
  facts: [],
  origin: 'native',
  legalRegister: false,
  comments: { state: 'on', from: null, to: null, reason: null, policy: null },
} as const;
