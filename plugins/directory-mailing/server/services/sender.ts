import type { Core } from '@strapi/strapi';
import { verdictOf } from '../../core/delivery-states.ts';
import { isAddress } from '../../core/address.ts';
import { DELIVERY, MAILING, STAKEHOLDER } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import type { DeliveryRow, MailingRow, StakeholderRow } from '../rows.ts';
import { settingsOf } from '../settings.ts';
import { SmtpSession, type SendResult } from '../smtp.ts';
import { Lease } from './lease.ts';
import { messageIdOf, mimeOf, type Sender } from './mime.ts';
import { siteSettings } from './openings.ts';

const BATCH = 50;
const HEARTBEAT = 5_000;
const REMIND_EVERY = 600_000;

/** Sends what is queued. "Attempting" is committed before a byte leaves; what dies there becomes a doubt, never a second mail. */
export const sender = ({ strapi }: { strapi: Core.Strapi }) => {
  const { smtpUrl, publicUrl, linkKey } = settingsOf(strapi);
  const lease = new Lease(strapi);
  const deliveries = () => strapi.db.query(DELIVERY);
  let stopping = false;
  let toldAt = 0;

  /** One pass over what is due. Answers how many deliveries it settled. */
  const drain = async (): Promise<number> => {
    if (stopping || (await deliveries().count({ where: { state: { $in: ['queued', 'attempting'] } } })) === 0) return 0;
    const from = await identity();
    if (from === null || smtpUrl === null) return 0;
    const epoch = await lease.hold();
    if (epoch === null) return 0;
    await quarantine(epoch);
    const heartbeat = setInterval(
      () => void lease.hold().catch((error: unknown) => fault('lease-renewal-failed', error)),
      HEARTBEAT,
    );
    const session = new SmtpSession(smtpUrl);
    try {
      return await drainUnder(epoch, session, from);
    } finally {
      clearInterval(heartbeat);
      session.close();
    }
  };

  const drainUnder = async (epoch: number, session: SmtpSession, from: Sender): Promise<number> => {
    let settled = 0;
    for (;;) {
      const due = await dueNow();
      for (const delivery of due) {
        if (stopping || lease.epoch !== epoch) return settled;
        await attempt(delivery, epoch, session, from);
        settled += 1;
      }
      if (due.length < BATCH) break;
    }
    await closeFinished();
    return settled;
  };

  const dueNow = async (): Promise<DeliveryRow[]> =>
    deliveries().findMany({
      where: {
        state: 'queued',
        $or: [{ notBefore: { $null: true } }, { notBefore: { $lte: new Date().toISOString() } }],
      },
      orderBy: { id: 'asc' },
      limit: BATCH,
    });

  /** The lease and the claim in one transaction: a sender that lost its lease claims nothing. */
  const claim = async (delivery: DeliveryRow, epoch: number, messageId: string): Promise<boolean> =>
    strapi.db.transaction(async () => {
      if ((await lease.hold()) !== epoch) return false;
      const { count } = await deliveries().updateMany({
        where: { id: delivery.id, state: 'queued' },
        data: { state: 'attempting', epoch, attempts: delivery.attempts + 1, messageId },
      });
      return count === 1;
    });

  const attempt = async (delivery: DeliveryRow, epoch: number, session: SmtpSession, from: Sender): Promise<void> => {
    const mailing = (await strapi.db
      .query(MAILING)
      .findOne({ where: { id: delivery.mailingId } })) as MailingRow | null;
    const stakeholder = (await strapi.db
      .query(STAKEHOLDER)
      .findOne({ where: { id: delivery.stakeholderId } })) as StakeholderRow | null;
    // Consent may have been withdrawn since the audience was frozen.
    if (mailing === null || stakeholder?.state !== 'confirmed' || !isAddress(stakeholder.email)) {
      await deliveries().updateMany({ where: { id: delivery.id, state: 'queued' }, data: { state: 'skipped' } });
      return;
    }
    const message = await mimeOf(mailing, stakeholder, from);
    if (!(await claim(delivery, epoch, messageIdOf(mailing, stakeholder, publicUrl)))) return;
    const result = await session.send({ from: from.address, to: stakeholder.email }, message);
    await settle(delivery, epoch, result);
  };

  /** Our own late answer also settles a row that a successor has put in doubt meanwhile. */
  const settle = async (delivery: DeliveryRow, epoch: number, result: SendResult): Promise<void> => {
    const where = { id: delivery.id, epoch, state: { $in: ['attempting', 'in-doubt'] } };
    if (result.accepted) {
      await deliveries().updateMany({ where, data: { state: 'accepted', lastReply: result.reply } });
      return;
    }
    const verdict = verdictOf(result.refusal, delivery.attempts + 1);
    const notBefore = verdict.state === 'queued' ? new Date(Date.now() + verdict.afterMs).toISOString() : null;
    await deliveries().updateMany({ where, data: { state: verdict.state, notBefore, lastReply: result.reply } });
    const event = { queued: 'delivery-deferred', failed: 'delivery-failed', 'in-doubt': 'delivery-in-doubt' }[
      verdict.state
    ];
    logEvent(strapi, 'warn', event, { delivery: delivery.id, mailing: delivery.mailingId, code: result.refusal.code });
  };

  /** What an earlier holder was attempting when it ended: nobody knows whether the mail left. */
  const quarantine = async (epoch: number): Promise<void> => {
    const { count } = await deliveries().updateMany({
      where: { state: 'attempting', epoch: { $lt: epoch } },
      data: { state: 'in-doubt' },
    });
    if (count > 0) logEvent(strapi, 'error', 'deliveries-quarantined', { count, epoch });
  };

  const closeFinished = async (): Promise<void> => {
    for (const { id } of await strapi.db.query(MAILING).findMany({ where: { state: 'queued' } })) {
      const open = await deliveries().count({ where: { mailingId: id, state: { $in: ['queued', 'attempting'] } } });
      if (open > 0) continue;
      await strapi.db.query(MAILING).updateMany({ where: { id, state: 'queued' }, data: { state: 'finished' } });
      logEvent(strapi, 'info', 'mailing-finished', { mailing: id });
    }
  };

  /** Who writes; null, and said aloud, while mails cannot leave. */
  const identity = async (): Promise<Sender | null> => {
    const { siteName, contactEmail } = await siteSettings(strapi);
    const reason =
      smtpUrl === null ? 'smtp-url-missing' : contactEmail && isAddress(contactEmail) ? null : 'contact-email-missing';
    if (reason === null) return { name: siteName ?? '', address: contactEmail ?? '', publicUrl, linkKey };
    if (Date.now() - toldAt >= REMIND_EVERY) {
      toldAt = Date.now();
      logEvent(strapi, 'error', 'mailings-held', { reason });
    }
    return null;
  };

  const fault = (event: string, error: unknown) =>
    logEvent(strapi, 'error', event, { err: error instanceof Error ? error.message : String(error) });

  /** No new attempt begins; the one in flight may end. */
  const stop = (): void => {
    stopping = true;
  };

  return { drain, stop, release: async () => lease.release() };
};
