import { createHmac } from 'node:crypto';
import { mailboxOf } from '@aggloforum/concertation/contract/taking-part.ts';

/** What is kept of an address that must not be kept: tells whether it is the same one, and nothing without the key. */
export function addressMark(address: string, secret: string): string {
  return createHmac('sha256', secret).update(`aggloforum\naddress\n${address}`).digest('base64url');
}

/** Of a mailbox that said « ce n'est pas moi »: a row of its own, which ends without taking a lasting one along. */
export function disownedMark(mailbox: string, secret: string): string {
  return addressMark(`disowned\n${mailbox}`, secret);
}

/** Of the address as written and of the mailbox that it leads to: each may be on the list. */
export function addressMarks(address: string, secret: string): string[] {
  const mailbox = mailboxOf(address);
  return [...new Set([address, mailbox])].map((one) => addressMark(one, secret)).concat(disownedMark(mailbox, secret));
}
