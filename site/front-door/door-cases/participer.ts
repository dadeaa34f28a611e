import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { ownCommentEndpoint, ownCommentPage } from '@aggloforum/concertation/contract/comments.ts';
import { notMePage } from '@aggloforum/concertation/contract/messages.ts';
import {
  confirmationEndpoint,
  confirmationPage,
  entryEndpoint,
  entryPage,
} from '@aggloforum/directory-mailing/contract/entry.ts';
import { unsubscriptionEndpoint, unsubscriptionPage } from '@aggloforum/directory-mailing/contract/unsubscription.ts';
import type { DoorHouse } from './house.ts';

/** Pages of one person, behind the links of their mails, and their forms. */
export function describeParticiper(house: DoorHouse): void {
  const { bench } = house;

  test('a page that fails says so, and is not said to be none', async () => {
    const token = 'k1.of-a-page.that-fails';
    bench.cms.answers.set(ownCommentEndpoint(token), { status: 200, body: { reference: 'COM-1' } });
    const { status, body, headers } = await house.ask(ownCommentPage(token));
    assert.deepEqual([status, headers['cache-control']], [500, 'no-store']);
    assert.match(body.toString(), /<h1>Cette page n’a pas pu s’afficher<\/h1>[^]*Nous joindre autrement/);
  });

  test('a page whose subject is gone says so in its own words, and is not said to be none', async () => {
    bench.cms.answers.set('/api/concertation/comment-contexts/nulle-part', { status: 404, body: {} });
    const { status, body } = await house.ask('/participer/signalement?projet=nulle-part&commentaire=parti');
    assert.equal(status, 404);
    assert.match(body.toString(), /<h1>Rien à signaler ici<\/h1>[^]*n’est pas public, ou ne l’est plus/);
  });

  test('scanners that read the links of a mail ten thousand times ask the CMS to change nothing', async () => {
    const token = 'k1.c2NhbiBvZiBhIGxpbms.abcdefghijklmnopqrstuvwxyz';
    const { answers } = bench.cms;
    const asking = { state: 'asking', version: '2', wording: 'J’accepte de recevoir un courriel.' };
    answers.set(confirmationEndpoint(token), { status: 200, body: asking });
    answers.set(entryEndpoint(token), { status: 410, body: {} });
    const page = await house.ask(confirmationPage(token));
    assert.match(page.body.toString(), /J’accepte de recevoir un courriel/, 'the wording beside the button');
    const leading = await house.ask(unsubscriptionEndpoint(token));
    assert.deepEqual([leading.status, leading.headers['location']], [303, unsubscriptionPage(token)]);
    assert.equal(leading.headers['cache-control'], 'no-store');
    const before = bench.cms.seen.length;
    const pages = [unsubscriptionPage, confirmationPage, entryPage, notMePage].map((of) => of(token));
    // Most read what stands in the head of a mail, which costs little; each reads the pages too.
    const links = [...pages, ...Array.from({ length: 36 }, () => unsubscriptionEndpoint(token))];
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => scan(house.port, links, 1_000)));
    assert.equal(statuses.flat().length, 10_000);
    assert.deepEqual(
      [...new Set(statuses.flat())].toSorted((a, b) => a - b),
      [200, 303, 410],
    );
    const asked = bench.cms.seen.slice(before).filter(({ path }) => path.startsWith('/api/directory-mailing/'));
    assert.equal(asked.length, 500, 'two of four pages ask, of forty links');
    assert.deepEqual([...new Set(asked.map(({ method }) => method))], ['GET']);
  });

  test('refuses posts that come from another site', async () => {
    assert.equal(
      (await house.ask('/participer/desinscription/x', 'POST', { 'sec-fetch-site': 'cross-site' })).status,
      403,
    );
    assert.equal(
      (await house.ask('/participer/desinscription/x', 'POST', { origin: 'https://ailleurs.example' })).status,
      403,
    );
    const { status, headers } = await house.ask('/participer/rien-du-tout/x');
    assert.deepEqual([status, headers['x-robots-tag']], [404, 'noindex']);
    assert.equal((await house.ask('/projets/', 'POST')).status, 405);
  });
}

/** As a scanner reads links: many at once over one connection, heads and bodies. Answers the status of each. */
async function scan(port: number, links: readonly string[], times: number): Promise<number[]> {
  const socket = connect(port, '127.0.0.1');
  const asked = Array.from({ length: times }, (_, n) => {
    const end = n === times - 1 ? 'close' : 'keep-alive';
    const method = n % 3 === 0 ? 'HEAD' : 'GET';
    return `${method} ${links[n % links.length]} HTTP/1.1\r\nHost: x\r\nConnection: ${end}\r\n\r\n`;
  });
  socket.write(asked.join(''));
  return [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
