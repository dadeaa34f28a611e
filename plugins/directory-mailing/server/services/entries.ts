import { invalid, openLink, refused } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { type ConsentProof, type EntryAct, type OwnEntry, wordingToOffer } from '../../contract/entry.ts';
import { checkInterests, checkPerson, CONSENT } from '../../contract/subscription.ts';
import { CONSENT_RECORD, STAKEHOLDER } from '../content-types/index.ts';
import type { StakeholderRow } from '../rows.ts';
import { untilNothingIsOnItsWay } from '../sending/on-its-way.ts';
import { type MailingSettings, settingsOf } from '../settings.ts';
import { recordConsent } from './consents.ts';
import { erase } from './erasure.ts';
import { knownInterests } from './known-interests.ts';
import { FOR_THE_PERSON, mailsTo, returnsOf } from './person-traces.ts';

type Change = Exclude<EntryAct['act'], 'choose' | 'correct' | 'consent' | 'erase'>;

/** From which states, to which, and what it is called in the proof. */
const CHANGES: Readonly<
  Record<Change, { from: string[]; to: StakeholderRow['state']; says: 'paused' | 'resumed' | 'withdrawn' }>
> = {
  pause: { from: ['confirmed'], to: 'paused', says: 'paused' },
  resume: { from: ['paused'], to: 'confirmed', says: 'resumed' },
  leave: { from: ['confirmed', 'paused', 'bounced'], to: 'unsubscribed', says: 'withdrawn' },
};

/** What a person may see and do about themselves, by their own link. */
export const entries = ({ strapi }: { strapi: Core.Strapi }) => new Entries(strapi);

class Entries {
  readonly #strapi: Core.Strapi;
  readonly #settings: MailingSettings;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#settings = settingsOf(strapi);
  }

  #now(): string {
    return new Date(this.#settings.clock.now()).toISOString();
  }

  async #entryOf(token: string): Promise<StakeholderRow> {
    const link = openLink('own', token, [this.#settings.linkKey]);
    if (link === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    const row = (await this.#strapi.db
      .query(STAKEHOLDER)
      .findOne({ where: { documentId: link.subject } })) as StakeholderRow | null;
    if (row === null || link.endsAt === null || link.endsAt <= this.#settings.clock.now())
      throw refused(410, 'gone', 'Ce lien a expiré, ou cette inscription a été effacée.');
    return row;
  }

  async see(token: string): Promise<OwnEntry> {
    const row = await this.#entryOf(token);
    const { email, name, organisation, actorKind, communes, themes, state, confirmedAt, source } = row;
    const consents = await this.#proofsOf(row);
    return {
      email,
      name,
      organisation,
      actorKind,
      state,
      confirmedAt,
      communes: communes ?? [],
      themes: themes ?? [],
      source,
      consents: consents.map(({ act, version, wording, source: from, at }) => ({
        act,
        version,
        wording,
        source: from,
        at,
      })),
      mails: await mailsTo(this.#strapi, row, FOR_THE_PERSON),
      returned: await returnsOf(this.#strapi, row),
    };
  }

  async #proofsOf({ documentId }: Pick<StakeholderRow, 'documentId'>): Promise<ConsentProof[]> {
    return this.#strapi.db.query(CONSENT_RECORD).findMany({
      where: { stakeholder: documentId },
      select: ['act', 'version', 'wording', 'source', 'at'],
      orderBy: { id: 'asc' },
    });
  }

  async act(token: string, asked: EntryAct): Promise<{ readonly state: string }> {
    const row = await this.#entryOf(token);
    if (asked.act === 'choose') return this.#choose(row, asked);
    if (asked.act === 'correct') return this.#correct(row, asked);
    if (asked.act === 'consent') return this.#consent(row, asked.consentVersion);
    const answer = asked.act === 'erase' ? await this.#erase(row) : await this.#change(row, asked.act);
    await untilNothingIsOnItsWay(this.#strapi.db.connection, row.id);
    return answer;
  }

  async #erase(row: StakeholderRow) {
    await erase(this.#strapi, row, 'erased');
    return { state: 'erased' };
  }

  async #choose(row: StakeholderRow, chosen: { communes: string[]; themes: string[] }) {
    const { communes, themes } = chosen;
    const wrong = checkInterests(chosen, await knownInterests(this.#strapi));
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    await this.#strapi.db.query(STAKEHOLDER).update({ where: { id: row.id }, data: { communes, themes } });
    return { state: row.state };
  }

  async #correct(row: StakeholderRow, typed: { name: string; organisation: string; actorKind: string }) {
    const [name, organisation] = [typed.name.trim(), typed.organisation.trim()];
    const { actorKind } = typed;
    const wrong = checkPerson({ name, organisation, actorKind });
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const data = { name: name || null, organisation: organisation || null, actorKind };
    await this.#strapi.db.query(STAKEHOLDER).update({ where: { id: row.id }, data });
    return { state: row.state };
  }

  /** Another line of proof; those before it stay. It also counts as the yes that retention asks for. */
  async #consent({ id, documentId, state }: StakeholderRow, version: string) {
    if (version !== CONSENT.version)
      throw invalid({ consentVersion: 'Le texte a changé depuis que vous l’avez lu. Relisez-le.' });
    const at = this.#now();
    await this.#strapi.db.transaction(async () => {
      // Writes first: a second click waits here, and then finds that it was done.
      const { count } = await this.#strapi.db.query(STAKEHOLDER).updateMany({
        where: { id, state: { $in: ['confirmed', 'paused'] } },
        data: { confirmedAt: at, reconfirmAskedAt: null },
      });
      const consents = await this.#proofsOf({ documentId });
      if (count === 1 && wordingToOffer({ state: 'confirmed', consents }) !== null)
        await recordConsent(this.#strapi, { stakeholder: documentId, act: 'given', version, source: 'own-page', at });
    });
    return { state };
  }

  /** Done already is done: a second click is no mistake. */
  async #change({ id, documentId }: StakeholderRow, kind: Change) {
    const { from, to, says } = CHANGES[kind];
    return this.#strapi.db.transaction(async () => {
      const { count } = await this.#strapi.db.query(STAKEHOLDER).updateMany({
        where: { id, state: { $in: from } },
        data: { state: to, ...(kind === 'leave' ? { unsubscribedAt: this.#now() } : {}) },
      });
      if (count === 1)
        await recordConsent(this.#strapi, { stakeholder: documentId, act: says, source: 'own-page', at: this.#now() });
      const row = (await this.#strapi.db.query(STAKEHOLDER).findOne({ where: { id } })) as StakeholderRow | null;
      return { state: row?.state ?? 'erased' };
    });
  }
}
