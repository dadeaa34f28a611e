import type { Queue } from './tables.ts';

/** Whose message it is: for an address that tells, when it comes back, whose it was. */
interface EnvelopeSubject {
  readonly queue: Queue;
  readonly id: number;
  readonly documentId: string;
}

/** The address to which a server returns what it cannot pass on; `contact` is the site's. */
export type EnvelopeFrom = (subject: EnvelopeSubject, contact: string) => string;

export const contactEnvelope: EnvelopeFrom = (_subject, contact) => contact;
