import type { Letter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';

export interface FrozenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Written once per mailing and stored: a correction of the dossier during the sending does not make two versions. */
export function compose(letter: Letter): FrozenMail {
  return { subject: letter.subject, html: letterHtml(letter), text: letterText(letter) };
}
