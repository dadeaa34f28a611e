import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OwnComment } from '../../../contract/comments.ts';
import type { SecondKeyPage } from '../../../contract/moderation.ts';
import { ARTICLE, type Decided, FACTS, linkIn } from '../comments-fixture.ts';
import { own, rowsIn, type There } from './house.ts';

/** The ways of moderating: two keys, afterwards, by rules. */
export function describeKeys(there: There): void {
  test('need two people where there are two keys, by the desk or by the letter of the day, and switch back without publishing', async () => {
    const house = there();
    const officer = house.person('participation-officer');
    const made = await officer.ask<{ code: string }>('POST', '/moderation/policies', {
      label: 'Deux avis',
      mode: 'pre-moderation-two-keys',
      teamDays: 1,
      electedDays: 1,
    });
    assert.equal(made.status, 201);
    const switched = await house.switchComments('halle', 'project-lead', { policy: made.body.code });
    assert.equal(switched.status, 200, JSON.stringify(switched.body));
    const frozen = await officer.ask('PUT', `/moderation/policies/${made.body.code}`, {
      label: 'Autre',
      mode: 'post-moderation',
      teamDays: 1,
      electedDays: 1,
    });
    assert.equal(frozen.status, 409);
    const ids: string[] = [];
    const owns: string[] = [];
    for (const body of ['Un avis', 'Deux avis', 'Trois avis']) {
      const reply = await house.post({ body });
      ids.push((await house.row(reply)).documentId);
      owns.push(reply.body.own);
    }
    for (const id of ids) assert.equal((await house.decide(id, 'approve')).state, 'awaiting-elected');
    assert.equal((await house.decide(ids[0] ?? '', 'approve')).code, 'second-key', 'the team has had its say');
    assert.equal((await house.decide(ids[0] ?? '', 'approve', {}, 'elected-official')).state, 'published');
    house.setClock('2026-11-24T08:00:00Z');
    await Promise.all([house.runRounds(), house.runRounds()]);
    await house.runRounds();
    const letters = await house.lettersTo('elected-official@example.fr');
    assert.equal(letters.length, 1, 'one letter a day');
    assert.match(letters[0]?.subject ?? '', /^2 textes attendent/);
    assert.ok(!letters[0]?.text.includes('Deux avis'));
    const page = `/api/concertation/second-key/${linkIn(letters[0], 'validation')}`;
    const { body: waiting } = await house.ask<SecondKeyPage>('GET', page);
    assert.deepEqual(
      waiting.items.map(({ body }) => body),
      ['Deux avis', 'Trois avis'],
    );
    const decisions = [{ comment: ids[1], version: waiting.items[0]?.version, action: 'approve' }];
    assert.equal((await house.ask('POST', page, { decisions })).status, 422, 'not without the box');
    const decided = await house.ask<Decided[]>('POST', page, { confirmed: 'oui', decisions });
    assert.deepEqual([decided.status, decided.body[0]?.state], [200, 'published']);
    const uses = await rowsIn<{ readonly act: string }>(house, 'plugin::concertation.second-key-use').findMany({});
    assert.deepEqual(
      uses.map(({ act }) => act),
      ['look', 'decide'],
    );
    const [first = ''] = owns;
    const { version } = (await house.ask<OwnComment>('GET', own(first))).body;
    await house.ask('POST', own(first), { act: 'correct', body: 'Un avis mûri', authorName: 'Zoé', version });
    await house.decide(ids[0] ?? '', 'approve');
    const corrected = (await house.ask<SecondKeyPage>('GET', page)).body.items.find(({ corrects }) => corrects);
    assert.deepEqual([corrected?.authorName, corrected?.body], ['Zoé', 'Un avis mûri'], 'the name that would appear');
    await house.decide(ids[0] ?? '', 'approve', {}, 'elected-official');
    house.setClock('2026-11-25T09:00:00Z');
    await house.runRounds();
    const alert = (await house.staffLetters('participation-officer', 'team-digest')).at(-1)?.text ?? '';
    assert.match(alert, /1 texte à faire valider par l’élu·e, en retard depuis le 24 novembre 2026/);
    assert.match(alert, /Rien ne paraît de soi-même/);
    assert.equal((await house.row({ body: await house.detail(ids[2] ?? '') })).standing, null);
    assert.match(letters[0]?.text ?? '', /jusqu’au (dimanche )?29 novembre/);
    house.setClock('2026-11-29T22:59:00Z');
    const { status, body: last } = await house.ask<SecondKeyPage>('GET', page);
    assert.deepEqual([status, last.lastDay], [200, '2026-11-29'], 'good to the end of the day that the letter names');
    house.setClock('2026-11-29T23:00:00Z');
    assert.equal((await house.ask('GET', page)).status, 410, 'the link is over');
    house.setClock('2026-12-01T09:00:00Z');
    const back = await house.switchComments('halle', 'participation-officer', { policy: 'a-priori-2026-1' });
    assert.equal(back.status, 200, JSON.stringify(back.body));
    const rerouted = await house.detail(ids[2] ?? '');
    assert.deepEqual([rerouted.state, rerouted.history[0]?.action], ['awaiting-team', 'reroute']);
    assert.ok(!(await house.outside()).includes('Trois avis'));
  });

  test('appear at once under post-moderation, which no lead chooses by himself; what a robot fills in is held', async () => {
    const house = there();
    const officer = house.person('participation-officer');
    const { body: policy } = await officer.ask<{ code: string }>('POST', '/moderation/policies', {
      label: 'Après coup',
      mode: 'post-moderation',
      teamDays: 2,
      electedDays: 2,
    });
    const lax = await house.switchComments('gare', 'other-lead', { policy: policy.code });
    assert.deepEqual([lax.status, Object.keys(lax.body.error.fields)], [422, ['policy']]);
    assert.equal((await house.switchComments('gare', 'participation-officer', { policy: policy.code })).status, 200);
    const shown = await house.post({ project: 'gare', body: 'Paru tout de suite' });
    assert.equal(shown.body.state, 'published');
    assert.ok((await house.outside()).includes('Paru tout de suite'));
    const robot = await house.post({ project: 'gare', body: 'Achetez', website: 'https://spam.example' });
    const bad = await house.post({ project: 'gare', body: 'Achetez encore', website: 'x' });
    assert.deepEqual(
      [robot.status, robot.body.state, Object.keys(robot.body)],
      [201, 'pending', Object.keys(shown.body)],
    );
    assert.ok(!(await house.outside()).includes('Achetez'));
    const row = await house.row(shown);
    const { version } = (await house.ask<OwnComment>('GET', own(shown.body.own))).body;
    await house.ask<OwnComment>('POST', own(shown.body.own), { act: 'correct', body: 'Autre chose', version });
    assert.ok(!(await house.outside()).includes('Autre chose'), 'a correction is read first');
    assert.equal((await house.detail(row.documentId)).state, 'awaiting-team');
    const emptied = await officer.ask<{ count: number }>('POST', '/moderation/spam', {
      article: ARTICLE,
      facts: FACTS,
    });
    assert.deepEqual([emptied.status, emptied.body.count], [200, 2]);
    assert.equal((await house.detail((await house.row(bad)).documentId)).state, 'refused');
  });

  test('are held by a rule of the team, which says what it found; to nobody else does it show', async () => {
    const house = there();
    const rule = (await house.rules()).find(({ label }) => label.startsWith('Téléphone'));
    await house.switchRule(rule?.id ?? '', true);
    const held = await house.post({ project: 'gare', body: 'Appelez Monsieur Dupont au 06 12 34 56 78.' });
    assert.equal(held.body.state, 'pending');
    assert.ok(!(await house.outside()).includes('06 12 34'));
    const { state, findings } = await house.detail((await house.row(held)).documentId);
    assert.equal(state, 'rule-held');
    assert.deepEqual(
      findings.map(({ rule: by, action, excerpt }) => [by, action, excerpt?.includes('06 12 34 56 78')]),
      [[rule?.id, 'hold', true]],
    );
    await house.switchRule(rule?.id ?? '', false);
  });
}
