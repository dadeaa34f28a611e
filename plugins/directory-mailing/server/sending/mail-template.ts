import { createHash, type Hash } from 'node:crypto';
import { encodeWord, foldLines } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
import { UNSUBSCRIBE_SLOT } from '../../core/letter.ts';
import { canonicalHeader, type DkimSigner, hashedBody, startOfBodyHash } from './dkim.ts';

export interface FrozenContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly replyTo: string | null;
}

export interface Addressee {
  readonly name: string;
  readonly address: string;
}

/** What differs from one recipient to the next. */
export interface Personal {
  readonly to: Addressee;
  readonly messageId: string;
  /** The person's own ways out; null in a letter. */
  readonly leave: { readonly page: string; readonly endpoint: string } | null;
  /** Whom it would have gone to, where another address gets everything. */
  readonly insteadOf: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** One short of 76: where a link of one's own comes in, a soft line break follows. */
const LINE = 75;
const SOFT_BREAK = '=\r\n';

/** A mail that was composed, encoded and hashed once, and becomes that of one recipient by what is their own. */
export class MailTemplate {
  readonly #shared: readonly string[];
  readonly #names: readonly string[];
  readonly #canonical: string;
  /** The body between the places where a person's own link stands. */
  readonly #pieces: readonly Buffer[];
  readonly #hash: Hash;
  readonly #signer: DkimSigner | null;

  constructor(content: FrozenContent, author: Addressee, listId: string | null, signer: DkimSigner | null) {
    const encoded = bodyOf(content);
    const boundary = `--=_${createHash('sha256').update(encoded.join('')).digest('hex').slice(0, 24)}`;
    this.#pieces = joinParts(encoded, boundary);
    this.#shared = sharedHeaders(content, author, listId, boundary);
    this.#names = this.#shared.map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
    this.#canonical = this.#shared.map((line) => `${canonicalHeader(line)}\r\n`).join('');
    this.#hash = startOfBodyHash(this.#pieces[0] ?? Buffer.alloc(0));
    this.#signer = signer;
  }

  async write(personal: Personal): Promise<Buffer> {
    const own = ownHeaders(personal);
    const rest = this.#rest(personal.leave?.page ?? '');
    const head = [...this.#shared, ...own].map((line) => `${line}\r\n`).join('');
    const signature = this.#signer === null ? '' : await this.#sign(this.#signer, own, rest, personal.at);
    const [first = Buffer.alloc(0)] = this.#pieces;
    return Buffer.concat([Buffer.from(`${signature}${head}\r\n`, 'latin1'), first, ...rest]);
  }

  async #sign(signer: DkimSigner, own: readonly string[], rest: readonly Buffer[], at: number): Promise<string> {
    const names = [...this.#names, ...own.map((line) => line.slice(0, line.indexOf(':')).toLowerCase())];
    const canonical = this.#canonical + own.map((line) => `${canonicalHeader(line)}\r\n`).join('');
    return signer.field(names, canonical, hashedBody(this.#hash, rest), Math.floor(at / 1_000));
  }

  #rest(page: string): Buffer[] {
    const link = Buffer.from(SOFT_BREAK + wrap(encode(page), LINE) + SOFT_BREAK, 'latin1');
    return this.#pieces.slice(1).flatMap((piece) => [link, piece]);
  }
}

/** People go through `{ name, address }`: strings made of both lose or move hostile names. */
function header(key: string, value: string | Addressee): string {
  return foldLines(`${key}: ${MimeNode.encodeHeaderValue(key, value)}`, 76);
}

/** What looks encoded already would be read as if it were. */
function subjectHeader(subject: string): string {
  if (!subject.includes('=?')) return header('Subject', subject);
  return foldLines(`Subject: ${encodeWord(subject.replace(/[\r\n]+/g, ' '), 'B', 52)}`, 76);
}

function sharedHeaders(
  { subject, replyTo }: FrozenContent,
  author: Addressee,
  listId: string | null,
  boundary: string,
): string[] {
  return [
    header('From', { name: author.name, address: author.address }),
    ...(replyTo ? [header('Reply-To', { name: '', address: replyTo })] : []),
    subjectHeader(subject),
    ...(listId === null ? [] : [header('List-Id', listId), 'List-Unsubscribe-Post: List-Unsubscribe=One-Click']),
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
  ];
}

function ownHeaders({ to, messageId, leave, insteadOf, at }: Personal): string[] {
  return [
    header('To', { name: to.name, address: to.address }),
    `Message-ID: ${messageId}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    ...(leave === null ? [] : [`List-Unsubscribe: <${leave.endpoint}>`]),
    ...(insteadOf === null ? [] : [header('X-Original-To', insteadOf)]),
  ];
}

/** Text, then HTML, each cut where a link goes. */
function bodyOf({ text, html }: FrozenContent): [text: string[], html: string[]] {
  const pieces = (form: string) =>
    form
      .replace(/\r\n|\r|\n/g, '\r\n')
      .split(UNSUBSCRIBE_SLOT)
      .map((piece) => wrap(encode(piece), LINE));
  return [pieces(text), pieces(html)];
}

function joinParts([text, html]: readonly [readonly string[], readonly string[]], boundary: string): Buffer[] {
  const opening = (type: string) =>
    `--${boundary}\r\nContent-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  const joint = `${text.at(-1) ?? ''}\r\n${opening('html')}${html[0] ?? ''}`;
  const pieces = [...text.slice(0, -1), joint, ...html.slice(1)];
  pieces[0] = opening('plain') + (pieces[0] ?? '');
  pieces[pieces.length - 1] += `\r\n--${boundary}--\r\n`;
  return pieces.map((piece) => Buffer.from(piece, 'latin1'));
}
