import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { CommentDetail, DecisionBody, DecisionResult, QueuePage, spamShape } from '../../contract/moderation.ts';
import { currentText } from '../../core/moderation/comment.ts';
import { invalid } from '../../core/refusal.ts';
import { loadComment } from '../comments/comment-store.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import { COMMENT, type CommentRow, REVISION, type RevisionRow } from '../comments/tables.ts';
import type { Decider } from './decisions.ts';
import { type DeskActor, deciderOn, holdsOn } from './desk-people.ts';
import { detailOf } from './detail.ts';
import { queuePage } from './queue.ts';
import type { QueueQuestion } from './queue-question.ts';
import { readableOf } from './readable.ts';
import { oneByOne } from './results.ts';
import { tableOf } from '../tables.ts';

/** The desk of moderation: each act asks the one table of access, and then the one table of transitions. */
export const moderationDesk = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const deciderFor = async (actor: DeskActor, comment: string): Promise<Decider> => {
    const loaded = await loadComment(strapi, comment);
    const { consultation } = await readableOf(strapi, kit(), actor, loaded);
    return deciderOn(actor, consultation, currentText(loaded.facts)?.state ?? 'refused');
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
    const held = await tableOf<RevisionRow>(strapi, REVISION).findMany({ where, orderBy: { id: 'asc' } });
    const rows = await tableOf<CommentRow>(strapi, COMMENT).findMany({
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

  return {
    queue: async (actor: DeskActor, question: QueueQuestion): Promise<QueuePage> =>
      queuePage(strapi, kit(), actor, question),
    detail: async (actor: DeskActor, id: string): Promise<CommentDetail> => detailOf(strapi, kit(), actor, id),
    decideMany,
    emptySpam,
  };
};

export type ModerationDesk = ReturnType<typeof moderationDesk>;
