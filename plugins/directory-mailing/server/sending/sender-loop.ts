import { DkimSigner } from './dkim.ts';
import { Engine } from './engine.ts';
import type { EngineTools, Log } from './engine-tools.ts';
import { returningTo } from './envelope.ts';
import { Installation } from './installation.ts';
import { openMailDatabase } from './mail-database.ts';
import type { Addressee } from './mail-template.ts';
import type { SenderStart } from './messages.ts';

const PAUSE = 500;

/** Sends, again and again, until it is stopped. */
export class SenderLoop {
  readonly #engine: Engine;
  readonly #log: Log;
  readonly #stopped = new AbortController();
  readonly #close: () => Promise<void>;
  #author: Addressee | null = null;
  #wake: () => void = () => undefined;

  constructor({ database, dataDir, engine, dkim, returnsTo }: SenderStart, log: Log, more: Partial<EngineTools> = {}) {
    const db = openMailDatabase(database);
    this.#log = log;
    this.#close = async () => db.destroy();
    this.#engine = new Engine(
      { ...engine, signer: dkim && new DkimSigner(dkim) },
      {
        db,
        log,
        now: () => Date.now(),
        envelopeFrom: returningTo(returnsTo, engine.linkKey.secret),
        installation: new Installation(db, dataDir),
        ...more,
      },
    );
  }

  /** Resolves once it was stopped and what was in flight has ended. */
  async run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      try {
        if (this.#author !== null) await this.#engine.drain(this.#author);
      } catch (error) {
        this.#log('error', 'sending-failed', { err: error instanceof Error ? error.message : String(error) });
      }
      await this.#pause();
    }
    await this.#engine.release();
    await this.#close();
  }

  tell(author: Addressee | null): void {
    this.#author = author;
    this.#wake();
  }

  stop(): void {
    this.#engine.stop();
    this.#stopped.abort();
    this.#wake();
  }

  async #pause(): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    await new Promise<void>((done) => {
      const timer = setTimeout(done, PAUSE);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
