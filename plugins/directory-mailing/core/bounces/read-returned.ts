import { type Finding, judge } from './classify.ts';
import { MOST_BYTES, takeApart } from './message-parts.ts';
import type { MailRef } from './mail-mark.ts';
import { findMessageId } from './message-id.ts';
import { findReturnAddress } from './return-address.ts';

export interface ReadReturned {
  readonly finding: Finding;
  /** The message of ours that it is about, by the return address or the Message-ID that we signed; else null. */
  readonly ref: MailRef | null;
}

/**
 * What came back, and of which message. An address that a report names decides nothing: anybody can write one. Never
 * throws.
 */
export async function readReturned(raw: Uint8Array, secret: string): Promise<ReadReturned> {
  const parts = await takeApart(raw);
  if (parts === null) return { finding: { verdict: 'unknown', status: null, reason: null }, ref: null };
  const text = new TextDecoder('latin1').decode(raw.subarray(0, MOST_BYTES));
  // The head that came back stands apart again, for where it travelled encoded.
  const all = `${text}\n${[...parts.returned.values()].join('\n')}`;
  return { finding: judge(parts), ref: findReturnAddress(all, secret) ?? findMessageId(all, secret) };
}
