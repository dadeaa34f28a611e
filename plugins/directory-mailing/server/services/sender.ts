import type { Core } from '@strapi/strapi';
import { verdictOf } from '../../core/delivery-states.ts';
import { maskedReply } from '../../core/masked-reply.ts';
import { isAddress } from '@aggloforum/concertation/contract/taking-part.ts';
import { DELIVERY, MAILING } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import type { OutgoingRow } from '../rows.ts';
import { type MailingSettings, settingsOf } from '../settings.ts';
import { SmtpSession, type SendResult } from '../smtp.ts';
import { Lease } from './lease.ts';
import { DeliveryQueue, LetterQueue, type MailQueue } from './mail-queues.ts';
import type { Sender } from './mime.ts';
import { siteSettings } from './openings.ts';

const BATCH = 50;
const HEARTBEAT = 5_000;
const REMIND_EVERY = 600_000;

export const sender = ({ strapi }: { strapi: Core.Strapi }) => new MailSender(strapi);

/** Sends what is queued. "Attempting" is committed before a byte leaves; what dies there becomes a doubt, never a second mail. */
class MailSender {
  readonly #strapi: Core.Strapi;
  readonly #settings: MailingSettings;
  readonly #lease: Lease;
  readonly #queues: readonly MailQueue[];
  #stopping = false;
  #toldAt = 0;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#settings = settingsOf(strapi);
    this.#lease = new Lease(strapi);
    this.#queues = [new LetterQueue(strapi), new DeliveryQueue(strapi)];
  }

  #rows({ uid }: MailQueue) {
    return this.#strapi.db.query(uid);
  }

  async #hasWork(): Promise<boolean> {
    const where = { state: { $in: ['queued', 'attempting'] } };
    for (const queue of this.#queues) if ((await this.#rows(queue).count({ where })) > 0) return true;
    return false;
  }

  /** One pass over what is due. Answers how many deliveries it settled. */
  async drain(): Promise<number> {
    const { smtpUrl } = this.#settings;
    if (this.#stopping || !(await this.#hasWork())) return 0;
    const from = await this.#identity();
    if (from === null || smtpUrl === null) return 0;
    const epoch = await this.#lease.hold();
    if (epoch === null) return 0;
    await this.#quarantine(epoch);
    const heartbeat = setInterval(
      () => void this.#lease.hold().catch((error: unknown) => this.#fault('lease-renewal-failed', error)),
      HEARTBEAT,
    );
    const session = new SmtpSession(smtpUrl);
    try {
      return await this.#drainUnder(epoch, session, from);
    } finally {
      clearInterval(heartbeat);
      session.close();
    }
  }

  /** Letters first, and again between two batches of a mailing: somebody is waiting for them. */
  async #drainUnder(epoch: number, session: SmtpSession, from: Sender): Promise<number> {
    let settled = 0;
    for (let next = await this.#nextDue(); next !== null; next = await this.#nextDue()) {
      for (const row of next.due) {
        if (this.#stopping || this.#lease.epoch !== epoch) return settled;
        if (!(await this.#attempt(next.queue, row, epoch, session, from))) return settled;
        settled += 1;
      }
    }
    await this.#closeFinished();
    return settled;
  }

  async #nextDue(): Promise<{ readonly queue: MailQueue; readonly due: readonly OutgoingRow[] } | null> {
    for (const queue of this.#queues) {
      const due: OutgoingRow[] = await this.#rows(queue).findMany({
        where: {
          state: 'queued',
          $or: [{ notBefore: { $null: true } }, { notBefore: { $lte: new Date().toISOString() } }],
        },
        orderBy: { id: 'asc' },
        limit: BATCH,
      });
      if (due.length > 0) return { queue, due };
    }
    return null;
  }

  /**
   * Lease, consent and claim in one transaction: a sender that lost its lease claims nothing, and who has left since
   * the audience was frozen is not written to.
   */
  async #claim(queue: MailQueue, row: OutgoingRow, epoch: number, messageId: string): Promise<boolean> {
    return this.#strapi.db.transaction(async () => {
      if ((await this.#lease.hold()) !== epoch) return false;
      const where = { id: row.id, state: 'queued' };
      if (!(await queue.stillWanted(row))) {
        await this.#rows(queue).updateMany({ where, data: { state: 'skipped' } });
        return false;
      }
      const { count } = await this.#rows(queue).updateMany({
        where,
        data: { state: 'attempting', epoch, attempts: row.attempts + 1, messageId },
      });
      return count === 1;
    });
  }

  /** False when nobody answered: the others wait too, rather than each knock at the same shut door. */
  async #attempt(
    queue: MailQueue,
    row: OutgoingRow,
    epoch: number,
    session: SmtpSession,
    from: Sender,
  ): Promise<boolean> {
    const mail = await queue.write(row, from);
    if (mail === null || !isAddress(mail.to)) {
      await this.#rows(queue).updateMany({ where: { id: row.id, state: 'queued' }, data: { state: 'skipped' } });
      return true;
    }
    if (!(await this.#claim(queue, row, epoch, mail.messageId))) return true;
    const result = await session.send({ from: from.address, to: mail.to }, mail.message);
    await this.#settle(queue, row, epoch, result);
    return result.accepted || result.refusal.phase !== 'connection';
  }

  /** Our own late answer also settles a row that a successor has put in doubt meanwhile. */
  async #settle(queue: MailQueue, row: OutgoingRow, epoch: number, result: SendResult): Promise<void> {
    const where = { id: row.id, epoch, state: { $in: ['attempting', 'in-doubt'] } };
    const lastReply = maskedReply(result.reply);
    if (result.accepted) {
      await this.#rows(queue).updateMany({ where, data: { state: 'accepted', lastReply } });
      return;
    }
    const verdict = verdictOf(result.refusal, row.attempts + 1);
    const notBefore = verdict.state === 'queued' ? new Date(Date.now() + verdict.afterMs).toISOString() : null;
    await this.#rows(queue).updateMany({ where, data: { state: verdict.state, notBefore, lastReply } });
    const event = { queued: 'delivery-deferred', failed: 'delivery-failed', 'in-doubt': 'delivery-in-doubt' }[
      verdict.state
    ];
    logEvent(this.#strapi, 'warn', event, { ...queue.idsOf(row), code: result.refusal.code });
  }

  /** What an earlier holder was attempting when it ended: nobody knows whether the mail left. */
  async #quarantine(epoch: number): Promise<void> {
    let count = 0;
    for (const queue of this.#queues) {
      const found = await this.#rows(queue).updateMany({
        where: { state: 'attempting', epoch: { $lt: epoch } },
        data: { state: 'in-doubt' },
      });
      count += found.count;
    }
    if (count > 0) logEvent(this.#strapi, 'error', 'deliveries-quarantined', { count, epoch });
  }

  async #closeFinished(): Promise<void> {
    for (const { id } of await this.#strapi.db.query(MAILING).findMany({ where: { state: 'queued' } })) {
      const open = await this.#strapi.db.query(DELIVERY).count({
        where: { mailingId: id, state: { $in: ['queued', 'attempting'] } },
      });
      if (open > 0) continue;
      await this.#strapi.db.query(MAILING).updateMany({ where: { id, state: 'queued' }, data: { state: 'finished' } });
      logEvent(this.#strapi, 'info', 'mailing-finished', { mailing: id });
    }
  }

  /** Who writes; null, and said aloud, while mails cannot leave. */
  async #identity(): Promise<Sender | null> {
    const { smtpUrl, publicUrl, linkKey } = this.#settings;
    const { siteName, contactEmail } = await siteSettings(this.#strapi);
    const reason =
      smtpUrl === null ? 'smtp-url-missing' : contactEmail && isAddress(contactEmail) ? null : 'contact-email-missing';
    if (reason === null) return { name: siteName ?? '', address: contactEmail ?? '', publicUrl, linkKey };
    if (Date.now() - this.#toldAt >= REMIND_EVERY) {
      this.#toldAt = Date.now();
      logEvent(this.#strapi, 'error', 'mailings-held', { reason });
    }
    return null;
  }

  #fault(event: string, error: unknown): void {
    logEvent(this.#strapi, 'error', event, { err: error instanceof Error ? error.message : String(error) });
  }

  /** No new attempt begins; the one in flight may end. */
  stop(): void {
    this.#stopping = true;
  }

  /** Lets the next process begin at once. */
  async release(): Promise<void> {
    await this.#lease.release();
  }
}
