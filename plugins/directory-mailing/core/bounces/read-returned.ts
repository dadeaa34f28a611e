import { type Finding, judge } from './classify.ts';
import { MOST_BYTES, takeApart } from './message-parts.ts';
import { findReturnAddress, type MailRef } from './return-address.ts';

export interface ReadReturned {
  readonly finding: Finding;
  /** The message of ours that it is about, by the return address that we signed; null when none stands in it. */
  readonly ref: MailRef | null;
  /** Where there is none: what might be ids of messages of ours, for reports that leave the return address out. */
  readonly messageIds: readonly string[];
}

/** Unguessable as ours are: whoever writes one has the message. */
const MESSAGE_ID = /<[0-9a-f]{32}@[a-z0-9.-]{1,253}>/gi;
const MOST_IDS = 10;

/**
 * What came back, and of which message. An address that a report names decides nothing: anybody can write one. Never
 * throws.
 */
export async function readReturned(raw: Uint8Array, secret: string): Promise<ReadReturned> {
  const parts = await takeApart(raw);
  if (parts === null) return { finding: { verdict: 'unknown', status: null, reason: null }, ref: null, messageIds: [] };
  const text = new TextDecoder('latin1').decode(raw.subarray(0, MOST_BYTES));
  // The head that came back stands apart again, for where it travelled encoded.
  const all = `${text}\n${[...parts.returned.values()].join('\n')}`;
  const messageIds = [...new Set([...all.matchAll(MESSAGE_ID)].map(([id]) => id.toLowerCase()))].slice(0, MOST_IDS);
  return { finding: judge(parts), ref: findReturnAddress(all, secret), messageIds };
}
