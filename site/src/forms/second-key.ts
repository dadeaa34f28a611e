import type { FormProblem } from '@aggloforum/concertation/contract/taking-part.ts';
import {
  type DecisionResult,
  type SecondKeyItem,
  type SecondKeyPage,
  secondKeyEndpoint,
} from '@aggloforum/concertation/contract/moderation.ts';
import { askCms } from './ask-cms.ts';
import { type LinkVisit, visitLink } from './link-state.ts';
import type { Wrong } from './own-page.ts';
import { textIn } from './two-steps.ts';

/** What was chosen for one text; empty strings for what was not. */
export interface Choice {
  readonly action: string;
  readonly reason: string;
  readonly facts: string;
}

export type Turned = { readonly show: 'done'; readonly results: readonly DecisionResult[] } | Wrong;

/** The same words of theirs are the facts of a refusal, and what is to be mended. */
const WITHOUT_FACTS = {
  refuse: 'Dites ce qui a été constaté.',
  'send-back': 'Dites ce qui est à revoir : l’auteur·rice le lira.',
} as const;
const CHOICES = { approve: 'approve', 'send-back': 'send-back', refuse: 'refuse' } as const;

export async function visitKey(known: boolean, token: string, client: string): Promise<LinkVisit<SecondKeyPage>> {
  return visitLink(known, secondKeyEndpoint(token), client);
}

export function choiceOf(form: FormData, { id }: Pick<SecondKeyItem, 'id'>): Choice {
  return {
    action: textIn(form, `action-${id}`),
    reason: textIn(form, `reason-${id}`),
    facts: textIn(form, `facts-${id}`),
  };
}

/** Sends what was chosen, all together; null when nobody answers. A text without a choice goes on waiting. */
export async function turn(
  token: string,
  form: FormData,
  { items, reasons }: SecondKeyPage,
  client: string,
): Promise<Turned | null> {
  const chosen = items.flatMap((item) => {
    const choice = choiceOf(form, item);
    const action = CHOICES[choice.action as keyof typeof CHOICES] as (typeof CHOICES)[keyof typeof CHOICES] | undefined;
    return action === undefined ? [] : [{ item, choice, action }];
  });
  const errors: Record<string, string> = {};
  const decisions = chosen.map(({ item, choice, action }) => {
    const reason = reasons.find(({ code }) => code === choice.reason);
    const facts = choice.facts || reason?.sentence || '';
    if (action === 'refuse' && reason === undefined) errors[`reason-${item.id}`] = 'Choisissez un motif de refus.';
    // A reason without a prepared sentence leaves the words to whoever refuses.
    else if (action !== 'approve' && facts === '') errors[`facts-${item.id}`] = WITHOUT_FACTS[action];
    return {
      comment: item.id,
      version: seenVersion(form, item),
      action,
      ...(action === 'refuse' && reason ? { article: reason.article } : {}),
      ...(action === 'approve' ? {} : { facts }),
    };
  });
  if (decisions.length === 0) errors['decisions'] = 'Choisissez une décision pour un texte au moins.';
  if (textIn(form, 'confirmed') !== 'oui') errors['confirmed'] = 'Cochez la case : vous avez lu ces textes.';
  if (Object.keys(errors).length > 0) return { show: 'wrong', status: 422, errors, notice: '' };
  const sent = { confirmed: 'oui', decisions };
  const answer = await askCms<readonly DecisionResult[] & FormProblem>(secondKeyEndpoint(token), client, sent);
  if (answer === null) return null;
  if (answer.status === 200) return { show: 'done', results: answer.body };
  const { message, fields = {} } = answer.body.error;
  return { show: 'wrong', status: answer.status, errors: fields, notice: message };
}

/** Of the text as it was read: another one since is a conflict, and says so. */
function seenVersion(form: FormData, { id, version }: SecondKeyItem): number {
  const seen = Number(textIn(form, `version-${id}`));
  return Number.isInteger(seen) && seen >= 0 ? seen : version;
}
