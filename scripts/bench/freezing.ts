import { type BootedCms, bootCms } from '../../cms/testing/boot-cms.ts';
import type { Audience, AudienceFilter } from '../../plugins/directory-mailing/server/mailings/audience.ts';
import { CONSENT_RECORD, DELIVERY, STAKEHOLDER } from '../../plugins/directory-mailing/server/content-types/index.ts';
import { temporaryPostgres } from '../../plugins/publisher/testing/temporary-postgres.ts';
import { processEnvironment, readSettings } from '../environment.ts';
import { buildAll } from '../stack/builds.ts';
import type { Note } from './figure.ts';
import { noteQuantiles } from './quantiles.ts';

const PEOPLE = 100_000;
const ROUNDS = 7;
const AT_ONCE = 1_000;
const AT = '2026-11-23T11:00:00.000Z';
/** What everybody's consent covers, in a commune that half of them chose and the others left open. */
const FILTER: AudienceFilter = { concerns: { communes: ['nimes'], themes: ['climat'] }, consents: ['1'] };

/** From an audience of many to a row for each, in one transaction with its commit, as when a mailing is frozen. */
export async function benchFreezing(note: Note): Promise<void> {
  await buildAll(processEnvironment(readSettings()), ['cms']);
  await freezeOn('SQLite', '', note);
  const postgres = await temporaryPostgres({ durable: true });
  try {
    await freezeOn('PostgreSQL', postgres.url, note);
  } finally {
    await postgres.stop();
  }
}

async function freezeOn(engine: string, databaseUrl: string, note: Note): Promise<void> {
  const cms = await bootCms({ listen: false, databaseUrl });
  try {
    await fill(cms.strapi);
    const times: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) times.push(await freezeOnce(cms.strapi, round));
    noteQuantiles(note, `freezing an audience of ${PEOPLE}`, engine, times);
  } finally {
    await cms.stop();
  }
}

/** Each round beside the rows of the rounds before, as an installation that sends. */
async function freezeOnce(strapi: BootedCms['strapi'], mailing: number): Promise<number> {
  const { queue } = strapi.plugin('directory-mailing').service('audience') as Audience;
  const startedAt = performance.now();
  const recipients = await strapi.db.transaction(async ({ trx }) => queue(trx, mailing, FILTER));
  const ms = performance.now() - startedAt;
  if (recipients !== PEOPLE) throw new Error(`${String(recipients)} recipients instead of ${PEOPLE}`);
  await strapi.db
    .query(DELIVERY)
    .updateMany({ where: { mailingId: mailing }, data: { state: 'accepted', settledAt: AT } });
  return ms;
}

async function fill(strapi: BootedCms['strapi']): Promise<void> {
  const table = (uid: string) => strapi.db.metadata.get(uid).tableName;
  for (let from = 0; from < PEOPLE; from += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => from + index);
    const people = numbers.map((number) => ({
      document_id: `person-${number}`,
      email: `p${number}@example.org`,
      name: `Personne ${number}`,
      state: 'confirmed',
      communes: JSON.stringify(number % 2 === 0 ? ['nimes', 'milhaud'] : []),
      themes: '[]',
      confirmed_at: AT,
    }));
    const consents = numbers.map((number) => ({
      document_id: `consent-${number}`,
      stakeholder: `person-${number}`,
      act: 'given',
      version: '1',
      source: 'form',
      at: AT,
    }));
    await strapi.db.connection.batchInsert(table(STAKEHOLDER), people, 50);
    await strapi.db.connection.batchInsert(table(CONSENT_RECORD), consents, 50);
  }
}
