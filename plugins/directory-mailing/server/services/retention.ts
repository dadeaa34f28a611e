import { dayInFrench, monthsAfter, monthsBefore, parisMoment } from '@aggloforum/concertation/contract';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { confirmationPage } from '../../contract/entry.ts';
import { enqueueLetter } from '../../contract/letters.ts';
import { unsubscriptionPage } from '../../contract/unsubscription.ts';
import { DIRECTORY_LETTERS } from '../../core/directory-letters.ts';
import { ANSWERED_LATE, DAY, type Retention, TIME_TO_ANSWER } from '../../core/directory/retention-periods.ts';
import { reconfirmationLetter } from '../../core/subscription-letters.ts';
import { LETTER, LETTER_COUNT, REQUEST, STAKEHOLDER, SUPPRESSION } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import type { StakeholderRow } from '../rows.ts';
import { type MailingSettings, settingsOf } from '../settings.ts';
import { erase } from './erasure.ts';
import type { RetentionSettings } from './retention-settings.ts';

/** Letters whose fate is known: long enough to answer « je n'ai rien reçu ». */
const LETTERS_KEPT = 7 * DAY;
const AT_ONCE = 100;

/** What has served is deleted by itself. */
export const retention = ({ strapi }: { strapi: Core.Strapi }) => {
  const rounds = new RetentionRounds(strapi);
  return { forget: async () => rounds.forget() };
};

class RetentionRounds {
  readonly #strapi: Core.Strapi;
  readonly #settings: MailingSettings;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#settings = settingsOf(strapi);
  }

  #before(age: number) {
    return { $lt: new Date(this.#settings.clock.now() - age).toISOString() };
  }

  async forget(): Promise<void> {
    const settings = this.#strapi.plugin('directory-mailing').service('retentionSettings') as RetentionSettings;
    const periods = await settings.inForce();
    const done = { $notIn: ['queued', 'attempting'] };
    const { db } = this.#strapi;
    await db.query(REQUEST).deleteMany({ where: { requestedAt: this.#before(periods.unconfirmedDays * DAY) } });
    await db.query(LETTER).deleteMany({ where: { queuedAt: this.#before(LETTERS_KEPT), state: done } });
    const day = new Date(this.#settings.clock.now() - 2 * DAY).toISOString().slice(0, 10);
    await db.query(LETTER_COUNT).deleteMany({ where: { day: { $lt: day } } });
    await db.query(SUPPRESSION).deleteMany({ where: { until: this.#before(0) } });
    await this.#askAgain(periods);
    await this.#eraseSilent(periods);
  }

  /** In small portions: each finds fewer than the one before, for what it acted upon is no longer found. */
  async #portions(where: object, act: (row: StakeholderRow) => Promise<void>): Promise<void> {
    for (;;) {
      const rows: StakeholderRow[] = await this.#strapi.db
        .query(STAKEHOLDER)
        .findMany({ where, orderBy: { id: 'asc' }, limit: AT_ONCE });
      for (const row of rows) await act(row);
      if (rows.length < AT_ONCE) return;
    }
  }

  #monthsAgo(months: number) {
    return { $lt: new Date(monthsBefore(this.#settings.clock.now(), months)).toISOString() };
  }

  async #askAgain({ reconfirmMonths, eraseMonths }: Retention): Promise<void> {
    const due = {
      state: { $in: ['confirmed', 'paused'] },
      confirmedAt: this.#monthsAgo(reconfirmMonths),
      reconfirmAskedAt: { $null: true },
    };
    await this.#portions(due, async (row) => this.#ask(row, eraseMonths));
  }

  /** Whoever finds the mark unset asks: of two processes one does. */
  async #ask({ id, documentId, email, confirmedAt }: StakeholderRow, eraseMonths: number): Promise<void> {
    const { clock, linkKey, publicUrl } = this.#settings;
    await this.#strapi.db.transaction(async ({ trx }) => {
      const { count } = await this.#strapi.db.query(STAKEHOLDER).updateMany({
        where: { id, reconfirmAskedAt: { $null: true } },
        data: { reconfirmAskedAt: new Date(clock.now()).toISOString() },
      });
      if (count === 0) return;
      const end = Math.max(monthsAfter(Date.parse(confirmedAt ?? ''), eraseMonths), clock.now() + TIME_TO_ANSWER);
      const body = reconfirmationLetter(
        publicUrl + confirmationPage(signLink('reconfirm', documentId, linkKey, end + ANSWERED_LATE)),
        publicUrl + unsubscriptionPage(signLink('unsubscribe', documentId, linkKey)),
        dayInFrench(parisMoment(end)),
      );
      await enqueueLetter(this.#strapi, trx, {
        kind: DIRECTORY_LETTERS.reconfirmation,
        to: email,
        confirmed: true,
        body,
      });
      logEvent(this.#strapi, 'info', 'reconfirmation-asked', { stakeholder: documentId });
    });
  }

  /** Who has been asked and did not answer; and who left as long ago. */
  async #eraseSilent({ eraseMonths }: Retention): Promise<void> {
    const silent = {
      state: { $in: ['confirmed', 'paused'] },
      confirmedAt: this.#monthsAgo(eraseMonths),
      reconfirmAskedAt: this.#before(TIME_TO_ANSWER),
    };
    // Nobody can be asked at an address where nothing arrives.
    const unreachable = { state: 'bounced', confirmedAt: this.#monthsAgo(eraseMonths) };
    const left = { state: 'unsubscribed', unsubscribedAt: this.#monthsAgo(eraseMonths) };
    for (const where of [silent, unreachable, left])
      // Asked again for each: a portion takes a while, in which somebody may still say yes.
      await this.#portions(where, async (row) => erase(this.#strapi, row, 'retention', where));
  }
}
