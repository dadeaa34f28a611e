import type { Knex } from 'knex';
import { Pacing } from '../../core/pacing.ts';
import { skipCancelled } from './cancelled.ts';
import { DueRows, hasWork } from './due-rows.ts';
import type { EngineSettings, EngineTools } from './engine-tools.ts';
import { Lease } from './lease.ts';
import { Ledger } from './ledger.ts';
import { closeFinished, judgeAbandoned } from './leftovers.ts';
import { insist } from './mail-database.ts';
import type { Addressee, FrozenContent } from './mail-template.ts';
import { addressFault, MailWriter, messageIdOf } from './mail-writer.ts';
import { Pump } from './pump.ts';
import { type Due, MAILINGS } from './tables.ts';

const HEARTBEAT = 5_000;
const REMIND_EVERY = 600_000;

/**
 * Sends what is queued. "Attempting" is committed before a byte leaves, each answer together with what begins next; what
 * dies in between becomes a doubt.
 */
export class Engine {
  readonly #settings: EngineSettings;
  readonly #tools: EngineTools;
  readonly #lease: Lease;
  readonly #ledger: Ledger;
  readonly #pacing: Pacing<Due>;
  readonly #due: DueRows;
  #pump: Pump | null = null;
  #stopping = false;
  /** To a mailing that was cancelled meanwhile: looked at once, and whenever rows are queued again. */
  #mayHaveComeBack = true;
  #toldAt: number | null = null;

  constructor(settings: EngineSettings, tools: EngineTools) {
    this.#settings = settings;
    this.#tools = tools;
    this.#lease = new Lease(tools.db, tools.now);
    const fault = (email: string) => addressFault(email, settings);
    this.#ledger = new Ledger(tools.db, this.#lease, messageIdOf(settings), fault);
    this.#due = new DueRows(tools.db);
    this.#pacing = new Pacing(settings.connections, settings.ratePerSecond);
  }

  /** One pass over what is due, under the lease. Answers how many rows it settled. */
  async drain(author: Addressee): Promise<number> {
    const { db, now, log } = this.#tools;
    if (this.#stopping || this.#pacing.isHeld(now()) || !(await hasWork(db))) return 0;
    const epoch = await this.#lease.hold();
    if (epoch === null || !(await this.#isOurs())) return 0;
    const count = await judgeAbandoned(db, epoch, this.#settings.doubtPolicy, now());
    if (count > 0) log('error', 'deliveries-quarantined', { count, epoch, policy: this.#settings.doubtPolicy });
    const heartbeat = setInterval(() => void this.#beat(), HEARTBEAT);
    try {
      const settled = await this.#run(author);
      if (this.#mayHaveComeBack || count > 0 || this.#pump?.hasTakenBack === true) await skipCancelled(db, now());
      this.#mayHaveComeBack = false;
      const { closed, unread } = await closeFinished(db);
      this.#due.lookAgain(unread);
      for (const mailing of closed) log('info', 'mailing-finished', { mailing });
      this.#tools.onStep?.('finished');
      return settled;
    } finally {
      clearInterval(heartbeat);
      this.#pump = null;
      await this.#tools.installation?.note(this.#lease);
    }
  }

  /** No new attempt begins; those in flight may end. */
  stop(): void {
    this.#stopping = true;
    this.#pump?.stop();
  }

  /** Lets the next process begin at once. */
  async release(): Promise<void> {
    await insist(async () => this.#lease.release());
  }

  async #run(author: Addressee): Promise<number> {
    const { db } = this.#tools;
    const writer = new MailWriter(this.#settings, author, async (mailing) => frozenContent(db, mailing));
    const parts = { settings: this.#settings, tools: this.#tools, lease: this.#lease, ledger: this.#ledger };
    this.#pacing.startSlowly();
    const own = { due: this.#due, pacing: this.#pacing, writer, contact: author.address };
    const pump = new Pump({ ...parts, ...own });
    this.#pump = pump;
    if (this.#stopping) pump.stop();
    try {
      return await pump.run();
    } catch (error) {
      // Nobody hears any more what becomes of what it had under way: the next holding judges it. Not told, it ends by itself.
      await this.#lease.release().catch(() => undefined);
      throw error;
    }
  }

  async #beat(): Promise<void> {
    try {
      await this.#lease.renew(this.#tools.db);
      await this.#tools.installation?.note(this.#lease);
    } catch (error) {
      this.#tools.log('error', 'lease-renewal-failed', { err: String(error) });
    }
  }

  /** A restored copy would write again to everybody who was written to since: it waits for a person. */
  async #isOurs(): Promise<boolean> {
    const { installation, now, log } = this.#tools;
    if (installation === null || (await installation.isOurs(this.#lease))) return true;
    if (this.#toldAt === null || now() - this.#toldAt >= REMIND_EVERY) {
      this.#toldAt = now();
      log('error', 'mailings-held', { reason: 'restored-copy' });
    }
    return false;
  }
}

async function frozenContent(db: Knex, mailing: number): Promise<FrozenContent> {
  const row: { subject: string; html: string; text: string; reply_to: string | null } | undefined = await db(MAILINGS)
    .where({ id: mailing })
    .first('subject', 'html', 'text', 'reply_to');
  if (row === undefined) throw new Error(`mailing ${mailing} is gone`);
  return { subject: row.subject, html: row.html, text: row.text, replyTo: row.reply_to };
}
