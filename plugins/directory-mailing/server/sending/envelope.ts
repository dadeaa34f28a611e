import { returnAddress } from '../../core/bounces/return-address.ts';
import type { Queue } from './tables.ts';

/** Whose message it is: for an address that tells, when it comes back, whose it was. */
interface EnvelopeSubject {
  readonly queue: Queue;
  readonly id: number;
}

/** The address to which a server returns what it cannot pass on; `contact` is the site's. */
export type EnvelopeFrom = (subject: EnvelopeSubject, contact: string) => string;

/** `mailbox` is where what comes back is read; without one it goes to the contact address. */
export function returningTo(mailbox: string | null, secret: string): EnvelopeFrom {
  return ({ queue, id }, contact) => (mailbox === null ? contact : returnAddress({ kind: queue, id }, mailbox, secret));
}
