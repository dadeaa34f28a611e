import { createHmac } from 'node:crypto';
import { mailboxOf } from '@aggloforum/concertation/contract/taking-part.ts';

/** What is kept of an address that must not be kept: tells whether it is the same one, and nothing without the key. */
export function addressMark(address: string, secret: string): string {
  return createHmac('sha256', secret).update(`aggloforum\naddress\n${address}`).digest('base64url');
}

/** Of the address as written and of the mailbox that it leads to: either may be on the list. */
export function addressMarks(address: string, secret: string): string[] {
  return [...new Set([address, mailboxOf(address)])].map((one) => addressMark(one, secret));
}
