import type { Core } from '@strapi/strapi';
import type { Actor } from '../../core/access.ts';
import { inFlight } from '../../core/moderation/in-flight.ts';
import type { PolicyMode } from '../../core/comments/words.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import { COMMENT, type CommentRow, REVISION, type RevisionRow } from '../comments/tables.ts';
import { decide } from './decisions.ts';
import { tableOf } from '../tables.ts';

/** What a change of policy does to the texts on their way; in the transaction of the change. */
export const moderationSwitch = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  /** A second key that the policy asks for no more goes back to the first: a switch publishes nothing. */
  const reroute = async (consultation: string, { id, name }: Actor): Promise<number> => {
    const staff = await kit().around.one(consultation);
    if (staff === null || staff.policy.mode === 'pre-moderation-two-keys') return 0;
    const where = { consultation, waiting: { $notNull: true }, state: 'awaiting-elected' };
    const revisions = await tableOf<RevisionRow>(strapi, REVISION).findMany({ where, orderBy: { id: 'asc' } });
    await strapi.db.transaction(async ({ trx }) => {
      for (const { comment } of revisions) {
        const row = await tableOf<CommentRow>(strapi, COMMENT).findOne({ where: { documentId: comment } });
        if (row === null) continue;
        const rerouted = { comment, version: row.version, action: 'reroute', facts: facts(staff.policy.mode) } as const;
        await decide(strapi, kit(), trx, rerouted, { id, name, role: 'system' });
      }
    });
    if (revisions.length > 0) kit().log('comments-rerouted', { consultation, count: revisions.length });
    return revisions.length;
  };

  return { reroute };
};

function facts(to: PolicyMode): string {
  return inFlight('pre-moderation-two-keys', to);
}
