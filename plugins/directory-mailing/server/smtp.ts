import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { type SmtpRefusal, withoutAddresses } from '../core/delivery-states.ts';

/** RFC 5321 4.5.3.2.6: the answer to the final dot may take ten minutes; to give up sooner makes duplicates. */
const PATIENCE = 600_000;
/** A relay may not like a connection for ever. */
const MOST_MESSAGES = 1_000;

export type SendResult =
  | { readonly accepted: true; readonly reply: string }
  | { readonly accepted: false; readonly refusal: SmtpRefusal; readonly reply: string };

interface SmtpFault extends Error {
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
  readonly code?: string;
}

/**
 * One connection, message after message. We drive it ourselves because nodemailer's transports report a server that
 * never answered and one that went away after the final dot with the same error: here the phase is known.
 */
export class SmtpSession {
  readonly #options: SMTPConnectionOptions & { auth?: { user?: string; pass?: string } };
  #connection: SMTPConnection | null = null;
  #sent = 0;
  /** How to end what waits for an answer that no longer comes. */
  #fail: ((error: Error) => void) | null = null;

  constructor(url: string) {
    this.#options = {
      ...(parseConnectionUrl(url) as SMTPConnectionOptions),
      connectionTimeout: 30_000,
      greetingTimeout: 30_000,
      socketTimeout: PATIENCE,
    };
  }

  async send(envelope: { readonly from: string; readonly to: string }, message: Buffer): Promise<SendResult> {
    let connection: SMTPConnection;
    try {
      connection = this.#connection ?? (await this.#connect());
    } catch (error) {
      this.close();
      return refused('connection', error as SmtpFault);
    }
    const source = new OneMessage(message);
    try {
      const reply = await this.#settle<string>((done) => {
        connection.send({ from: envelope.from, to: [envelope.to] }, source, (error, info) =>
          done(error, info?.response ?? ''),
        );
      });
      this.#sent += 1;
      if (this.#sent >= MOST_MESSAGES) this.close();
      return { accepted: true, reply: withoutAddresses(reply) };
    } catch (error) {
      const result = refused(source.wasRead ? 'message' : 'envelope', error as SmtpFault);
      await this.#recover(connection, result.refusal);
      return result;
    }
  }

  /** Politely where nothing is under way. */
  close(): void {
    this.#connection?.close();
    this.#connection = null;
    this.#sent = 0;
  }

  async #connect(): Promise<SMTPConnection> {
    const connection = new SMTPConnection(this.#options);
    this.#connection = connection;
    const gone = (error: Error) => {
      if (this.#connection === connection) this.#connection = null;
      this.#fail?.(error);
    };
    connection.on('error', gone);
    // After a 421 nodemailer closes first and answers the command, with the code, right after.
    connection.on('end', () => setImmediate(() => gone(new Error('Connection ended'))));
    await this.#settle<void>((done) => connection.connect((error) => done(error ?? null, undefined)));
    const { auth } = this.#options;
    if (auth?.user) {
      await this.#settle<void>((done) =>
        connection.login({ user: auth.user ?? '', pass: auth.pass ?? '' }, (error) => done(error, undefined)),
      );
    }
    return connection;
  }

  /** A refusal leaves the connection fit for the next one, unless the server said or did otherwise. */
  async #recover(connection: SMTPConnection, { code }: SmtpRefusal): Promise<void> {
    if (code === null || code === 421 || this.#connection !== connection) return this.close();
    try {
      await this.#settle<void>((done) => connection.reset((error) => done(error ?? null, undefined)));
    } catch {
      this.close();
    }
  }

  /** The command's own answer, or the first sign that none will come. */
  async #settle<T>(act: (done: (error: Error | null, value: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const fail = (error: Error) => {
        this.#fail = null;
        reject(error);
      };
      this.#fail = fail;
      act((error, value) => {
        if (error) return fail(error);
        if (this.#fail === fail) this.#fail = null;
        resolve(value);
      });
    });
  }
}

/** Read only once the server has said that it takes the message: then, and only then, may it have left. */
class OneMessage extends Readable {
  #message: Buffer | null;

  constructor(message: Buffer) {
    super();
    this.#message = message;
  }

  get wasRead(): boolean {
    return this.#message === null;
  }

  override _read(): void {
    this.push(this.#message);
    if (this.#message !== null) this.push(null);
    this.#message = null;
  }
}

const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

function refused(phase: SmtpRefusal['phase'], error: SmtpFault): SendResult & { accepted: false } {
  const code = error.responseCode ?? null;
  const { command = '', response = '' } = error;
  const personal =
    phase !== 'connection' && code !== null && ABOUT_THE_MAIL.has(command) && (command === 'RCPT TO' || code >= 500);
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null;
  const reply = response || `${code ?? error.code ?? 'no reply'} ${command}`.trim();
  return {
    accepted: false,
    refusal: { phase, code, personal: personal && code !== 421, enhanced, atRecipient: command === 'RCPT TO' },
    reply: withoutAddresses(reply),
  };
}
