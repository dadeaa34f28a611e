import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { AppealItem, appealDecisionShape, AppealOutcome, CommentDetail } from '../../contract/moderation.ts';
import { cleanText } from '../../core/typed-text.ts';
import { appealLetter, letterKind } from '../../core/comments/letters.ts';
import { decisionSaid } from '../../core/comments/said.ts';
import type { RevisionState } from '../../core/comments/words.ts';
import { judgeOf, outcomesOf } from '../../core/moderation/appeals.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { loadComment, meanwhile } from '../comments/comment-store.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import { readablePathOf } from '../comments/letters.ts';
import { APPEAL, type AppealRow, type CommentRow, DECISION, type DecisionRow } from '../comments/tables.ts';
import { forbidden, notFound } from '../services/refusals.ts';
import { appealedAbout, appealItems, appealsBefore, tookPart } from './appeal-items.ts';
import { decide, refusedAct } from './decisions.ts';
import { type DeskActor, holdsOn, readingOn, readsAll } from './desk-people.ts';
import { detailOf } from './detail.ts';
import { tableOf } from '../tables.ts';

/** Appeals at the desk: decided once, by somebody who took no part. */
export const moderationAppeals = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const list = async (actor: DeskActor, state: string): Promise<AppealItem[]> => {
    const consultations = await kit().around.consultations({ documentId: { $in: appealedAbout(strapi, state) } });
    const where = readsAll(actor) ? { state } : { state, ...appealsBefore(strapi, actor, consultations) };
    return appealItems(strapi, kit(), actor, where, consultations);
  };

  const decideOne = async (
    actor: DeskActor,
    id: string,
    { outcome, answer, version }: z.infer<typeof appealDecisionShape>,
  ): Promise<CommentDetail> => {
    const appeal = await tableOf<AppealRow>(strapi, APPEAL).findOne({ where: { documentId: id } });
    if (appeal === null) throw notFound();
    const said = cleanText(answer);
    if (said.length < 10) throw invalid({ answer: 'Répondez en une phrase au moins\u00a0: son auteur·rice la lira.' });
    await strapi.db.transaction(async ({ trx }) =>
      judge(strapi, kit(), trx, actor, appeal, { outcome, answer: said, version }),
    );
    return detailOf(strapi, kit(), actor, appeal.comment);
  };

  return { list, decide: decideOne };
};

export type ModerationAppeals = ReturnType<typeof moderationAppeals>;

interface Judgement {
  readonly outcome: AppealOutcome;
  readonly answer: string;
  readonly version: number;
}

/** By somebody who took no part, also that there is nothing left to judge; the letter about the appeal is the one that its author gets. */
async function judge(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: object,
  actor: DeskActor,
  appeal: AppealRow,
  { outcome, answer, version }: Judgement,
): Promise<void> {
  const { row, revisions, facts } = await loadComment(strapi, appeal.comment);
  const consultation = await kit.around.one(row.consultation);
  const history = await tableOf<DecisionRow>(strapi, DECISION).findMany({ where: { comment: appeal.comment } });
  const decision = history.find((one) => one.version === appeal.decision);
  const target = revisions.find(({ number }) => number === decision?.revision);
  if (consultation === null || target === undefined || readingOn(actor, consultation) === 'none') throw notFound();
  const holds = holdsOn(actor, consultation);
  if (!holds.team && !holds.elected) throw forbidden('Votre rôle ne permet pas de modérer cette consultation.');
  if (tookPart(history, actor.id))
    throw refused(
      403,
      'took-part',
      'Vous avez pris part à cette décision\u00a0: le recours revient à une autre personne.',
    );
  if (row.version !== version) throw await meanwhile(strapi, appeal.comment);
  const { mode } = consultation.policy;
  const judged = judgeOf(facts, { revision: target.number, holds, by: actor.id, mode });
  if (!judged.ok) throw refusedAct(judged.code);
  if (!outcomesOf(judged).includes(outcome)) throw refusedAct(judged.over ?? 'not-here');
  const data = { state: outcome, decidedAt: kit.at(), decidedBy: actor.name, decidedById: actor.id, answer };
  const { count } = await tableOf(strapi, APPEAL).updateMany({ where: { id: appeal.id, state: 'open' }, data });
  if (count === 0) throw await meanwhile(strapi, appeal.comment);
  if (outcome === 'upheld') {
    const decider = { id: actor.id, name: actor.name, role: judged.role };
    const upheld = {
      comment: appeal.comment,
      version,
      action: 'uphold',
      revision: target.number,
      facts: answer,
    } as const;
    await decide(strapi, kit, trx, upheld, decider);
  }
  await tellAppellant(strapi, kit, trx, row, { outcome, from: target.state, answer });
  kit.log('appeal-decided', { comment: appeal.comment, outcome });
}

interface Told {
  readonly outcome: AppealOutcome;
  /** Of the text, before it was judged. */
  readonly from: RevisionState;
  readonly answer: string;
}

/** With what follows for the text, as it stands now. */
async function tellAppellant(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: object,
  { documentId, reference, email, confirmedAt, consultation: id, version }: CommentRow,
  { outcome, from, answer }: Told,
): Promise<void> {
  if (email === null || confirmedAt === null) return;
  const { row } = await loadComment(strapi, documentId);
  const where = { comment: documentId, version: version + 1 };
  const decision = outcome === 'upheld' ? await tableOf<DecisionRow>(strapi, DECISION).findOne({ where }) : null;
  const said = decision && decisionSaid({ action: 'uphold', from, to: decision.to, corrects: false, whole: false });
  const { project, consultation } = await kit.around.named(id);
  const path = await readablePathOf(strapi, kit, row);
  const body = appealLetter(
    { reference, project: project.title, consultation: consultation.title },
    { outcome, answer, follows: said?.text ?? null },
    { own: kit.ownLink(documentId), page: path === null ? null : kit.absolute(path) },
  );
  await kit.post.enqueue(trx, { kind: letterKind('appeal', reference), to: email, confirmed: true, body });
}
