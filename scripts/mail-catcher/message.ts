import { createHash } from 'node:crypto';
import { type AddressObject, simpleParser } from 'mailparser';

/** A mail as `GET /api/messages` gives it: the shape is part of the public interface. */
export interface CaughtMessage {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** Reads the source of a mail; recipients are those of the envelope, which is where it would have gone. */
export async function readMessage(source: Buffer, envelope: Envelope, receivedAt: Date): Promise<CaughtMessage> {
  const parsed = await simpleParser(source, { skipImageLinks: true, skipTextToHtml: true, skipHtmlToText: true });
  const headers: Record<string, string> = {};
  for (const { key, line } of parsed.headerLines)
    headers[key.toLowerCase()] = unfold(line.slice(line.indexOf(':') + 1));
  const named = addresses(parsed.to);
  return {
    id: `${receivedAt.getTime().toString(36).padStart(9, '0')}-${createHash('sha256').update(source).update(envelope.to.join()).digest('hex').slice(0, 12)}`,
    to: envelope.to.length > 0 ? envelope.to : named,
    from: addresses(parsed.from)[0] ?? envelope.from,
    subject: parsed.subject ?? '',
    date: (parsed.date ?? receivedAt).toISOString(),
    text: parsed.text ?? '',
    html: parsed.html || '',
    headers,
  };
}

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  const lists = field === undefined ? [] : [field].flat();
  return lists.flatMap(({ value }) => value.flatMap((entry) => entry.address ?? []));
}

function unfold(value: string): string {
  return value.replace(/\r?\n[ \t]+/g, ' ').trim();
}
