import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { readLink } from '@aggloforum/concertation/contract/taking-part.ts';
import { CONSENT } from '../../contract/subscription.ts';
import { STAKEHOLDER } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { untilNothingIsOnItsWay } from '../sending/on-its-way.ts';
import { settingsOf } from '../settings.ts';
import { recordConsent } from './consents.ts';

interface DemoStakeholder {
  readonly email: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly actorKind: string;
  /** Slugs or INSEE codes. */
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

/** The directory of stakeholders: who agreed to be written to, about what. */
export const directory = ({ strapi }: { strapi: Core.Strapi }) => {
  const { clock, linkKey, mode } = settingsOf(strapi);

  /** Idempotent; says nothing about whether the token was good, so that nobody can ask who is in the directory. */
  const unsubscribe = async (token: string): Promise<void> => {
    const documentId = readLink('unsubscribe', token, [linkKey]);
    if (documentId === null) return;
    const at = new Date(clock.now()).toISOString();
    const person = await strapi.db.query(STAKEHOLDER).findOne({ where: { documentId }, select: ['id'] });
    const left = await strapi.db.transaction(async () => {
      const { count } = await strapi.db.query(STAKEHOLDER).updateMany({
        where: { documentId, state: { $in: ['confirmed', 'paused', 'bounced'] } },
        data: { state: 'unsubscribed', unsubscribedAt: at },
      });
      if (count > 0)
        await recordConsent(strapi, { stakeholder: documentId, act: 'withdrawn', source: 'mail-link', at });
      return count > 0;
    });
    if (person !== null) await untilNothingIsOnItsWay(strapi.db.connection, person.id);
    if (left) logEvent(strapi, 'info', 'stakeholder-unsubscribed', { stakeholder: documentId });
  };

  /** The stakeholders of the demonstration, once: a later start brings nobody back. */
  const seedDemo = async (): Promise<void> => {
    const file = join(strapi.dirs.app.root, 'demo', 'stakeholders.json');
    const store = strapi.store({ type: 'plugin', name: 'directory-mailing', key: 'demo-seeded' });
    if (mode !== 'demo' || !existsSync(file) || (await store.get({})) === true) return;
    const people = JSON.parse(readFileSync(file, 'utf8')) as DemoStakeholder[];
    const communes: { slug: string; insee: string }[] = await strapi.db.query('api::commune.commune').findMany({});
    const insee = new Map(communes.map((commune) => [commune.slug, commune.insee]));
    const confirmedAt = new Date(clock.now()).toISOString();
    await strapi.db.transaction(async () => {
      for (const person of people) {
        if ((await strapi.db.query(STAKEHOLDER).count({ where: { email: person.email } })) > 0) continue;
        const codes = person.communes.map((commune) => insee.get(commune) ?? commune);
        const { documentId } = await strapi.db
          .query(STAKEHOLDER)
          .create({ data: { ...person, communes: codes, state: 'confirmed', confirmedAt, source: 'demo' } });
        const { version } = CONSENT;
        await recordConsent(strapi, {
          stakeholder: documentId,
          act: 'given',
          version,
          source: 'demo',
          at: confirmedAt,
        });
      }
      await store.set({ value: true });
    });
    logEvent(strapi, 'info', 'demo-directory-seeded', { count: people.length });
  };

  return { unsubscribe, seedDemo };
};
