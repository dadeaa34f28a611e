import { COMMENT_LIMITS } from '../comments/check.ts';
import { numberInFrench } from '../french-words.ts';
import { cleanText } from '../typed-text.ts';
import type { PolicyMode, RevisionState } from '../comments/words.ts';
import type { ModerationAction } from './transitions.ts';

interface Given {
  readonly article?: string | undefined;
  readonly facts?: string | undefined;
  readonly redactedBody?: string | undefined;
}

/** Shown where something was taken out. */
const REDACTION_MARK = '[…]';

const WITH_ARTICLE: ReadonlySet<ModerationAction> = new Set(['refuse', 'remove']);
const WITH_FACTS: ReadonlySet<ModerationAction> = new Set([
  'redact',
  'send-back',
  'refuse',
  'remove',
  'restore',
  'uphold',
]);
/** Two words say nothing to somebody whose text is refused. */
const LEAST_FACTS = 10;

/**
 * What a decision must say, in French sentences by field; empty when it may be taken. `text`: out of which something may
 * be taken (`redactable`); `articles`: ids of the charter.
 */
export function decisionFaults(
  action: ModerationAction,
  given: Given,
  text: string,
  articles: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  return {
    ...articleFault(action, given.article, articles),
    ...factsFault(action, given.facts ?? ''),
    ...(action === 'redact' ? redactionFault(given.redactedBody ?? '', text) : {}),
  };
}

function articleFault(action: ModerationAction, article: string | undefined, articles: ReadonlySet<string>) {
  if (article === undefined || article === '')
    return WITH_ARTICLE.has(action) ? { article: 'Choisissez l’article de la charte.' } : {};
  return articles.has(article) ? {} : { article: 'Cet article n’est pas dans la charte.' };
}

function factsFault(action: ModerationAction, facts: string): Readonly<Record<string, string>> {
  if (facts.length > COMMENT_LIMITS.facts)
    return { facts: `Écrivez en ${numberInFrench(COMMENT_LIMITS.facts)} caractères au plus.` };
  if (!WITH_FACTS.has(action) || cleanText(facts).length >= LEAST_FACTS) return {};
  return { facts: 'Dites les faits en une phrase\u00a0: son auteur·rice la lira.' };
}

interface Shown {
  readonly state: RevisionState;
  readonly body: string | null;
  readonly redactedBody: string | null;
}

/** Under two keys the team takes out of what is shown: what the second key saw masked, one person does not bring back. */
export function redactable({ state, body, redactedBody }: Shown, mode: PolicyMode): string {
  const both = mode === 'pre-moderation-two-keys' && state === 'published-redacted';
  return (both ? redactedBody : body) ?? '';
}

/** Taking out is all that redacting does: without the marks, what is left stands in the text, in its order. */
function redactionFault(redacted: string, text: string): Readonly<Record<string, string>> {
  if (!redacted.includes(REDACTION_MARK)) return { redactedBody: `Marquez d’un ${REDACTION_MARK} ce qui est masqué.` };
  let from = 0;
  for (const part of cleanText(redacted)
    .split(REDACTION_MARK)
    .map((piece) => piece.trim())) {
    const at = text.indexOf(part, from);
    if (at < 0)
      return { redactedBody: 'Masquer n’est pas réécrire\u00a0: hors des marques, le texte doit rester le sien.' };
    from = at + part.length;
  }
  return {};
}
