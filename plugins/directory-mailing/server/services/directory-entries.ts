import { randomUUID } from 'node:crypto';
import { invalid, isAddress, normaliseAddress, refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import type { Added, DirectoryEntry, NewPerson, PersonFields } from '../../contract/directory.ts';
import type { ConsentProof } from '../../contract/entry.ts';
import { checkSubscription, CONSENT } from '../../contract/subscription.ts';
import { addressMarks } from '../../core/address-mark.ts';
import type { ActorKind } from '../../core/actor-kinds.ts';
import { type BasisKind, checkBasis, outcomeOf } from '../../core/directory/consent-basis.ts';
import { CONSENT_RECORD, STAKEHOLDER, SUPPRESSION } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import type { StakeholderRow } from '../rows.ts';
import { untilNothingIsOnItsWay } from '../sending/on-its-way.ts';
import { type MailingSettings, settingsOf } from '../settings.ts';
import { recordConsent } from './consents.ts';
import { type DirectorySearch, itemOf } from './directory-search.ts';
import { erase } from './erasure.ts';
import { knownInterests } from './known-interests.ts';
import { FOR_THE_STAFF, mailsTo } from './person-traces.ts';
import { storeRequest } from './requests.ts';
import type { StaffActs } from './staff-acts.ts';

/** One person of the directory, in the hands of the staff. */
export const directoryEntries = ({ strapi }: { strapi: Core.Strapi }) => new DirectoryEntries(strapi);

export class DirectoryEntries {
  readonly #strapi: Core.Strapi;
  readonly #settings: MailingSettings;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#settings = settingsOf(strapi);
  }

  #part<T>(name: string): T {
    return this.#strapi.plugin('directory-mailing').service(name) as T;
  }

  #now(): string {
    return new Date(this.#settings.clock.now()).toISOString();
  }

  async #rowOf(id: string): Promise<StakeholderRow> {
    const row = (await this.#strapi.db
      .query(STAKEHOLDER)
      .findOne({ where: { documentId: id } })) as StakeholderRow | null;
    if (row === null) throw refused(404, 'gone', 'Cette personne n’est pas dans l’annuaire, ou a été effacée.');
    return row;
  }

  async see(id: string): Promise<DirectoryEntry> {
    const row = await this.#rowOf(id);
    const consents: ConsentProof[] = await this.#strapi.db
      .query(CONSENT_RECORD)
      .findMany({ where: { stakeholder: id }, orderBy: { id: 'asc' } });
    const { unsubscribedAt, reconfirmAskedAt } = row;
    return {
      ...itemOf(row),
      unsubscribedAt,
      reconfirmAskedAt,
      consents: consents.map(({ act, version, wording, source, at }) => ({ act, version, wording, source, at })),
      deliveries: await mailsTo(this.#strapi, row, FOR_THE_STAFF),
    };
  }

  async add(by: string, person: NewPerson): Promise<Added> {
    const email = normaliseAddress(person.email);
    await this.#check(person, email);
    const marks = addressMarks(email, this.#settings.linkKey.secret);
    const basis = { kind: person.basisKind as BasisKind, sentence: person.basisSentence, on: person.basisDay };
    const outcome = outcomeOf(basis, person.actorKind as ActorKind);
    return this.#strapi.db.transaction(async ({ trx }) => {
      if ((await this.#strapi.db.query(SUPPRESSION).count({ where: { mark: { $in: marks } } })) > 0)
        throw invalid({ email: 'Cette adresse est sur la liste d’opposition. La personne peut s’inscrire elle-même.' });
      if ((await this.#strapi.db.query(STAKEHOLDER).count({ where: { email } })) > 0)
        throw invalid({ email: 'Cette adresse est déjà dans l’annuaire.' });
      const { basisKind, basisSentence, basisDay, ...fields } = person;
      const id = outcome === 'confirmed' ? await this.#enter({ ...fields, email }, person) : null;
      if (outcome === 'asked') await storeRequest(this.#strapi, trx, { ...fields, email }, 'staff');
      const detail = { basis: basisKind, sentence: basisSentence.trim(), day: basisDay, outcome };
      await this.#part<StaffActs>('staffActs').record({ act: 'added', by, count: 1, detail });
      return { outcome, id };
    });
  }

  async #check(person: NewPerson, email: string): Promise<void> {
    const wrong = {
      ...checkSubscription({ ...person, email, consentVersion: CONSENT.version }, await knownInterests(this.#strapi)),
      ...checkBasis(
        { kind: person.basisKind, sentence: person.basisSentence, on: person.basisDay },
        this.#part<DirectorySearch>('directorySearch').today(),
      ),
    };
    if (Object.keys(wrong).length > 0 || !isAddress(email)) throw invalid(wrong);
  }

  /** The time of the consent counts, not that of the typing: from there the periods run. */
  async #enter(fields: PersonFields & { email: string }, basis: NewPerson): Promise<string> {
    const documentId = randomUUID();
    const at = `${basis.basisDay}T00:00:00.000Z`;
    const { email, name, organisation, actorKind, communes, themes } = fields;
    const person = { email, name: name || null, organisation: organisation || null, actorKind, communes, themes };
    await this.#strapi.db
      .query(STAKEHOLDER)
      .create({ data: { documentId, ...person, state: 'confirmed', confirmedAt: at, source: 'staff' } });
    await recordConsent(this.#strapi, {
      stakeholder: documentId,
      act: 'given',
      version: basis.basisKind,
      wording: basis.basisSentence.trim(),
      source: 'staff',
      at,
    });
    return documentId;
  }

  async correct(by: string, id: string, fields: PersonFields): Promise<void> {
    const { email, id: row } = await this.#rowOf(id);
    const wrong = checkSubscription(
      { ...fields, email, consentVersion: CONSENT.version },
      await knownInterests(this.#strapi),
    );
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const { name, organisation, ...rest } = fields;
    await this.#strapi.db.transaction(async () => {
      const data = { ...rest, name: name || null, organisation: organisation || null };
      await this.#strapi.db.query(STAKEHOLDER).update({ where: { id: row }, data });
      await this.#part<StaffActs>('staffActs').record({ act: 'corrected', by, count: 1 });
    });
  }

  /** At the person's word: no more mail, the proof stays. Done already is done. */
  async takeOut(by: string, id: string): Promise<void> {
    const row = await this.#rowOf(id);
    const at = this.#now();
    await this.#strapi.db.transaction(async () => {
      const { count } = await this.#strapi.db.query(STAKEHOLDER).updateMany({
        where: { id: row.id, state: { $in: ['confirmed', 'paused', 'bounced'] } },
        data: { state: 'unsubscribed', unsubscribedAt: at },
      });
      if (count === 0) return;
      await recordConsent(this.#strapi, { stakeholder: id, act: 'withdrawn', source: 'staff', at });
      await this.#part<StaffActs>('staffActs').record({ act: 'taken-out', by, count: 1 });
      logEvent(this.#strapi, 'info', 'stakeholder-unsubscribed', { stakeholder: id });
    });
    await untilNothingIsOnItsWay(this.#strapi.db.connection, row.id);
  }

  async erase(by: string, id: string): Promise<void> {
    const row = await this.#rowOf(id);
    await this.#strapi.db.transaction(async () => {
      await erase(this.#strapi, row, 'erased');
      await this.#part<StaffActs>('staffActs').record({ act: 'erased', by, count: 1 });
    });
    await untilNothingIsOnItsWay(this.#strapi.db.connection, row.id);
  }
}
