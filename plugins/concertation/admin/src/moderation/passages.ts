/** Shown where something was taken out. */
export const REDACTION_MARK = '[…]';

export interface Passage {
  readonly text: string;
  readonly marked: boolean;
}

/** The text cut where one of the excerpts stands in it, whatever its capitals; overlapping ones are one mark. */
export function passagesOf(text: string, excerpts: readonly string[]): readonly Passage[] {
  const marked = Array.from({ length: text.length }, () => false);
  const lower = sameLength(text);
  for (const excerpt of excerpts) {
    const sought = sameLength(excerpt.trim());
    if (sought === '') continue;
    for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + sought.length))
      marked.fill(true, at, at + sought.length);
  }
  const passages: { text: string; marked: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = passages.at(-1);
    const isMarked = marked[at] === true;
    if (last?.marked === isMarked) last.text += text[at];
    else passages.push({ text: text[at] ?? '', marked: isMarked });
  }
  return passages;
}

/** Lower case without moving any place: a letter that grows when it is made small stays as it is. */
function sameLength(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

export interface Redacted {
  readonly text: string;
  /** Where the next selection starts: behind the mark. */
  readonly caret: number;
}

/** The text with the selection taken out, a mark in its place; marks that it touches become one. Nothing selected: null. */
export function redact(text: string, start: number, end: number): Redacted | null {
  const chosen = text.slice(start, end);
  if (chosen.trim() === '') return null;
  // The spaces around a word are no part of it: words do not stick to the mark.
  const [first, last] = [start + chosen.length - chosen.trimStart().length, start + chosen.trimEnd().length];
  const [from, to] = [before(text, first), behind(text, last)];
  return { text: text.slice(0, from) + REDACTION_MARK + text.slice(to), caret: from + REDACTION_MARK.length };
}

/** The start of a mark into which this place falls, or which ends here. */
function before(text: string, place: number): number {
  const mark = markAround(text, place);
  return mark === null ? place : mark;
}

function behind(text: string, place: number): number {
  const mark = markAround(text, place);
  return mark === null ? place : mark + REDACTION_MARK.length;
}

function markAround(text: string, place: number): number | null {
  for (let at = place - REDACTION_MARK.length; at <= place; at += 1)
    if (at >= 0 && text.startsWith(REDACTION_MARK, at)) return at;
  return null;
}
