import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blankSubmission } from '../check-rule.ts';
import type { Condition, StoredRule } from '../rule.ts';
import { Screen } from '../screen.ts';
import type { Submission } from '../submission.ts';

/** Stops what backtracks. */
export const FREEZING = `${'a'.repeat(50)}@!`;

export const aRule = (condition: Condition, change: Partial<StoredRule> = {}): StoredRule => ({
  id: condition.kind,
  label: 'Essai',
  explanation: '',
  enabled: true,
  condition,
  action: 'hold',
  spam: false,
  consultations: [],
  validFrom: '',
  validTo: '',
  article: 'respect',
  mustMatch: [],
  mustNotMatch: [],
  ...change,
});
export const words = (...list: string[]): Condition => ({ kind: 'words', words: list });
export const pattern = (text: string): Condition => ({ kind: 'pattern', pattern: text });
export const personal = (...which: Extract<Condition, { kind: 'personal-data' }>['which']): Condition => ({
  kind: 'personal-data',
  which,
});
export const links = (change: Partial<Extract<Condition, { kind: 'links' }>>): Condition => ({
  kind: 'links',
  moreThan: null,
  domains: [],
  except: [],
  ...change,
});
export const about = (change: Partial<Submission>): Submission => ({ ...blankSubmission('Bonjour.'), ...change });
export const finds = (condition: Condition, submission: string | Partial<Submission>) =>
  new Screen([aRule(condition)]).hits(typeof submission === 'string' ? blankSubmission(submission) : about(submission))
    .hits.length > 0;

/** What must be found, and what must not. */
export function judge(
  condition: Condition,
  yes: readonly (string | Partial<Submission>)[],
  no: readonly (string | Partial<Submission>)[],
) {
  for (const submission of yes) assert.ok(finds(condition, submission), `not found: ${JSON.stringify(submission)}`);
  for (const submission of no) assert.ok(!finds(condition, submission), `found: ${JSON.stringify(submission)}`);
}

/** Texts made to break what reads them. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '\u202E',
        '\u200B',
        '\uD800',
        '\uDC00',
        '\u00AD',
        'é',
        'о',
        'a',
        '\u0301',
        '\r\n',
        'ﷺ',
        'İ',
        'ß',
        '@',
        '.',
        '0',
        'http://',
        '(',
      ),
      {
        maxLength: 200,
      },
    )
    .map((parts) => parts.join('')),
);
