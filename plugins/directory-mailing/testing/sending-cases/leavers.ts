import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import { confirmationEndpoint, entryEndpoint } from '../../contract/entry.ts';
import {
  CONSENT_RECORD,
  DELIVERY,
  LETTER,
  REQUEST,
  STAFF_ACT,
  STAKEHOLDER,
  SUPPRESSION,
} from '../../server/content-types/index.ts';
import { MAILINGS, STAKEHOLDERS } from '../../server/sending/tables.ts';
import { settingsOf } from '../../server/settings.ts';
import { until } from '../opening-fixture.ts';
import { endOf, queueMailing, spawnSender } from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

/** Whoever leaves while it sends. */
export function describeLeavers(house: SendingHouse): void {
  // A thousand where a commit costs little.
  const LEAVERS = house.postgres ? 1_000 : 100;
  test(`of ${LEAVERS} who leave while it sends, none gets a mail after their answer; reading their links changes nothing`, async () => {
    await queueMailing(house.db, LEAVERS);
    const people: { document_id: string; email: string }[] = await house
      .db(STAKEHOLDERS)
      .orderBy('id')
      .select('document_id', 'email');
    const { linkKey } = settingsOf(house.cms.strapi);
    const links = people.map(({ document_id: id, email }) => ({
      email,
      url: `${house.cms.url}/api/directory-mailing/unsubscriptions/${signLink('unsubscribe', id, linkKey)}`,
    }));
    await changesNothing(house, people);
    const child = spawnSender(house.start({ ratePerSecond: house.postgres ? 250 : 60 }));
    await until('some mails', () => house.sink.arrivals.length > 20);
    const answered = new Map<string, number>();
    await at64(shuffled(links), async ({ email, url }) => {
      assert.equal((await fetch(url, { method: 'POST' })).status, 200);
      answered.set(email, performance.now());
    });
    await until('a closed mailing', async () => (await house.db(MAILINGS).first('state')).state === 'finished');
    child.kill('SIGTERM');
    await endOf(child);
    const late = house.sink.arrivals.filter(({ to, at }) => at > (answered.get(to) ?? 0));
    assert.deepEqual([late, answered.size], [[], LEAVERS]);
    const counts = await house.states();
    assert.ok(
      (counts['skipped'] ?? 0) > 0 && (counts['accepted'] ?? 0) === house.sink.arrivals.length,
      JSON.stringify(counts),
    );
  });
}

/** What the pages behind a mail's links ask the CMS when they are read: the front door passes no other GET on. */
async function changesNothing(house: SendingHouse, people: readonly { readonly document_id: string }[]): Promise<void> {
  const { strapi, url } = house.cms;
  const { linkKey } = settingsOf(strapi);
  const later = Date.now() + 3_600_000;
  const state = { state: 'pending', actorKind: 'person', consentVersion: '2', requestedAt: new Date().toISOString() };
  const request = await strapi.db
    .query(REQUEST)
    .create({ data: { ...state, reference: 'INS-SCAN', email: 'scan@example.org' } });
  const links = [
    confirmationEndpoint(signLink('confirm', request.documentId, linkKey, later)),
    ...people
      .slice(0, 20)
      .flatMap(({ document_id: id }) => [
        entryEndpoint(signLink('own', id, linkKey, later)),
        confirmationEndpoint(signLink('reconfirm', id, linkKey, later)),
      ]),
  ];
  const rows = async () =>
    Promise.all(
      [STAKEHOLDER, REQUEST, CONSENT_RECORD, SUPPRESSION, LETTER, DELIVERY, STAFF_ACT].map(async (uid) =>
        strapi.db.query(uid).findMany({ orderBy: { id: 'asc' } }),
      ),
    );
  const before = await rows();
  const scans = house.postgres ? 200 : 1_000;
  const statuses = await scan(
    url,
    Array.from({ length: scans }, (_, n) => url + links[n % links.length]),
  );
  assert.deepEqual([statuses.length, [...new Set(statuses)].toSorted((a, b) => a - b)], [scans, [200]]);
  assert.deepEqual(await rows(), before);
  await strapi.db.query(REQUEST).delete({ where: { id: request.id } });
}

async function at64<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await act(item);
    }),
  );
}

/** As a scanner reads links: many at once, over few connections. Answers the status of each. */
async function scan(base: string, urls: readonly string[]): Promise<number[]> {
  const { hostname, port } = new URL(base);
  const parts = Array.from({ length: 8 }, (_, n) => urls.filter((_url, index) => index % 8 === n));
  const answers = await Promise.all(
    parts.map(async (part) => {
      const socket = connect(Number(port), hostname);
      const last = part.length - 1;
      const ask = (url: string, n: number) =>
        `GET ${new URL(url).pathname} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: ${n === last ? 'close' : 'keep-alive'}\r\n\r\n`;
      socket.write(part.map(ask).join(''));
      return [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
    }),
  );
  return answers.flat();
}

/** The same order in every run. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item, n) => [(n * 7_919) % 10_007, item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}
