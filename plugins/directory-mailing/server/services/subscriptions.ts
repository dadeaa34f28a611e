import { randomUUID } from 'node:crypto';
import { openLink, readLink, refused, signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Disowned } from '@aggloforum/concertation/contract/letters-port.ts';
import type { FormAnswer, Transaction } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { type Confirmation, type Confirmed, entryPage } from '../../contract/entry.ts';
import { enqueueLetter, type Letters } from '../../contract/letters.ts';
import { checkSubscription, CONSENT } from '../../contract/subscription.ts';
import type { SubscriptionFields } from '../../contract/subscription.ts';
import { unsubscriptionPage } from '../../contract/unsubscription.ts';
import { addressMarks } from '../../core/address-mark.ts';
import { DIRECTORY_LETTERS } from '../../core/directory-letters.ts';
import { ownLinkLetter, welcomeLetter } from '../../core/subscription-letters.ts';
import { LETTER, REQUEST, STAKEHOLDER, SUPPRESSION } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import type { RequestRow, StakeholderRow } from '../rows.ts';
import { type MailingSettings, settingsOf } from '../settings.ts';
import { agreedLast, recordConsent } from './consents.ts';
import { knownInterests } from './known-interests.ts';
import { storeRequest } from './requests.ts';
import type { Trx } from './store-mailing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** As long as a person may look for the message that brought them their link. */
const OWN_LINK_LASTS = 365 * DAY;
/** As many as a stranger may make us write in a day at most: who asks oftener leaves no row behind. */
const OWN_LINKS_AN_HOUR = 3;
const EXPIRED = 'Ce lien a expiré ou a déjà été annulé. Inscrivez-vous à nouveau.';

type OpenedLink = NonNullable<ReturnType<typeof openLink>>;

/** Into the directory: asked for, confirmed by the address itself, or disowned by it. */
export const subscriptions = ({ strapi }: { strapi: Core.Strapi }) => new Subscriptions(strapi);

