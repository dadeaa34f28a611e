/** Controls, marks that turn the direction, and what has no width: they can disguise a name, or hide in a text. */
const UNSEEN = /(?!\n)[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
/** Emoji and some scripts are joined by these; one line does without. */
const JOINERS = /[\u200c\u200d]/g;
/** Controls that part words. */
const BREAK = /[\t-\r\u0085]/g;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;

/** One line as somebody typed it: nothing that could end a header, turn the line around or hide in it. */
export function cleanLine(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll(BREAK, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(JOINERS, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** A text of several lines, its words as they were typed: without what nobody sees, nor two empty lines in a row. */
export function cleanText(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll(LINE_BREAK, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNSEEN, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC');
}

/** As paragraphs of a letter or a page. */
export function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
