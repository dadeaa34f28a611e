import PostalMime, { decodeWords, type Email } from 'postal-mime';
import { type Fields, fieldGroups } from './fields.ts';

/** Bytes that are read of one message: a report says what it has to say at its beginning. */
export const MOST_BYTES = 256 * 1024;
/** And lines, each of which costs: a message of nothing but line ends held up everybody for seconds. */
const MOST_LINES = 4_000;
const LINE_END = 0x0a;
const MOST_TEXT = 64 * 1024;
const MOST_RECIPIENTS = 50;
const LIMITS = { maxNestingDepth: 16, maxHeadersSize: 64 * 1024, maxRfc822NestingDepth: 0 } as const;

/** A message taken apart: what was written to us, and what it carries. */
export interface MessageParts {
  readonly headers: Fields;
  /** Lower case, `multipart/report; report-type=delivery-status` and the like. */
  readonly contentType: string;
  readonly text: string;
  /** The groups of RFC 3464: one about the message, then one a recipient. Null without such a part. */
  readonly deliveryStatus: readonly Fields[] | null;
  /** RFC 5965. */
  readonly feedback: Fields | null;
  /** A receipt that it was read, or thrown away unread (RFC 8098). */
  readonly receipt: boolean;
  /** The head of the message that came back. */
  readonly returned: Fields;
}

/** Null for what cannot be read. Never throws; bounded in size, parts and depth. */
export async function takeApart(raw: Uint8Array): Promise<MessageParts | null> {
  try {
    const read = beginningOf(raw);
    const parts = partsOf(await PostalMime.parse(read, LIMITS));
    return parts.deliveryStatus === null ? { ...parts, deliveryStatus: looseStatus(parts, read) } : parts;
  } catch {
    return null;
  }
}

function beginningOf(raw: Uint8Array): Uint8Array {
  const read = raw.subarray(0, MOST_BYTES);
  let end = 0;
  for (let line = 0; line < MOST_LINES; line += 1) {
    end = read.indexOf(LINE_END, end) + 1;
    if (end === 0) return read;
  }
  return read.subarray(0, end);
}

function partsOf(email: Email): MessageParts {
  const headers = new Map<string, string>();
  for (const { key, value } of email.headers)
    if (!headers.has(key)) headers.set(key, decodeWords(value.slice(0, 4_000)));
  const part = (...types: readonly string[]) => {
    const found = email.attachments.find(({ mimeType }) => types.includes(mimeType));
    return found === undefined ? null : textOf(found.content);
  };
  const status = part('message/delivery-status', 'message/global-delivery-status');
  const feedback = part('message/feedback-report');
  const returned = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers') ?? '';
  return {
    headers,
    contentType: (headers.get('content-type') ?? '').toLowerCase(),
    text: (email.text ?? plain(email.html ?? '')).slice(0, MOST_TEXT),
    deliveryStatus: status === null ? null : fieldGroups(status, MOST_RECIPIENTS),
    feedback: feedback === null ? null : (fieldGroups(feedback, 1)[0] ?? new Map()),
    receipt: part('message/disposition-notification') !== null,
    returned: fieldGroups(returned.trimStart(), 1)[0] ?? new Map(),
  };
}

/** Servers that write over what they pass on spoil the boundaries; the fields can still be told. */
function looseStatus({ contentType }: MessageParts, raw: Uint8Array): readonly Fields[] | null {
  if (!contentType.startsWith('multipart/report') || !contentType.includes('delivery-status')) return null;
  const text = new TextDecoder('latin1').decode(raw);
  const begin = text.toLowerCase().indexOf('\nfinal-recipient:');
  return begin < 0 ? null : fieldGroups(text.slice(begin + 1, begin + 8_000), 1);
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  return text.slice(0, MOST_TEXT);
}

/** Only to look for phrases in it; it is shown nowhere. */
function plain(html: string): string {
  return html.slice(0, MOST_TEXT).replaceAll(/<[^<>]{0,500}>/g, ' ');
}