class Subscriptions {
  readonly #strapi: Core.Strapi;
  readonly #settings: MailingSettings;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#settings = settingsOf(strapi);
  }

  #instant(offset = 0): string {
    return new Date(this.#settings.clock.now() + offset).toISOString();
  }

  async check(fields: SubscriptionFields): Promise<Readonly<Record<string, string>>> {
    if (fields.consentVersion !== '' && fields.consentVersion !== CONSENT.version)
      throw refused(409, 'changed-meanwhile', 'Le texte du formulaire a changé entre-temps. Relisez-le.');
    return checkSubscription(fields, await knownInterests(this.#strapi));
  }

  /** The same rows whether the address is known or not: neither the answer nor its time tells. */
  async request(trx: Transaction, fields: SubscriptionFields): Promise<FormAnswer> {
    const reference = await storeRequest(this.#strapi, trx, fields, 'site-form');
    const message =
      'Un message part vers l’adresse indiquée. Ouvrez-le et confirmez sous 48 heures\u00a0: l’inscription ne vaut qu’ensuite.';
    return { reference, state: 'pending', message };
  }

  /** What a link asks, before anybody presses the button. Changes nothing. */
  async asks(token: string): Promise<Confirmation> {
    const renewal = openLink('reconfirm', token, [this.#settings.linkKey]);
    if (renewal !== null) return this.#asksAgain(renewal);
    const { subject, serves } = this.#confirmLink(token);
    const where = { documentId: subject };
    const row = (await this.#strapi.db.query(REQUEST).findOne({ where })) as RequestRow | null;
    if (row !== null && serves && row.state !== 'superseded') return { state: 'asking', ...CONSENT };
    if (row === null || !(await this.#isIn(row.email))) throw refused(410, 'expired', EXPIRED);
    return { state: 'registered', ...CONSENT };
  }

  async #asksAgain(renewal: OpenedLink): Promise<Confirmation> {
    const where = { documentId: renewal.subject, state: { $in: ['confirmed', 'paused'] } };
    const row = (await this.#strapi.db.query(STAKEHOLDER).findOne({ where })) as StakeholderRow | null;
    if (row === null) throw refused(410, 'expired', EXPIRED);
    if (row.reconfirmAskedAt === null) return { state: 'registered', ...CONSENT };
    if (!this.#serves(renewal)) throw refused(410, 'expired', EXPIRED);
    return { state: 'asking', ...(await agreedLast(this.#strapi, renewal.subject)) };
  }

  #confirmLink(token: string): { readonly subject: string; readonly serves: boolean } {
    const link = openLink('confirm', token, [this.#settings.linkKey]);
    if (link === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    return { subject: link.subject, serves: this.#serves(link) };
  }

  #serves({ endsAt }: OpenedLink): boolean {
    return endsAt !== null && endsAt > this.#settings.clock.now();
  }

  async #isIn(email: string): Promise<boolean> {
    const where = { email, state: { $in: ['confirmed', 'paused'] } };
    return (await this.#strapi.db.query(STAKEHOLDER).count({ where })) > 0;
  }

  /** May be repeated: the same link answers the same while it serves. `read` is the version that stood on the page. */
  async confirm(token: string, read?: string): Promise<Confirmed> {
    const renewal = openLink('reconfirm', token, [this.#settings.linkKey]);
    if (renewal !== null) return this.#renew(renewal);
    const link = this.#confirmLink(token);
    if (!link.serves) throw refused(410, 'expired', EXPIRED);
    if (read !== undefined && read !== CONSENT.version)
      throw refused(409, 'changed-meanwhile', 'Le texte a changé entre-temps. Relisez-le.');
    const stakeholder = await this.#strapi.db.transaction(async ({ trx }) => {
      const where = { documentId: link.subject };
      const { count } = await this.#strapi.db
        .query(REQUEST)
        .updateMany({ where: { ...where, state: 'pending' }, data: { state: 'confirmed' } });
      const row = (await this.#strapi.db.query(REQUEST).findOne({ where })) as RequestRow | null;
      if (row?.state !== 'confirmed') throw refused(410, 'expired', EXPIRED);
      return count === 1 ? this.#enter(trx, row, read ?? row.consentVersion) : this.#documentIdOf(row.email);
    });
    if (stakeholder === null) throw refused(410, 'expired', EXPIRED);
    return { own: this.#ownLink(stakeholder) };
  }

  /**
   * Somebody whom the directory asked still agrees; what they were not asked, they cannot renew. Whoever finds that it
   * was done already gets no own link: a letter may have been passed on, and lies about for years.
   */
  async #renew(renewal: OpenedLink): Promise<Confirmed> {
    const at = this.#instant();
    const documentId = renewal.subject;
    const where = { documentId, state: { $in: ['confirmed', 'paused'] } };
    return this.#strapi.db.transaction(async ({ trx }) => {
      const asked = { ...where, reconfirmAskedAt: { $notNull: true } };
      const data = { confirmedAt: at, reconfirmAskedAt: null };
      const { count } = this.#serves(renewal)
        ? await this.#strapi.db.query(STAKEHOLDER).updateMany({ where: asked, data })
        : { count: 0 };
      const row = (await this.#strapi.db.query(STAKEHOLDER).findOne({ where })) as StakeholderRow | null;
      if (row === null || row.reconfirmAskedAt !== null) throw refused(410, 'expired', EXPIRED);
      if (count === 0) return { own: null };
      await recordConsent(this.#strapi, { stakeholder: documentId, act: 'renewed', source: 'mail-link', at });
      await this.#welcome(trx, documentId, row.email);
      return { own: this.#ownLink(documentId) };
    });
  }

  async #enter(trx: Trx, row: RequestRow, version: string): Promise<string> {
    const { email, name, organisation, actorKind, communes, themes, reference } = row;
    const source = row.source ?? 'site-form';
    const { tableName } = this.#strapi.db.metadata.get(STAKEHOLDER);
    const first = { document_id: randomUUID(), email, state: 'unsubscribed', created_at: new Date() };
    await this.#strapi.db.getConnection(tableName).transacting(trx).insert(first).onConflict('email').ignore();
    const chosen = { name, organisation, actorKind, communes: communes ?? [], themes: themes ?? [] };
    const since = { confirmedAt: this.#instant(), unsubscribedAt: null, reconfirmAskedAt: null };
    const data = { ...chosen, ...since, source, state: 'confirmed' };
    await this.#strapi.db.query(STAKEHOLDER).update({ where: { email }, data });
    const stakeholder = (await this.#documentIdOf(email)) ?? '';
    await recordConsent(this.#strapi, {
      stakeholder,
      act: 'given',
      source,
      reference,
      version,
      at: this.#instant(),
    });
    await this.#strapi.db
      .query(REQUEST)
      .updateMany({ where: { email, state: 'pending' }, data: { state: 'superseded' } });
    await this.#strapi.db
      .query(SUPPRESSION)
      .deleteMany({ where: { mark: { $in: addressMarks(email, this.#settings.linkKey.secret) } } });
    await this.#welcome(trx, stakeholder, email);
    logEvent(this.#strapi, 'info', 'stakeholder-confirmed', { stakeholder, reference });
    return stakeholder;
  }

  /** Brings the person their own link, which serves for a year. */
  async #welcome(trx: Trx, stakeholder: string, email: string): Promise<void> {
    const body = welcomeLetter(...this.#waysOf(stakeholder));
    await enqueueLetter(this.#strapi, trx, { kind: DIRECTORY_LETTERS.welcome, to: email, confirmed: true, body });
  }

  /** At their own address, and never oftener than a stranger may make us write: a mail may have been passed on. */
  async sendOwnLink(token: string): Promise<void> {
    const documentId = readLink('unsubscribe', token, [this.#settings.linkKey]);
    if (documentId === null) return;
    const where = { documentId, state: { $in: ['confirmed', 'paused'] } };
    const row = (await this.#strapi.db.query(STAKEHOLDER).findOne({ where })) as StakeholderRow | null;
    if (row === null) return;
    const asked = { email: row.email, kind: DIRECTORY_LETTERS.ownLink, queuedAt: { $gt: this.#instant(-HOUR) } };
    if ((await this.#strapi.db.query(LETTER).count({ where: asked })) >= OWN_LINKS_AN_HOUR) return;
    const body = ownLinkLetter(...this.#waysOf(documentId));
    await this.#strapi.db.transaction(async ({ trx }) => {
      await enqueueLetter(this.#strapi, trx, {
        kind: DIRECTORY_LETTERS.ownLink,
        to: row.email,
        confirmed: false,
        body,
      });
    });
  }

  #waysOf(stakeholder: string): [own: string, leave: string] {
    const { publicUrl, linkKey } = this.#settings;
    const leave = unsubscriptionPage(signLink('unsubscribe', stakeholder, linkKey));
    return [publicUrl + entryPage(this.#ownLink(stakeholder)), publicUrl + leave];
  }

  async #documentIdOf(email: string): Promise<string | null> {
    const row = (await this.#strapi.db.query(STAKEHOLDER).findOne({ where: { email } })) as StakeholderRow | null;
    return row?.documentId ?? null;
  }

  #ownLink(stakeholder: string): string {
    return signLink('own', stakeholder, this.#settings.linkKey, this.#settings.clock.now() + OWN_LINK_LASTS);
  }

  /** What was asked for in their name is gone, and no form makes us write to them for a while. Idempotent, silent. */
  async disown(token: string): Promise<void> {
    const link = openLink('not-me', token, [this.#settings.linkKey]);
    if (link === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    await this.#strapi.db.transaction(async ({ trx }) => {
      const other = this.#strapi.plugin('concertation').service('disowned') as Disowned;
      const [request = '', mark] = link.subject.split('.');
      const email = (await this.#forgetRequest(request)) ?? (await other.forget(link.subject));
      const letters = this.#strapi.plugin('directory-mailing').service('letters') as Letters;
      if (email !== null) await letters.disown(trx, email);
      else if (mark !== undefined) await letters.disownMark(trx, mark);
      else return;
      logEvent(this.#strapi, 'info', 'address-disowned', { subject: request });
    });
  }

  /** Whose address it was; null where there is no such request any more. */
  async #forgetRequest(documentId: string): Promise<string | null> {
    const where = { documentId, state: 'pending' };
    const row = (await this.#strapi.db.query(REQUEST).findOne({ where })) as RequestRow | null;
    if (row === null) return null;
    await this.#strapi.db.query(REQUEST).deleteMany({ where: { email: row.email, state: 'pending' } });
    return row.email;
  }
}
