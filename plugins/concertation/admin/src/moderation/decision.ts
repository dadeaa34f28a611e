import type { Answer, Refused } from '@aggloforum/publisher/admin-kit/answer.ts';
import {
  type DecisionBody,
  type DecisionResult,
  DECISIONS_AT_ONCE,
  type DeskAction,
  type QueueItem,
  type QueueView,
  type Reason,
} from '../../../contract/moderation.ts';
import { REDACTION_MARK } from './passages.ts';
import { ACTIONS, byAndWhen, counted } from './words.ts';

/** What a form needs for an action. */
export const NEEDS: Readonly<Record<DeskAction, { readonly reasons: boolean; readonly facts: boolean }>> = {
  approve: { reasons: false, facts: false },
  redact: { reasons: true, facts: true },
  'send-back': { reasons: true, facts: true },
  refuse: { reasons: true, facts: true },
  remove: { reasons: true, facts: true },
  restore: { reasons: false, facts: true },
};

export interface DecisionDraft {
  /** Code of the prepared reason; '' for none. */
  readonly reason: string;
  readonly facts: string;
  /** Somebody wrote: another reason no longer replaces it. */
  readonly own: boolean;
  readonly redactedBody: string;
}

export function draftFor(action: DeskAction, targets: readonly QueueItem[]): DecisionDraft {
  const [only] = targets;
  return {
    reason: '',
    facts: '',
    own: false,
    redactedBody: action === 'redact' && only ? (only.redactedBody ?? only.body) : '',
  };
}

/** The prepared sentence comes with its reason, unless somebody has written one. */
export function withReason(draft: DecisionDraft, { code, sentence, articleTitle }: Reason): DecisionDraft {
  const prepared = sentence || `Ce texte ne respecte pas l’article «\u00a0${articleTitle}\u00a0» de la charte.`;
  return { ...draft, reason: code, facts: draft.own ? draft.facts : prepared };
}

/** What is missing, before the server is asked; it has the last word. */
export function missing(action: DeskAction, draft: DecisionDraft): string | null {
  if (action === 'redact' && !draft.redactedBody.includes(REDACTION_MARK))
    return 'Sélectionnez d’abord un passage, puis masquez-le.';
  if ((action === 'refuse' || action === 'remove') && draft.reason === '')
    return 'Choisissez un motif\u00a0: son chiffre suffit.';
  return NEEDS[action].facts && draft.facts.trim() === '' ? 'Dites les faits en une phrase.' : null;
}

export function bodiesOf(
  action: DeskAction,
  targets: readonly QueueItem[],
  draft: DecisionDraft,
  reasons: readonly Reason[],
): DecisionBody[] {
  const article = reasons.find(({ code }) => code === draft.reason)?.article;
  return targets.map(({ id, version, openFlags }) => ({
    comment: id,
    version,
    action,
    ...(article === undefined ? {} : { article }),
    ...(NEEDS[action].facts ? { facts: draft.facts.trim() } : {}),
    ...(action === 'redact' ? { redactedBody: draft.redactedBody } : {}),
    ...(action === 'remove' ? { flags: [...openFlags] } : {}),
  }));
}

type Sent = Answer<readonly DecisionResult[]>;

/** As many at once as the server takes; the first lot that it does not take ends it, what went before is decided. */
export async function inLots(
  bodies: readonly DecisionBody[],
  decide: (lot: readonly DecisionBody[]) => Promise<Sent>,
): Promise<{ readonly results: readonly DecisionResult[]; readonly stopped: Refused | null }> {
  const results: DecisionResult[] = [];
  for (let from = 0; from < bodies.length; from += DECISIONS_AT_ONCE) {
    const answer = await decide(bodies.slice(from, from + DECISIONS_AT_ONCE));
    if (!answer.done) return { results, stopped: answer };
    results.push(...answer.value);
  }
  return { results, stopped: null };
}

/** The acts that suit all of them; a passage is masked in one text at a time. */
export function actionsForAll(items: readonly QueueItem[]): readonly DeskAction[] {
  const [first, ...others] = items;
  if (!first) return [];
  return first.actions.filter(
    (action) => (others.length === 0 || action !== 'redact') && others.every((other) => other.actions.includes(action)),
  );
}

/** « 3 textes : refusé. 1 n’a pas changé. » */
export function resultInWords(action: DeskAction, results: readonly DecisionResult[]): string {
  const done = results.filter(({ ok }) => ok).length;
  const left = results.length - done;
  if (results.length === 1) return done === 1 ? `${ACTIONS[action].done}.` : '';
  return [
    `${ACTIONS[action].done}\u00a0: ${counted(done, 'texte', 'textes')}.`,
    left === 0 ? '' : `${counted(left, 'texte n’a pas changé', 'textes n’ont pas changé')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Why one of them did not change, for whoever asked. */
export function failureInWords(result: DecisionResult & { readonly ok: false }): string {
  if (result.code !== 'changed-meanwhile')
    return [result.message, ...Object.values(result.fields ?? {})].filter(Boolean).join(' ');
  const who = result.by === undefined || result.at === undefined ? 'Un·e collègue' : byAndWhen(result.by, result.at);
  return `Entre-temps, ce texte a changé (${who}). Voici où il en est\u202f; rien de votre part n’a été enregistré.`;
}

/** The one that takes the place of those decided: the next that stays, or else the last before. */
export function neighbour(items: readonly QueueItem[], current: string | null, gone: ReadonlySet<string>) {
  const at = items.findIndex(({ id }) => id === current);
  const stays = ({ id }: QueueItem) => !gone.has(id);
  return items.slice(Math.max(at, 0)).find(stays) ?? items.slice(0, Math.max(at, 0)).findLast(stays) ?? null;
}

/** An elected official has one list; whoever reads only has none of their own. */
export function viewsFor(roles: readonly string[], decides: boolean): readonly QueueView[] {
  if (roles.length > 0 && roles.every((role) => role === 'elected-official')) return ['elected'];
  const waiting: QueueView[] = ['team', 'rules', 'spam', 'elected', 'late', 'flagged', 'marked'];
  const done: QueueView[] = ['published', 'decided'];
  return decides ? ['mine', ...waiting, 'unread', ...done] : [...waiting, ...done];
}
