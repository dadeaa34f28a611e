import type { Core } from '@strapi/strapi';
import type { DecisionResult } from '../../contract/moderation.ts';
import { Refusal } from '../../core/refusal.ts';
import type { CommentKit } from '../comments/kit.ts';
import { type Decider, type Decision, decide } from './decisions.ts';

/** Each in a transaction of its own: what one of them meets keeps none of the others. */
export async function oneByOne(
  strapi: Core.Strapi,
  kit: CommentKit,
  decisions: readonly Decision[],
  deciderOf: (decision: Decision) => Promise<Decider>,
): Promise<readonly DecisionResult[]> {
  const results: DecisionResult[] = [];
  for (const decision of decisions) {
    try {
      const decider = await deciderOf(decision);
      const { row, to } = await strapi.db.transaction(async ({ trx }) => decide(strapi, kit, trx, decision, decider));
      results.push({ comment: decision.comment, ok: true, version: row.version, state: to });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results.push({ comment: decision.comment, ok: false, status: error.status, ...wordsOf(error) });
    }
  }
  return results;
}

interface Body {
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
  readonly reason?: string;
  readonly by?: string;
  readonly at?: string;
}

function wordsOf(refusal: Refusal) {
  const { error, reason, by, at } = refusal.body as Body;
  if (error === undefined) {
    const message = `Quelqu’un a agi sur ce texte entre-temps\u00a0: ${by ?? ''}.`;
    return {
      code: reason ?? 'changed-meanwhile',
      message,
      ...(by === undefined ? {} : { by }),
      ...(at === undefined ? {} : { at }),
    };
  }
  const { code, message, fields } = error;
  return { code, message, ...(fields === undefined ? {} : { fields }) };
}
