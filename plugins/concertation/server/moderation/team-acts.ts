import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { CommentDetail, flagDecisionShape, lookedShape, replyShape } from '../../contract/moderation.ts';
import { cleanText } from '../../core/typed-text.ts';
import { invalid } from '../../core/refusal.ts';
import { loadComment, meanwhile } from '../comments/comment-store.ts';
import { eraseComment } from '../comments/erasure.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import type { DeskActor } from './desk-people.ts';
import { detailOf } from './detail.ts';
import { closeFlags } from './flags.ts';
import { ofTeam } from './of-team.ts';
import { replyOfficially } from './official-reply.ts';
import { REVISION } from '../comments/tables.ts';
import { tableOf } from '../tables.ts';

/** What the team does beside deciding: reading what a rule marked or what appeared unread, reports that are not followed, official replies, erasure for somebody who asks. */
export const moderationTeamActs = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  /** The text stays as it is. */
  const dismissFlags = async (
    actor: DeskActor,
    comment: string,
    { answer, version, flags }: z.infer<typeof flagDecisionShape>,
  ): Promise<CommentDetail> => {
    const { row } = await ofTeam(strapi, kit(), actor, comment);
    if (row.version !== version) throw await meanwhile(strapi, comment);
    const said = cleanText(answer);
    if (said.length < 10) throw invalid({ answer: 'Répondez en une phrase au moins\u00a0: qui a signalé la lira.' });
    // One that came while the text was taken down was right too.
    const state = row.standing !== null && row.authorState === 'active' ? 'rejected' : 'upheld';
    await strapi.db.transaction(async ({ trx }) =>
      closeFlags(strapi, kit(), trx, { comment, flags, state, by: actor.name, answer: said }),
    );
    kit().log(`comment-flags-${state}`, { comment });
    return detailOf(strapi, kit(), actor, comment);
  };

  /** What came since that version was read stays marked. */
  const look = async (
    actor: DeskActor,
    comment: string,
    { version }: z.infer<typeof lookedShape>,
  ): Promise<CommentDetail> => {
    const { row } = await ofTeam(strapi, kit(), actor, comment);
    if (row.version !== version) throw await meanwhile(strapi, comment);
    const read = { lookedAt: kit().at(), lookedBy: actor.name };
    const texts = tableOf(strapi, REVISION);
    await strapi.db.transaction(async () => {
      await texts.updateMany({ where: { marked: comment, number: row.latest }, data: { ...read, marked: null } });
      await texts.updateMany({ where: { standing: comment, lookedAt: null }, data: read });
    });
    kit().log('comment-read', { comment });
    return detailOf(strapi, kit(), actor, comment);
  };

  /** Asked for by somebody who cannot do it behind their own link. */
  const erase = async (actor: DeskActor, comment: string): Promise<{ readonly state: 'erased' }> => {
    await ofTeam(strapi, kit(), actor, comment);
    const { id, name } = actor;
    await strapi.db.transaction(async () =>
      eraseComment(strapi, kit(), await loadComment(strapi, comment), { role: 'team', id, name }),
    );
    return { state: 'erased' };
  };

  const reply = async (actor: DeskActor, asked: z.infer<typeof replyShape>): Promise<CommentDetail> => {
    await replyOfficially(strapi, kit(), actor, asked);
    return detailOf(strapi, kit(), actor, asked.parent);
  };

  return { dismissFlags, look, erase, reply };
};

export type ModerationTeamActs = ReturnType<typeof moderationTeamActs>;
