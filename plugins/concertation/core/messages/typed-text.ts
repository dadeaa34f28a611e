/** Turns the reading direction or draws nothing: in a name it can only mislead. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Control characters, but for the white space among them. */
const CONTROL = /(?!\s)\p{Cc}/gu;

/** One line as somebody typed it: nothing that could end a header or turn a line around. */
export function cleanLine(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll('\u0085', ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(CONTROL, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A text of several lines; the words stay as they were typed. */
export function cleanText(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(UNSEEN, '')
    .replaceAll(CONTROL, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** As paragraphs of a letter or a page. */
export function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
