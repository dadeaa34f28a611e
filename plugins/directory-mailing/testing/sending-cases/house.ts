import { join } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import type { Knex } from 'knex';
import { type BootedCms, bootCms } from '../../../../cms/testing/boot-cms.ts';
import type { TemporaryPostgres } from '../../../publisher/testing/temporary-postgres.ts';
import { type DatabaseAddress, insist, openMailDatabase } from '../../server/sending/mail-database.ts';
import type { SenderStart } from '../../server/sending/messages.ts';
import { MAILINGS } from '../../server/sending/tables.ts';
import type { MailSender } from '../../server/services/sender.ts';
import { stopWorkers } from '../../server/workers.ts';
import { type FaultSink, startFaultSink } from '../fault-sink.ts';
import { AUTHOR, countBy, engineSettings, forgetMailings, type HandClock, rowsOf } from '../sending-fixture.ts';

interface Parts {
  readonly cms: BootedCms;
  readonly db: Knex;
  readonly sink: FaultSink;
  readonly address: DatabaseAddress;
}

export interface Drains {
  drain(author: typeof AUTHOR): Promise<number>;
}

/** One CMS, one database and one mail server for all cases of the sender; each begins with nothing queued. */
export class SendingHouse {
  /** Null is SQLite. */
  readonly postgres: TemporaryPostgres | null;
  #parts: Parts | null = null;

  constructor(postgres: TemporaryPostgres | null) {
    this.postgres = postgres;
    before(async () => {
      const sink = await startFaultSink();
      const cms = await bootCms(postgres ? { databaseUrl: postgres.url } : {});
      // What it does by itself takes the lock of SQLite in this very process, where whoever waits for it also stops it.
      await stopWorkers(cms.strapi);
      const filename = join(cms.dataDir, 'aggloforum.db');
      const address = postgres ? { connectionString: postgres.url } : { filename };
      this.#parts = { cms, sink, address, db: openMailDatabase(address) };
    });
    after(async () => {
      await this.#parts?.db.destroy();
      await this.#parts?.sink.stop();
      await this.#parts?.cms.stop();
    });
    beforeEach(async () => {
      // Strapi's own transaction is in this very process: it ends between two tries.
      await insist(async () => forgetMailings(this.db));
      this.sink.behave({});
      this.forgetArrivals();
    });
  }

  get #there(): Parts {
    if (this.#parts === null) throw new Error('asked before it is there');
    return this.#parts;
  }

  get db(): Knex {
    return this.#there.db;
  }

  get sink(): FaultSink {
    return this.#there.sink;
  }

  get cms(): BootedCms {
    return this.#there.cms;
  }

  get address(): DatabaseAddress {
    return this.#there.address;
  }

  get service(): MailSender {
    return this.cms.strapi.plugin('directory-mailing').service('sender') as MailSender;
  }

  /** For a sender of its own. */
  start(more: Partial<SenderStart['engine']> = {}): SenderStart {
    const engine = { ...engineSettings(this.sink.url), ...more };
    return { database: this.address, dataDir: this.cms.dataDir, dkim: null, returnsTo: null, engine };
  }

  async states(): Promise<Record<string, number>> {
    return countBy((await rowsOf(this.db)).map(({ state }) => state));
  }

  received(): string[] {
    return this.sink.arrivals.map(({ to }) => to).toSorted();
  }

  forgetArrivals(): void {
    this.sink.arrivals.length = 0;
    this.sink.knocks = 0;
  }

  async isClosed(mailing: number): Promise<boolean> {
    return (await this.db(MAILINGS).where({ id: mailing }).first('state')).state === 'finished';
  }

  /** Passes until nothing is queued, the clock moving on between them; answers how often it looked. */
  async drainAll(engine: Drains, clock: HandClock, by: number): Promise<number> {
    for (let round = 1; round < 200; round += 1) {
      await engine.drain(AUTHOR);
      const counts = await this.states();
      if (!counts['queued'] && !counts['attempting']) return round;
      clock.pass(by);
    }
    throw new Error('it never ended');
  }
}
