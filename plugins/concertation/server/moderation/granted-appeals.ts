import type { Core } from '@strapi/strapi';
import { isGranted } from '../../core/moderation/appeals.ts';
import { PUBLIC_STATES, type RevisionState } from '../../core/comments/words.ts';
import type { CommentKit } from '../comments/kit.ts';
import { APPEAL, type AppealRow, DECISION, type DecisionRow } from '../comments/tables.ts';
import { tableOf } from '../tables.ts';

interface Made {
  readonly comment: string;
  readonly revision: number;
  readonly to: RevisionState;
}

const ANSWER = 'La décision a été revue\u00a0: votre texte est public.';

/**
 * Closes the appeals that ask for what this decision gives, in its transaction; true when there were any. Its letter
 * tells of it: never two for one decision.
 */
export async function grantAppeals(
  strapi: Core.Strapi,
  kit: CommentKit,
  { comment, revision, to }: Made,
  { id, name }: { readonly id: number | null; readonly name: string | null },
): Promise<boolean> {
  if (!PUBLIC_STATES.has(to)) return false;
  const open = await tableOf<AppealRow>(strapi, APPEAL).findMany({ where: { comment, state: 'open' } });
  if (open.length === 0) return false;
  const decisions = await tableOf<DecisionRow>(strapi, DECISION).findMany({ where: { comment } });
  const granted = open.filter((appeal) => {
    const against = decisions.find(({ version }) => version === appeal.decision);
    return against !== undefined && isGranted(against, { revision, to });
  });
  const where = { id: { $in: granted.map((appeal) => appeal.id) }, state: 'open' };
  const data = { state: 'upheld', decidedAt: kit.at(), decidedBy: name, decidedById: id, answer: ANSWER };
  const { count } = await tableOf(strapi, APPEAL).updateMany({ where, data });
  if (count > 0) kit.log('appeal-granted', { comment, count });
  return count > 0;
}
