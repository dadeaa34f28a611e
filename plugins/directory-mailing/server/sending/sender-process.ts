import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from './engine-tools.ts';
import type { Addressee } from './mail-template.ts';
import type { FromSender, SenderStart, ToSender } from './messages.ts';
import { SENDER_FLAGS } from './node-flags.ts';

/** A little more than the sender grants itself. Milliseconds. */
const FAREWELL = 11_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** After as long as this a fault counts as a new one. */
const WELL = 60_000;

/**
 * The sender, in a process of its own: the CMS answers while a thousand mails a second leave, and neither takes the other
 * along when it ends. It is started again when it ends unasked.
 */
export class SenderProcess {
  readonly #start: SenderStart;
  readonly #log: Log;
  #child: ChildProcess | null = null;
  #author: Addressee | null = null;
  #stopping = false;
  #pause = FIRST_PAUSE;
  #timer: NodeJS.Timeout | undefined;

  constructor(start: SenderStart, log: Log) {
    this.#start = start;
    this.#log = log;
  }

  start(): void {
    const startedAt = Date.now();
    const child = fork(join(import.meta.dirname, 'main.ts'), [], { execArgv: [...SENDER_FLAGS] });
    this.#child = child;
    child.on('message', ({ level, event, ids }: FromSender) => this.#log(level, event, ids));
    child.on('error', (error) => this.#log('error', 'sending-failed', { err: error.message }));
    child.on('exit', (code, signal) => {
      this.#child = null;
      if (this.#stopping) return;
      if (Date.now() - startedAt > WELL) this.#pause = FIRST_PAUSE;
      this.#log('error', 'sender-ended', { code, signal });
      this.#timer = setTimeout(() => this.start(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    });
    this.#say({ type: 'start', start: this.#start });
    this.#say({ type: 'author', author: this.#author });
  }

  tell(author: Addressee | null): void {
    this.#author = author;
    this.#say({ type: 'author', author });
  }

  /** What is in flight may end, for ten seconds. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    child.once('exit', () => resolve());
    this.#say({ type: 'stop' });
    const timer = setTimeout(() => child.kill('SIGKILL'), FAREWELL);
    await promise;
    clearTimeout(timer);
  }

  #say(message: ToSender): void {
    const child = this.#child;
    // A child that is just ending cannot be told anything; its end is heard of by itself.
    if (child?.connected === true) child.send(message, () => undefined);
  }
}
