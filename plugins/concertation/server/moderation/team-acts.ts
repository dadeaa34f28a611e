import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { CommentDetail, flagDecisionShape, replyShape } from '../../contract/moderation.ts';
import { bodyFault, cleanName, cleanText } from '../../core/comments/check.ts';
import { mayComment } from '../../core/comments/may-comment.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { createComment, loadComment, meanwhile, recordDecision } from '../comments/comment-store.ts';
import { eraseComment } from '../comments/erasure.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import type { CommentRow } from '../comments/tables.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import { forbidden, notFound } from '../services/refusals.ts';
import { closeFlags } from './decisions.ts';
import { type DeskActor, holdsOn, mayRead } from './desk-people.ts';
import { detailOf } from './detail.ts';

/** What the team does beside deciding: reports that are not followed, official replies, erasure for somebody who asks. */
export const moderationTeamActs = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  const dismissFlags = async (
    actor: DeskActor,
    comment: string,
    { answer, version }: z.infer<typeof flagDecisionShape>,
  ): Promise<CommentDetail> => {
    const { row } = await ofTeam(strapi, kit(), actor, comment);
    if (row.version !== version) throw await meanwhile(strapi, comment);
    const said = cleanText(answer);
    if (said.length < 10) throw invalid({ answer: 'Répondez en une phrase au moins\u00a0: qui a signalé la lira.' });
    await strapi.db.transaction(async ({ trx }) =>
      closeFlags(strapi, kit(), trx, { comment, state: 'rejected', by: actor.name, answer: said }),
    );
    kit().log('comment-flags-rejected', { comment });
    return detailOf(strapi, kit(), actor, comment);
  };

  /** Asked for by somebody who cannot do it behind their own link. */
  const erase = async (actor: DeskActor, comment: string): Promise<{ readonly state: 'erased' }> => {
    await ofTeam(strapi, kit(), actor, comment);
    await strapi.db.transaction(async () => eraseComment(strapi, kit(), await loadComment(strapi, comment), 'team'));
    return { state: 'erased' };
  };

  const reply = async (actor: DeskActor, asked: z.infer<typeof replyShape>): Promise<CommentDetail> => {
    await replyOfficially(strapi, kit(), actor, asked);
    return detailOf(strapi, kit(), actor, asked.parent);
  };

  return { dismissFlags, erase, reply };
};

export type ModerationTeamActs = ReturnType<typeof moderationTeamActs>;

interface OfTeam {
  readonly row: CommentRow;
  readonly consultation: StaffConsultation;
}

async function ofTeam(strapi: Core.Strapi, kit: CommentKit, actor: DeskActor, comment: string): Promise<OfTeam> {
  const { row } = await loadComment(strapi, comment);
  const consultation = await kit.around.one(row.consultation);
  if (consultation === null || !mayRead(actor, consultation)) throw notFound();
  if (!holdsOn(actor, consultation).team) throw forbidden('Votre rôle ne permet pas de modérer cette consultation.');
  return { row, consultation };
}

/** The service answers, under its name; closed comments may still be answered, hidden ones not. */
export async function replyOfficially(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  { parent, body, service }: z.infer<typeof replyShape>,
): Promise<void> {
  const { row, consultation } = await ofTeam(strapi, kit, actor, parent);
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
      comment: documentId,
      revision: 1,
      version,
      action: 'reply',
      role: 'team',
      by: actor.name,
      byId: actor.id,
      at,
      from: null,
      to: 'published',
      article: null,
      facts: null,
      notice: 'none',
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
