import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { BounceOutcome } from '../../contract/bounces.ts';
import { type Consequence, consequenceOf } from '../../core/bounces/bounce-rule.ts';
import type { Finding } from '../../core/bounces/classify.ts';
import type { MailRef } from '../../core/bounces/mail-mark.ts';
import { refusalReason, statusIn } from '../../core/bounces/refusal-reason.ts';
import { isCredible } from '../../core/bounces/refused-address.ts';
import { BOUNCE, DELIVERY, LETTER } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { type MailingSettings, settingsOf } from '../settings.ts';
import type { Trx } from '../services/store-mailing.ts';
import { giveUp, withdraw } from './consequences.ts';
import { type ReturnedMail, returnedMail } from './returned-mail.ts';
import { type BounceSettings, bounceSettingsOf } from './settings.ts';

interface Returned {
  readonly source: 'mailbox' | 'webhook' | 'smtp';
  readonly ref: MailRef;
  readonly finding: Finding;
}

interface RefusedRow {
  readonly id: number;
  readonly addressRefused: string;
  readonly lastReply: string | null;
}

/** What came back, into the rows: the mail, the person, the proof and the record in one transaction, once per mail. */
export const bounces = ({ strapi }: { strapi: Core.Strapi }) => new BounceIntake(strapi);

class BounceIntake {
  readonly #strapi: Core.Strapi;
  readonly #settings: MailingSettings & Pick<BounceSettings, 'rule'>;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#settings = { ...settingsOf(strapi), rule: bounceSettingsOf(strapi).rule };
  }

  /** Joins the transaction around it, if there is one. Repeated, it changes nothing. */
  async take({ source, ref, finding }: Returned): Promise<BounceOutcome> {
    if (!['hard', 'soft', 'complaint'].includes(finding.verdict)) return 'nothing';
    return this.#strapi.db.transaction(async ({ trx }) => {
      const mail = await returnedMail(this.#strapi, trx, ref);
      if (mail === null) return 'unmatched';
      const now = this.#settings.clock.now();
      const consequence = await this.#consequence(mail, finding, now);
      if (!(await this.#record(trx, { source, ref, finding }, mail, consequence, now))) return 'known';
      if (finding.verdict !== 'complaint') await this.#markMail(ref);
      const at = new Date(now).toISOString();
      if (consequence === 'given-up' && mail.stakeholder !== null)
        await giveUp(this.#strapi, mail.stakeholder, finding.status, at);
      if (consequence === 'withdrawn') await withdraw(this.#strapi, mail, now, this.#settings.linkKey.secret);
      const ids = { [ref.kind]: ref.id, verdict: finding.verdict, status: finding.status, consequence };
      logEvent(this.#strapi, 'info', 'mail-came-back', ids);
      return consequence === 'nothing' ? 'nothing' : 'recorded';
    });
  }

  /** Addresses that a server refused to our face; asked once a mailing is over, and as often as one likes. */
  async takeRefused(mailingId: number): Promise<void> {
    const deliveries = this.#strapi.db.query(DELIVERY);
    const refused: RefusedRow[] = await deliveries.findMany({
      where: { mailingId, state: 'failed', addressRefused: { $notNull: true } },
      select: ['id', 'addressRefused', 'lastReply'],
    });
    if (refused.length === 0) return;
    const accepted = await deliveries.count({ where: { mailingId, state: { $in: ['accepted', 'bounced'] } } });
    if (!isCredible(refused.length, accepted)) {
      logEvent(this.#strapi, 'warn', 'refusals-doubted', { mailing: mailingId, count: refused.length, accepted });
      return;
    }
    for (const { id, addressRefused, lastReply } of refused) {
      const status = statusIn(addressRefused);
      const finding: Finding = { verdict: 'hard', status, reason: refusalReason(status, lastReply ?? '') };
      await this.take({ source: 'smtp', ref: { kind: 'delivery', id }, finding });
    }
  }

  async #consequence(mail: ReturnedMail, finding: Finding, now: number): Promise<Consequence> {
    const { stakeholder, mailedAt } = mail;
    if (stakeholder === null) return finding.verdict === 'complaint' ? 'withdrawn' : 'counted';
    const earlier: { at: string }[] = await this.#strapi.db
      .query(BOUNCE)
      .findMany({ where: { stakeholderId: stakeholder.id, verdict: 'soft' }, select: ['at'] });
    const standing = {
      now,
      mailedAt: Date.parse(mailedAt),
      confirmedAt: stakeholder.confirmedAt === null ? 0 : Date.parse(stakeholder.confirmedAt),
      earlierSoft: earlier.map(({ at }) => Date.parse(at)),
    };
    return consequenceOf(finding, standing, this.#settings.rule);
  }

  /** False when it stands there already: a duplicate caught inside a transaction would abort it on PostgreSQL. */
  async #record(trx: Trx, returned: Returned, mail: ReturnedMail, consequence: Consequence, now: number) {
    const { source, ref, finding } = returned;
    const documentId = randomUUID();
    const { tableName } = this.#strapi.db.metadata.get(BOUNCE);
    await this.#strapi.db
      .getConnection(tableName)
      .transacting(trx)
      .insert({
        document_id: documentId,
        mail_kind: ref.kind,
        mail_id: ref.id,
        ...finding,
        source,
        stakeholder_id: mail.stakeholder?.id ?? null,
        consequence,
        at: new Date(now).toISOString(),
        created_at: new Date(),
      })
      .onConflict(['mail_kind', 'mail_id', 'verdict'])
      .ignore();
    return (await this.#strapi.db.query(BOUNCE).count({ where: { documentId } })) > 0;
  }

  async #markMail({ kind, id }: MailRef): Promise<void> {
    await this.#strapi.db.query(kind === 'delivery' ? DELIVERY : LETTER).updateMany({
      where: { id, state: { $in: ['accepted', 'in-doubt', 'attempting'] } },
      data: { state: 'bounced' },
    });
  }
}
