import type { Letter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';

export interface FrozenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A title of the dossier fills a column by itself, and mail programs show a third of this. In characters. */
const LONGEST_SUBJECT = 200;

/** Written once per mailing and stored: a correction of the dossier during the sending does not make two versions. */
export function compose(letter: Letter): FrozenMail {
  return { subject: shortened(letter.subject), html: letterHtml(letter), text: letterText(letter) };
}

/** At the end of a word where there is one, and never within a character. */
function shortened(subject: string): string {
  if (subject.length <= LONGEST_SUBJECT) return subject;
  const kept = subject.slice(0, LONGEST_SUBJECT - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/(?<=.{100})\s+\S*$/, '')}…`;
}
