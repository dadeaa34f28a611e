import { escaped } from '@aggloforum/concertation/contract';

/** A part of what a citizen wrote: plain, a link to elsewhere, or the mark of what was taken out. */
export interface Part {
  readonly kind: 'text' | 'link' | 'cut';
  readonly text: string;
  /** Of a link; null for the others. */
  readonly href: string | null;
}

/** What the team puts where it takes something out. */
const CUT = '[…]';
const PARTS = /(\[…\]|\bhttps?:\/\/[^\s<>"«»]+)/i;
/** Ends of sentences and brackets around an address are none of it. */
const AFTER_LINK = /[.,;:!?…)\]}'’]+$/;

/** Cuts a text where it holds an address or a mark; `redacted`: `[…]` is the team's, not the author's. */
export function partsOf(text: string, redacted: boolean): Part[] {
  return text.split(PARTS).flatMap((piece, at): Part[] => {
    if (piece === '') return [];
    if (at % 2 === 0 || (piece === CUT && !redacted)) return [plain(piece)];
    return piece === CUT ? [{ kind: 'cut', text: CUT, href: null }] : linkIn(piece);
  });
}

/** The same as HTML: every character of the text is escaped, and the tags are ours. */
export function writtenHtml(text: string, redacted: boolean): string {
  return partsOf(text, redacted)
    .map(({ kind, text: part, href }) => {
      if (kind === 'link') return `<a href="${escaped(href ?? '')}" rel="ugc nofollow noreferrer">${escaped(part)}</a>`;
      return kind === 'cut' ? `<mark>${escaped(part)}</mark>` : escaped(part);
    })
    .join('');
}

function linkIn(piece: string): Part[] {
  const after = AFTER_LINK.exec(piece)?.[0] ?? '';
  const text = piece.slice(0, piece.length - after.length);
  const rest = after === '' ? [] : [plain(after)];
  return URL.canParse(text) ? [{ kind: 'link', text, href: new URL(text).href }, ...rest] : [plain(piece)];
}

function plain(text: string): Part {
  return { kind: 'text', text, href: null };
}
