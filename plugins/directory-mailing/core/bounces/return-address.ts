import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a message was: a row of a mailing, or a single letter. */
type MailKind = 'delivery' | 'letter';

export interface MailRef {
  readonly kind: MailKind;
  readonly id: number;
}

const MARK_LENGTH = 32;
const LETTER_OF: Readonly<Record<MailKind, string>> = { delivery: 'd', letter: 'l' };
/** Bounded, so that it reads any text in linear time. Servers may change the case of a local part. */
const TOKEN = /\+([dl])([0-9a-z]{1,11})-([0-9a-f]{32})@/gi;

/**
 * The envelope sender of one message (VERP): `bounces+d<id base36>-<hmac>@domain`, with `l` for a letter. It names no
 * address, and only the holder of the secret can make one, so that nobody can report a message that was not theirs.
 * `mailbox` is where bounces arrive; its local part may have 18 characters, which keeps the whole within the 64 of
 * RFC 5321, 4.5.3.1.1. Throws for a longer one, and for an id that no row has.
 */
export function returnAddress(ref: MailRef, mailbox: string, secret: string): string {
  const at = mailbox.lastIndexOf('@');
  if (at < 1 || at > 18 || !Number.isSafeInteger(ref.id) || ref.id < 1) throw new Error('no return address for this');
  const named = LETTER_OF[ref.kind] + ref.id.toString(36);
  return `${mailbox.slice(0, at)}+${named}-${markOf(named, secret)}${mailbox.slice(at)}`;
}

/** The message whose return address stands first in a text, of those that we signed; null when there is none. */
export function findReturnAddress(text: string, secret: string): MailRef | null {
  let looked = 0;
  for (const [, letter = '', id = '', mark = ''] of text.matchAll(TOKEN)) {
    looked += 1;
    if (looked > 50) return null;
    const ref = openToken(letter.toLowerCase(), id.toLowerCase(), mark.toLowerCase(), secret);
    if (ref !== null) return ref;
  }
  return null;
}

function openToken(letter: string, written: string, mark: string, secret: string): MailRef | null {
  const expected = Buffer.from(markOf(letter + written, secret));
  if (!timingSafeEqual(Buffer.from(mark), expected)) return null;
  return { kind: letter === 'd' ? 'delivery' : 'letter', id: Number.parseInt(written, 36) };
}

function markOf(named: string, secret: string): string {
  return createHmac('sha256', secret).update(`aggloforum\nreturn\n${named}`).digest('hex').slice(0, MARK_LENGTH);
}
