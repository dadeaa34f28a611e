import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type { SmtpRefusal } from '../core/delivery-states.ts';

/** RFC 5321 4.5.3.2.6: the answer to the final dot may take ten minutes; to give up sooner makes duplicates. */
const PATIENCE = 600_000;

export type SendResult =
  | { readonly accepted: true; readonly reply: string }
  | { readonly accepted: false; readonly refusal: SmtpRefusal; readonly reply: string };

interface SmtpFault extends Error {
  readonly responseCode?: number;
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
    try {
      const reply = await settle<string>(connection, (done) => {
        connection.send({ from: envelope.from, to: [envelope.to] }, message, (error, info) =>
          done(error, info?.response ?? ''),
        );
      });
      return { accepted: true, reply: reply.slice(0, 200) };
    } catch (error) {
      this.close();
      return refused('message', error as SmtpFault);
    }
  }

  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  async #connect(): Promise<SMTPConnection> {
    const connection = new SMTPConnection(this.#options);
    this.#connection = connection;
    await settle<void>(connection, (done) => connection.connect((error) => done(error ?? null, undefined)));
    const { auth } = this.#options;
    if (auth?.user) {
      await settle<void>(connection, (done) =>
        connection.login({ user: auth.user ?? '', pass: auth.pass ?? '' }, (error) => done(error, undefined)),
      );
    }
    connection.on('error', () => this.#forget(connection));
    connection.on('end', () => this.#forget(connection));
    return connection;
  }

  #forget(connection: SMTPConnection): void {
    if (this.#connection === connection) this.#connection = null;
  }
}

/** The command's own answer, or the first sign that none will come. */
async function settle<T>(
  connection: SMTPConnection,
  act: (done: (error: Error | null, value: T) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onError = (error: Error) => finish(() => reject(error));
    // After a 421 nodemailer closes first and answers the command, with the code, right after.
    const onEnd = () => setImmediate(() => finish(() => reject(new Error('Connection ended'))));
    const finish = (conclude: () => void) => {
      connection.removeListener('error', onError);
      connection.removeListener('end', onEnd);
      conclude();
    };
    // nodemailer may emit again after it has answered; without a listener that would stop the process.
    connection.on('error', () => undefined);
    connection.once('error', onError);
    connection.once('end', onEnd);
    act((error, value) => finish(() => (error ? reject(error) : resolve(value))));
  });
}

const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

function refused(phase: SmtpRefusal['phase'], error: SmtpFault): SendResult {
  const code = error.responseCode ?? null;
  const personal = phase === 'message' && ABOUT_THE_MAIL.has(error.command ?? '');
  return {
    accepted: false,
    refusal: { phase, code, personal },
    reply: `${code ?? error.code ?? 'no reply'} ${error.command ?? ''}`.trim(),
  };
}
