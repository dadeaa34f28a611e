import { mkdtempSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SMTPServer, SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import { type Catcher, startCatcher } from '../../../../scripts/mail-catcher/catcher.ts';

type Done = (error?: Error | null, message?: string) => void;
const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

/** A server that puts off whoever is called `deferred…`, refuses `refused…`, and holds a message until a test says so. */
export class MailServer {
  received: string[] = [];
  /** What the server does once it holds a message. */
  onMessage: (answer: () => void, server: SMTPServer) => void = (answer) => answer();
  #catcher: Catcher | null = null;

  get url(): string {
    return this.#catcher?.smtpUrl ?? '';
  }

  async start(): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-box-'));
    this.#catcher = await startCatcher({ folder, webPort: 0, smtpPort: 0, smtp: this.#behaviour() });
  }

  async stop(): Promise<void> {
    await this.#catcher?.stop();
  }

  forget(): void {
    this.received = [];
    this.onMessage = (answer) => answer();
  }

  /** The next message is held until the answer to this promise is called. */
  async firstMessage(): Promise<() => void> {
    return new Promise((resolve) => {
      this.onMessage = (answer) => {
        this.onMessage = (next) => next();
        resolve(answer);
      };
    });
  }

  #behaviour(): SMTPServerOptions {
    const whole = (session: SMTPServerSession, done: Done, server: SMTPServer) => {
      this.received.push(...session.envelope.rcptTo.map(({ address }) => address));
      this.onMessage(() => done(null, 'kept'), server);
    };
    return {
      onRcptTo({ address }, _session: SMTPServerSession, done: Done) {
        if (address.startsWith('deferred')) done(refusal(421));
        else if (address.startsWith('refused')) done(refusal(550));
        else done();
      },
      onData(this: SMTPServer, stream: SMTPServerDataStream, session: SMTPServerSession, done: Done) {
        stream.resume();
        stream.on('end', () => whole(session, done, this));
      },
    };
  }
}

/** The message is whole on the other side; the answer to the final dot never comes. */
export function hangUp(server: SMTPServer): void {
  const { connections } = server as unknown as { connections: Set<{ _socket: Socket }> };
  for (const { _socket } of connections) _socket.destroy();
}
