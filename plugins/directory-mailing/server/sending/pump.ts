import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Pacing } from '../../core/pacing.ts';
import { type SendResult, SmtpSession } from '../smtp.ts';
import type { DueRows } from './due-rows.ts';
import type { EngineSettings, EngineTools } from './engine-tools.ts';
import type { Lease } from './lease.ts';
import type { Claimed, Ended, Ledger } from './ledger.ts';
import { releaseUnsent } from './leftovers.ts';
import type { MailWriter } from './mail-writer.ts';
import { judge } from './outcome.ts';
import { type Due, isoOf } from './tables.ts';

interface Answered {
  readonly row: Claimed;
  readonly result: SendResult;
}

const BEFORE_NEXT_TRY = 250;

export interface PumpParts {
  readonly settings: EngineSettings;
  readonly tools: EngineTools;
  readonly lease: Lease;
  readonly ledger: Ledger;
  readonly due: DueRows;
  readonly pacing: Pacing<Due>;
  readonly writer: MailWriter;
  readonly contact: string;
}

/** Connections on one side, transactions on the other: what has ended and what begins share a commit. */
export class Pump {
  readonly #parts: PumpParts;
  readonly #idle: SmtpSession[] = [];
  /** Until what became of them is committed. */
  readonly #inFlight = new Set<Claimed>();
  #ended: Answered[] = [];
  #wake = Promise.withResolvers<void>();
  #stopping = false;
  /** A commit failed, and may have happened all the same. */
  #unsure = false;
  #hasTakenBack = false;

  constructor(parts: PumpParts) {
    this.#parts = parts;
  }

  /** Until nothing is due or may begin, and nothing is in flight. Answers how many rows it settled. */
  async run(): Promise<number> {
    let settled = 0;
    try {
      for (;;) {
        // What other answers are there already go into the same transaction.
        await nextTurn();
        const ended = this.#ended.splice(0);
        const wanted = await this.#wanted(ended.length);
        if (ended.length + wanted.length > 0) {
          await this.#turn(ended, wanted);
          settled += ended.length;
          continue;
        }
        const wait = this.#waitForRate();
        if (this.#inFlight.size === 0 && wait === null) return settled;
        await this.#change(wait);
      }
    } finally {
      for (const session of this.#idle) session.close();
    }
  }

  /** Whether rows that had left the queue were put back into it. */
  get hasTakenBack(): boolean {
    return this.#hasTakenBack;
  }

  /** No new attempt begins; those in flight may end. */
  stop(): void {
    this.#stopping = true;
    this.#wake.resolve();
  }

  get #mayBegin(): boolean {
    return !this.#stopping && this.#parts.lease.epoch !== null;
  }

  async #wanted(ending: number): Promise<Due[]> {
    const now = this.#parts.tools.now();
    const room = this.#mayBegin ? this.#parts.pacing.room(now, this.#inFlight.size - ending) : 0;
    if (room === 0) return [];
    try {
      return await this.#parts.due.take(room, now);
    } catch (error) {
      // The answers that are still to come have somewhere to be written as long as this goes on.
      if (this.#inFlight.size === 0) throw error;
      return this.#afterFault(error);
    }
  }

  async #afterFault(error: unknown): Promise<[]> {
    this.#parts.tools.log('error', 'sending-failed', { err: String(error) });
    await pause(BEFORE_NEXT_TRY);
    return [];
  }

  #waitForRate(): number | null {
    return this.#mayBegin ? this.#parts.pacing.waitForRate(this.#parts.tools.now(), this.#inFlight.size) : null;
  }

  async #change(wait: number | null): Promise<void> {
    if (this.#ended.length > 0) return;
    this.#wake = Promise.withResolvers();
    await Promise.race([this.#wake.promise, ...(wait === null ? [] : [pause(wait)])]);
  }

  async #turn(ended: readonly Answered[], wanted: readonly Due[]): Promise<void> {
    const { tools, settings, pacing, due } = this.#parts;
    const toThemselves = settings.override === null;
    const circumstances = { pacing, policy: settings.doubtPolicy, toThemselves, now: tools.now(), log: tools.log };
    const judged = ended.map(({ row, result }) => judge(row, result, circumstances));
    // Their answers may have shut the door behind which others were to begin.
    const still = pacing.isHeld(tools.now()) ? [] : wanted;
    const back = judged.flatMap(({ takenBack }) => takenBack);
    if (back.length > 0) this.#hasTakenBack = true;
    const takenBack = { rows: back, notBefore: isoOf(pacing.heldUntil ?? tools.now()) };
    const claims = await this.#commit({ outcomes: judged.map(({ outcome }) => outcome), takenBack }, still);
    if (claims.length < wanted.length) due.lookAgain();
    for (const { row } of ended) this.#inFlight.delete(row);
    if (ended.length > 0) tools.onStep?.('settled');
    pacing.began(claims.length);
    for (const row of claims) this.#begin(row);
  }

  /** What has ended is written down before anything else happens, however long the database refuses it. */
  async #commit(ended: Ended, wanted: readonly Due[]): Promise<Claimed[]> {
    const { ledger, lease, tools } = this.#parts;
    for (let asked = wanted; ; asked = []) {
      try {
        if (this.#unsure && lease.epoch !== null) {
          this.#hasTakenBack = true;
          await releaseUnsent(tools.db, lease.epoch, [...this.#inFlight]);
        }
        this.#unsure = false;
        const claims = await ledger.commit(ended, asked, tools.now());
        for (const row of claims) this.#inFlight.add(row);
        if (claims.length > 0) tools.onStep?.('claimed');
        return claims;
      } catch (error) {
        this.#unsure = true;
        this.#parts.due.lookAgain();
        if (this.#inFlight.size === 0) throw error;
        const nothing = await this.#afterFault(error);
        if (ended.outcomes.length === 0) return nothing;
      }
    }
  }

  #begin(row: Claimed): void {
    const session = this.#idle.pop() ?? new SmtpSession(this.#parts.settings.smtpUrl);
    void this.#send(row, session).then((result) => {
      this.#parts.tools.onStep?.('answered');
      this.#idle.push(session);
      this.#ended.push({ row, result });
      this.#wake.resolve();
    });
  }

  async #send(row: Claimed, session: SmtpSession): Promise<SendResult> {
    const { writer, tools, contact } = this.#parts;
    try {
      const { to, message } = await writer.write(row, tools.now());
      return await session.send({ from: tools.envelopeFrom(row, contact), to }, message);
    } catch (error) {
      // Not written, so not sent.
      tools.log('error', 'sending-failed', { [row.queue]: row.id, err: String(error) });
      const refusal = { phase: 'envelope', code: null, personal: false } as const;
      return { accepted: false, refusal, reply: 'not written' };
    }
  }
}
