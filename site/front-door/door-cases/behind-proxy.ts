import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  type CommentContext,
  COMMENTS_PATH,
  ownCommentEndpoint,
  ownCommentPage,
} from '@aggloforum/concertation/contract/comments.ts';
import { CLIENT_HEADER, DOOR_HEADER, FORM_TOKEN_PATH } from '@aggloforum/concertation/contract/taking-part.ts';
import { ownComment } from '../../src/testing/comments.ts';
import { type DoorHouse, type OpenDoor, openDoor } from './house.ts';

/** Who asks, as a proxy tells it. */
export function describeBehindProxy(house: DoorHouse): void {
  const { bench } = house;

  describe('behind a proxy that it knows', () => {
    let behind: OpenDoor;
    let site = '';
    before(async () => {
      behind = await openDoor(bench, '127.0.0.1');
      site = `http://127.0.0.1:${behind.port}`;
    });
    after(async () => behind.close());

    test('believes it when it says who asks, and no further than that', async () => {
      const path = '/api/directory-mailing/unsubscriptions/abc.def';
      const seenAs = async (headers: Record<string, string>) => {
        assert.equal((await fetch(site + path, { method: 'POST', headers })).status, 200);
        return bench.cms.seen.findLast((seen) => seen.path === path)?.headers[CLIENT_HEADER];
      };
      assert.equal(await seenAs({ 'x-forwarded-for': '198.51.100.66, 203.0.113.9' }), '203.0.113.9');
      assert.equal(await seenAs({ forwarded: 'for=198.51.100.66, for="[2001:db8::1]:80"' }), '2001:db8::1');
      assert.equal(await seenAs({ 'x-forwarded-for': '203.0.113.9', [CLIENT_HEADER]: '198.51.100.66' }), '203.0.113.9');
      assert.equal(await seenAs({ [CLIENT_HEADER]: '198.51.100.66', [DOOR_HEADER]: 'x' }), '127.0.0.1');
    });

    test('tells the CMS the same about who comments in two steps without a script, and about who sends JSON', async () => {
      const context: CommentContext = {
        project: { slug: 'halle', title: 'La halle' },
        consultation: { slug: 'avis', title: 'Votre avis' },
        refusal: null,
        parent: null,
        charterVersion: '1',
        next: 'L’équipe lit votre texte.',
        outsideRegister: false,
      };
      const { answers } = bench.cms;
      answers.set('/api/concertation/comment-contexts/halle', { status: 200, body: context });
      answers.set(FORM_TOKEN_PATH, { status: 200, body: { formToken: 'token' } });
      answers.set(COMMENTS_PATH, { status: 201, body: { reference: 'COM-1', state: 'pending', own: 'own.token' } });
      const fields = { project: 'halle', charterVersion: '1', authorName: 'Ana', body: 'Une halle couverte.' };
      const sending = { formToken: 'token', idempotencyKey: '0123456789abcdef' };
      const headers = { 'x-forwarded-for': '198.51.100.66, 203.0.113.9', 'sec-fetch-site': 'same-origin' };
      const inTwoSteps = async (more: object = {}) =>
        fetch(`${site}/participer/commentaire`, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ ...fields, ...more }),
          redirect: 'manual',
        });
      const before = bench.cms.seen.length;
      assert.match(await (await inTwoSteps()).text(), /Relisez et envoyez/);
      const second = await inTwoSteps(sending);
      assert.deepEqual(
        [second.status, second.headers.get('location')],
        [303, '/participer/ma-contribution/own.token/'],
      );
      const json = { ...headers, 'content-type': 'application/json' };
      const body = JSON.stringify({ ...fields, ...sending });
      assert.equal((await fetch(site + COMMENTS_PATH, { method: 'POST', headers: json, body })).status, 201);
      const asked = bench.cms.seen.slice(before).filter(({ path }) => path.startsWith('/api/concertation/'));
      assert.equal(asked.filter(({ path }) => path === COMMENTS_PATH).length, 2);
      const told = ['203.0.113.9', house.doorToken];
      for (const one of asked) assert.deepEqual([one.headers[CLIENT_HEADER], one.headers[DOOR_HEADER]], told, one.path);

      answers.set(COMMENTS_PATH, { status: 500, body: {} });
      const lost = await inTwoSteps(sending);
      const page = await lost.text();
      assert.deepEqual([lost.status, lost.headers.get('retry-after')], [503, '120']);
      for (const kept of [...Object.values(sending), 'Une halle couverte.', 'nous ne savons pas'])
        assert.ok(page.includes(kept), `${kept} is not on the page`);
      assert.doesNotMatch(page, /Rien n’(a été|est encore) enregistré/);
    });

    test('shows an author what was decided meanwhile, and keeps what they typed', async () => {
      const TOKEN = 'k1.own-comment.signature';
      const comment = ownComment();
      const { answers } = bench.cms;
      answers.set(ownCommentEndpoint(TOKEN), { status: 200, body: comment });
      const refused = { error: { code: 'changed-meanwhile', message: 'Quelque chose a changé.' } };
      answers.set(`POST ${ownCommentEndpoint(TOKEN)}`, { status: 409, body: refused });
      const correct = async () => {
        const body = new URLSearchParams({ act: 'correct', version: '1', body: 'Une halle couverte.' });
        const answer = await fetch(site + ownCommentPage(TOKEN), { method: 'POST', body });
        return { status: answer.status, page: await answer.text() };
      };
      const { status, page } = await correct();
      assert.equal(status, 409);
      for (const shown of ['Quelque chose a changé.', 'Décidé entre-temps', 'Une halle couverte.</textarea>'])
        assert.ok(page.includes(shown), `${shown} is not on the page`);
      assert.match(page, /name="version" value="2"/);
      const taken = { ...comment, author: 'withdrawn', may: { ...comment.may, correct: false, withdraw: false } };
      answers.set(ownCommentEndpoint(TOKEN), { status: 200, body: taken });
      assert.match((await correct()).page, /gardé ici<\/label>\s*<textarea[^>]*>Une halle couverte\.<\/textarea>/);
    });
  });
}
