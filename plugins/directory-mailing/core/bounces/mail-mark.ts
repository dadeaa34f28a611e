import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a message was: a row of a mailing, or a single letter. */
type MailKind = 'delivery' | 'letter';

export interface MailRef {
  readonly kind: MailKind;
  readonly id: number;
}

/** Where a mark stands: one from a Message-ID makes no return address, nor the other way round. */
type Place = 'return' | 'message-id';

const MARK_LENGTH = 32;
const MOST_LOOKED_AT = 50;
const LETTER_OF: Readonly<Record<MailKind, string>> = { delivery: 'd', letter: 'l' };

/** `d<id base36>-<hmac>`, with `l` for a letter: it names no address, and only the holder of the secret can make one. */
export function markedName({ kind, id }: MailRef, place: Place, secret: string): string {
  if (!Number.isSafeInteger(id) || id < 1) throw new Error('no row has this number');
  const named = LETTER_OF[kind] + id.toString(36);
  return `${named}-${markOf(named, place, secret)}`;
}

/** The message whose name stands first in a text, of those that we marked; `pattern` gives letter, number and mark. */
export function findMarked(pattern: RegExp, text: string, place: Place, secret: string): MailRef | null {
  let looked = 0;
  for (const [, letter = '', id = '', mark = ''] of text.matchAll(pattern)) {
    looked += 1;
    if (looked > MOST_LOOKED_AT) return null;
    const ref = open(letter.toLowerCase(), id.toLowerCase(), mark.toLowerCase(), place, secret);
    if (ref !== null) return ref;
  }
  return null;
}

function open(letter: string, written: string, mark: string, place: Place, secret: string): MailRef | null {
  const expected = Buffer.from(markOf(letter + written, place, secret));
  if (!timingSafeEqual(Buffer.from(mark), expected)) return null;
  return { kind: letter === 'd' ? 'delivery' : 'letter', id: Number.parseInt(written, 36) };
}

function markOf(named: string, place: Place, secret: string): string {
  return createHmac('sha256', secret).update(`aggloforum\n${place}\n${named}`).digest('hex').slice(0, MARK_LENGTH);
}
