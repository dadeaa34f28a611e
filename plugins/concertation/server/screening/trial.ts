import type { Trial, TrialHit, TrialView } from '../../contract/screening.ts';
import { numberInFrench } from '../../core/french-words.ts';
import { invalid } from '../../core/refusal.ts';
import { blankSubmission, readRule } from '../../core/screening/check-rule.ts';
import { MOST_READ } from '../../core/screening/fold.ts';
import type { StoredRule } from '../../core/screening/rule.ts';
import { findingOf, type Hit, isInForce, Screen } from '../../core/screening/screen.ts';
import { string } from '../services/editorial.ts';

type Input = Readonly<Record<string, unknown>>;

/** « Essayer sur ce texte »: the rules in force, and the one being written, in every consultation. Keeps nothing. */
export function tryRules(stored: readonly StoredRule[], input: Input, now: number): TrialView {
  const { name, text, rule, replaces } = trialOf(input);
  const draft = rule === undefined ? [] : [draftOf(rule)];
  const others = stored.filter((known) => known.id !== replaces && isInForce(known, now));
  const everywhere = [...draft, ...others].map((known) => ({ ...known, consultations: [] }));
  const { text: read, hits } = new Screen(everywhere).hits(blankSubmission(text, name));
  return { hits: hits.map((hit) => hitView(read, hit)) };
}

function trialOf(input: Input): Trial {
  const { rule } = input;
  const text = string(input['text']);
  if (text.trim() === '') throw invalid({ text: 'Écrivez ou collez un texte à essayer.' });
  if (text.length > MOST_READ) throw invalid({ text: `${numberInFrench(MOST_READ)} caractères au plus.` });
  return {
    text,
    name: string(input['name']).replaceAll('\n', ' '),
    replaces: string(input['replaces']),
    ...(rule === undefined ? {} : { rule }),
  };
}

function draftOf(input: unknown): StoredRule {
  const read = readRule(input);
  if (!read.ok) throw invalid(read.faults);
  return { ...read.rule, id: '' };
}

function hitView(read: string, hit: Hit): TrialHit {
  const { rule, label, action, spam, article, excerpt } = findingOf(read, hit);
  const body = read.indexOf('\n') + 1;
  const marks = hit.ranges
    .filter(({ start }) => start >= body)
    .map(({ start, end }) => ({ start: start - body, end: end - body }));
  return { rule, label, action, spam, article, excerpt, marks, inName: marks.length < hit.ranges.length };
}
