import { isAddress } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { bounceSettingsOf } from '../bounces/settings.ts';
import { logEvent } from '../log.ts';
import { DkimSigner } from '../sending/dkim.ts';
import { hasWork } from '../sending/due-rows.ts';
import { Engine } from '../sending/engine.ts';
import { returningTo } from '../sending/envelope.ts';
import { Installation } from '../sending/installation.ts';
import { Lease } from '../sending/lease.ts';
import type { Addressee } from '../sending/mail-template.ts';
import type { SenderStart } from '../sending/messages.ts';
import { type MailingSettings, settingsOf } from '../settings.ts';
import { Decisions, type DoubtDecision } from './decisions.ts';
import { siteSettings } from './site-settings.ts';
import { type MailingProgress, progressOf } from './progress.ts';

const REMIND_EVERY = 600_000;

export const sender = ({ strapi }: { strapi: Core.Strapi }) => new MailSender(strapi);

/** The sending as the rest of the CMS sees it: who writes, how it goes, and what people decide. */
export class MailSender {
  readonly #strapi: Core.Strapi;
  readonly #settings: MailingSettings;
  readonly #decisions: Decisions;
  #engine: Engine | null = null;
  #toldAt = 0;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#settings = settingsOf(strapi);
    this.#decisions = new Decisions(strapi);
  }

  /** What the sender's own process must know; null while there is no server to send to. */
  startOf(): SenderStart | null {
    const { smtpUrl, publicUrl, linkKey, sending, dataDir, database } = this.#settings;
    if (smtpUrl === null) return null;
    const { dkim, ...more } = sending;
    return {
      database,
      dataDir,
      engine: { smtpUrl, publicUrl, linkKey, ...more },
      dkim,
      returnsTo: bounceSettingsOf(this.#strapi).address,
    };
  }

  /** Who writes; null, and said aloud, while mails cannot leave. */
  async author(): Promise<Addressee | null> {
    const { siteName, contactEmail } = await siteSettings(this.#strapi);
    const reason =
      this.#settings.smtpUrl === null
        ? 'smtp-url-missing'
        : contactEmail && isAddress(contactEmail)
          ? null
          : 'contact-email-missing';
    if (reason === null) return { name: siteName ?? '', address: contactEmail ?? '' };
    if (Date.now() - this.#toldAt >= REMIND_EVERY && (await hasWork(this.#strapi.db.connection))) {
      this.#toldAt = Date.now();
      logEvent(this.#strapi, 'error', 'mailings-held', { reason });
    }
    return null;
  }

  /** One pass in this process, over Strapi's own connection: for a CMS that does not listen. */
  async drain(): Promise<number> {
    const author = await this.author();
    return author === null ? 0 : ((await this.#engineHere()?.drain(author)) ?? 0);
  }

  #engineHere(): Engine | null {
    const start = this.startOf();
    if (start === null) return null;
    const db = this.#strapi.db.connection;
    this.#engine ??= new Engine(
      { ...start.engine, signer: start.dkim && new DkimSigner(start.dkim) },
      {
        db,
        now: () => Date.now(),
        log: (level, event, ids) => logEvent(this.#strapi, level, event, ids),
        envelopeFrom: returningTo(start.returnsTo, start.engine.linkKey.secret),
        installation: new Installation(db, start.dataDir),
      },
    );
    return this.#engine;
  }

  /** No new attempt begins here; the one in flight may end. */
  stop(): void {
    this.#engine?.stop();
  }

  /** Lets the next process begin at once. */
  async release(): Promise<void> {
    await this.#engine?.release();
  }

  async progress(mailing: number): Promise<MailingProgress> {
    return progressOf(this.#strapi.db.connection, mailing, Date.now());
  }

  async resolveDoubt(deliveries: readonly number[], decision: DoubtDecision, by: string): Promise<number> {
    return this.#decisions.resolveDoubt(deliveries, decision, by);
  }

  async retryFailed(mailing: number, by: string): Promise<number> {
    return this.#decisions.retryFailed(mailing, by);
  }

  /** Whether this copy of the database is the one that sends; a restored one waits for `confirmInstallation`. */
  async isOurs(): Promise<boolean> {
    const db = this.#strapi.db.connection;
    return new Installation(db, this.#settings.dataDir).isOurs(new Lease(db, Date.now));
  }

  /** A person says that this copy sends from now on. */
  async confirmInstallation(): Promise<void> {
    const db = this.#strapi.db.connection;
    await new Installation(db, this.#settings.dataDir).confirm(new Lease(db, Date.now));
    logEvent(this.#strapi, 'warn', 'installation-confirmed', {});
  }
}
