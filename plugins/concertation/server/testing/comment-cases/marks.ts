import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { OwnComment } from '../../../contract/comments.ts';
import type { QueuePage } from '../../../contract/moderation.ts';
import type { CommentsHouse } from '../comments-fixture.ts';
import { own, rowsIn, type There } from './house.ts';

const WORDS = 'Si ça continue je vais me tuer.';
const TEAM = ['other-lead', 'participation-officer', 'second-officer'];
const NOTICE = 'plugin::concertation.moderation-notice';

/** What a rule marks without holding it, on « gare », where texts appear at once. */
export function describeMarks(there: There): void {
  let id = '';
  let link = '';

  test('are told to whoever moderates there when a rule asks for it, at once, once a text, without a word of it', async () => {
    const house = there();
    const rule = (await house.rules()).find(({ label }) => label === 'Personne peut-être en détresse');
    await house.switchRule(rule?.id ?? '', true);
    const before = await told(house, [...TEAM, 'project-lead']);
    const sent = await house.post({ project: 'gare', authorName: 'Camille Perdue', body: WORDS });
    assert.equal(sent.body.state, 'published', 'nothing is held for it');
    [id, link] = [(await house.row(sent)).documentId, sent.body.own];
    const after = await told(house, [...TEAM, 'project-lead']);
    assert.deepEqual(
      after.map((letters, index) => letters.length - (before[index]?.length ?? 0)),
      [1, 1, 1, 0],
      'the lead there and the officers, no other lead',
    );
    const letter = after[0]?.at(-1);
    assert.ok(letter?.text.includes(`texte=${id}`) && letter.text.includes('Personne peut-être en détresse'));
    for (const words of ['me tuer', 'Camille']) assert.ok(!JSON.stringify(letter).includes(words), words);
  });

  test('stand in a view of their own, public or not, until somebody of the team has looked', async () => {
    const house = there();
    assert.deepEqual(await marked(house, 'other-lead'), [id]);
    assert.deepEqual(await marked(house, 'project-lead'), []);
    const { version } = await house.detail(id);
    const look = async (role: string, seen: number) =>
      house.person(role).ask('POST', `/moderation/comments/${id}/looked`, { version: seen });
    assert.equal((await look('project-lead', version)).status, 404);
    assert.equal((await look('other-lead', version - 1)).status, 409, 'not what they have read');
    assert.deepEqual(await marked(house, 'other-lead'), [id]);
    assert.equal((await look('other-lead', version)).status, 200);
    assert.deepEqual(await marked(house, 'participation-officer'), []);
    assert.equal((await house.detail(id)).looked?.by, 'other-lead Essai');
  });

  test('begin anew with a correction, and end with a decision or with the text', async () => {
    const house = there();
    const officer = async () => (await told(house, ['participation-officer']))[0]?.length ?? 0;
    const [before, page] = [await officer(), own(link)];
    const correct = async (body: string) => {
      const { version } = (await house.ask<OwnComment>('GET', page)).body;
      assert.equal((await house.ask('POST', page, { act: 'correct', body, version })).status, 200);
    };
    await correct(`${WORDS} Vraiment.`);
    assert.deepEqual([await officer(), await marked(house, 'other-lead')], [before + 1, [id]]);
    await correct('Tout va mieux.');
    assert.deepEqual([await officer(), await marked(house, 'other-lead')], [before + 1, [id]], 'nobody has looked yet');
    assert.equal((await house.decide(id, 'approve')).state, 'published');
    assert.deepEqual(await marked(house, 'other-lead'), []);
    await correct(WORDS);
    assert.equal((await house.ask('POST', page, { act: 'erase' })).status, 200);
    assert.deepEqual(await marked(house, 'other-lead'), []);
    assert.equal(await officer(), before - 1, 'no letter about it is kept');
  });

  test('are to be read where they appear unread, with or without a mark, until somebody looks or decides', async () => {
    const house = there();
    const sent: string[] = [];
    for (const body of ['Un banc.', 'Deux bancs.', 'Trois bancs.'])
      sent.push((await house.row(await house.post({ project: 'gare', body }))).documentId);
    const [first = '', second = '', third = ''] = sent;
    const unread = async (role: string) => (await marked(house, role, 'unread')).filter((one) => sent.includes(one));
    assert.deepEqual(await unread('other-lead'), [third, second, first], 'the newest first');
    assert.deepEqual(await unread('project-lead'), []);
    const { version, unread: asked } = await house.detail(first);
    assert.equal(asked, true);
    const looked = await house.person('other-lead').ask('POST', `/moderation/comments/${first}/looked`, { version });
    assert.equal(looked.status, 200);
    const reply = { parent: first, body: 'Il y en aura.', service: 'Direction', idempotencyKey: randomUUID() };
    assert.equal((await house.person('other-lead').ask('POST', '/moderation/replies', reply)).status, 200);
    assert.equal((await house.decide(second, 'redact', { redactedBody: 'Deux […].' })).ok, true);
    const left = (await marked(house, 'participation-officer', 'unread')).map(async (one) => house.detail(one));
    const shown = await Promise.all(left);
    assert.deepEqual(await unread('participation-officer'), [third]);
    assert.ok(
      shown.every(({ unread: is, body }) => is && body !== 'Il y en aura.'),
      'no answer of our own',
    );
    assert.deepEqual((await house.detail(first)).looked?.by, 'other-lead Essai');
  });

  test('are told once an hour in a flood, and listed all the same', async () => {
    const house = there();
    const day = `alert ${house.consultation('gare')} 2026-12-01`;
    const data = Array.from({ length: 20 }, (_, count) => ({
      documentId: `flot-${count}`,
      key: `${day} flot-${count}`,
    }));
    await rowsIn(house, NOTICE).createMany({ data: data.map((row) => ({ ...row, at: '2026-12-01T09:00:00Z' })) });
    const before = (await told(house, ['other-lead']))[0]?.length ?? 0;
    for (const more of [' Un.', ' Deux.', ' Trois.']) await house.post({ project: 'gare', body: WORDS + more });
    assert.equal((await told(house, ['other-lead']))[0]?.length, before + 1);
    assert.equal((await marked(house, 'other-lead')).length, 3);
    for (const { id: rule, label } of await house.rules())
      if (label === 'Personne peut-être en détresse') await house.switchRule(rule, false);
  });
}

async function told(house: CommentsHouse, names: readonly string[]) {
  return Promise.all(names.map(async (name) => house.staffLetters(name, 'comment-alert')));
}

async function marked(house: CommentsHouse, role: string, view: 'marked' | 'unread' = 'marked') {
  const { body } = await house.person(role).ask<QueuePage>('GET', `/moderation/queue?view=${view}&limit=100`);
  assert.equal(body.counts[view], body.items.length);
  return body.items.map((item) => item.id);
}
