import { findMarked, type MailRef, markedName } from './mail-mark.ts';

/** Bounded, so that it reads any text in linear time. Servers may change the case of a local part. */
const TOKEN = /\+([dl])([0-9a-z]{1,11})-([0-9a-f]{32})@/gi;

/**
 * The envelope sender of one message (VERP): `bounces+d<id base36>-<hmac>@domain`. Nobody can report a message that was
 * not theirs. `mailbox` is where bounces arrive; its local part may have 18 characters, which keeps the whole within the
 * 64 of RFC 5321, 4.5.3.1.1. Throws for a longer one, and for an id that no row has.
 */
export function returnAddress(ref: MailRef, mailbox: string, secret: string): string {
  const at = mailbox.lastIndexOf('@');
  if (at < 1 || at > 18) throw new Error('no return address for this');
  return `${mailbox.slice(0, at)}+${markedName(ref, 'return', secret)}${mailbox.slice(at)}`;
}

/** The message whose return address stands first in a text, of those that we signed; null when there is none. */
export function findReturnAddress(text: string, secret: string): MailRef | null {
  return findMarked(TOKEN, text, 'return', secret);
}
