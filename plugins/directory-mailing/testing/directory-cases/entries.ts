import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONSENT } from '../../contract/subscription.ts';
import { LETTER, STAFF_ACT, STAKEHOLDER } from '../../server/content-types/index.ts';
import { directoryRoutes } from '../../server/routes/directory.ts';
import { BASIS, NO_FILTER, staff } from '../directory-fixture.ts';
import { everyRow } from '../every-row.ts';
import { Citizen, linksTo } from '../subscription-fixture.ts';
import type { DirectoryHouse } from './house.ts';

/** One person in the hands of the staff. */
export function describeEntries(house: DirectoryHouse): void {
  test('is shut to a project lead, at every door', async () => {
    for (const { method, path } of directoryRoutes.routes) {
      const address = path
        .replace('/directory', '')
        .replace(':id', (await house.person('camille@example.org')).documentId);
      const { status } = await house.lead.ask(
        method,
        address,
        method === 'GET' ? undefined : { ...NO_FILTER, page: 1 },
      );
      assert.equal(status, 403, `${method} ${path}`);
    }
    const officer = await staff(house.cms, 'participation-officer');
    assert.equal((await officer.search()).status, 200);
    const change = { name: 'eraseMonths', value: 30, reason: 'Avis du délégué' };
    assert.equal((await officer.ask('PUT', '/retention', change)).status, 403);
  });

  test('takes somebody by hand for a stated consent, and asks the address where nothing proves it', async () => {
    const fields = { name: 'Odile Évrard', organisation: '', actorKind: 'person', communes: ['30189'], themes: [] };
    const add = async (email: string, more: object = {}) =>
      house.keeper.ask('POST', '/entries', { ...fields, ...BASIS, email, ...more });
    const bare = await add('odile@example.org', { basisKind: '', basisSentence: '', basisDay: '' });
    assert.deepEqual(Object.keys(bare.body.error?.fields ?? {}), ['basisKind', 'basisSentence', 'basisDay']);
    assert.equal((await add('odile@')).status, 422);
    assert.equal((await add('odile@example.org', { state: 'confirmed' })).status, 400);
    const added = await add(' Odile@Example.org ');
    assert.deepEqual([added.status, added.body['outcome']], [200, 'confirmed']);
    assert.equal((await add('odile@example.org')).status, 422, 'once');
    const { body } = await house.keeper.ask('GET', `/entries/${String(added.body['id'])}`);
    assert.deepEqual(
      [body['email'], body['source'], body['confirmedAt']],
      ['odile@example.org', 'staff', '2026-03-02T00:00:00.000Z'],
    );
    assert.deepEqual(body['consents'], [
      {
        act: 'given',
        version: 'paper-sheet',
        wording: BASIS.basisSentence,
        source: 'staff',
        at: '2026-03-02T00:00:00.000Z',
      },
    ]);
    const asked = await add('paul@example.org', { basisKind: 'oral' });
    assert.deepEqual([asked.body['outcome'], await house.person('paul@example.org')], ['asked', null]);
    const links = await linksTo(house.catcher, 'paul@example.org');
    const invitation = house.mailsTo('paul@example.org')[0]?.text ?? '';
    assert.match(invitation, /nos services ont noté cette adresse/);
    assert.ok(invitation.includes(CONSENT.wording), 'the very text that the proof will name');
    const citizen = new Citizen(() => house.cms);
    await citizen.ask('POST', `/api/directory-mailing/confirmations/${links['confirmation']}`);
    const paul = await house.person('paul@example.org');
    assert.deepEqual([paul.state, paul.source, paul.name], ['confirmed', 'staff', 'Odile Évrard']);
  });

  test('finds people by text, state, kind, commune, theme and origin, and counts them', async () => {
    assert.deepEqual(house.emailsOf(await house.keeper.search({ text: 'ODILE' })), [
      'odile@example.org',
      'paul@example.org',
    ]);
    assert.equal((await house.keeper.search({ text: 'évrard' })).body['total'], 2, 'an accent has two cases too');
    assert.deepEqual(house.emailsOf(await house.keeper.search({ text: 'odile', commune: '30003' })), []);
    assert.deepEqual(
      house.emailsOf(await house.keeper.search({ text: 'odile', commune: '30189', theme: 'eau' })).length,
      2,
    );
    assert.deepEqual(house.emailsOf(await house.keeper.search({ source: 'staff', actorKind: 'association' })), []);
    assert.equal((await house.keeper.search({ source: 'staff', state: 'confirmed' })).body['total'], 2);
    const all = await house.keeper.search({}, 99);
    assert.deepEqual([all.body['page'], all.body['pages']], [1, 1]);
    const counts = all.body['counts'] as Record<string, number>;
    assert.equal(
      Object.values(counts).reduce((sum, count) => sum + count, 0),
      await house.rows(STAKEHOLDER).count(),
    );
    assert.equal((await house.keeper.ask('POST', '/search', { page: 1 })).status, 400);
  });

  test('is corrected, left and erased by the staff; an erased person is nowhere but in the keyed mark', async () => {
    const id = await house.keeper.idOf('odile@example.org');
    const fields = {
      name: 'Odile V.',
      organisation: 'Les Jardins',
      actorKind: 'association',
      communes: [],
      themes: ['eau'],
    };
    assert.equal((await house.keeper.ask('PUT', `/entries/${id}`, { ...fields, themes: ['rien'] })).status, 422);
    assert.deepEqual((await house.keeper.ask('PUT', `/entries/${id}`, fields)).body['themes'], ['eau']);
    const left = await house.keeper.ask('POST', `/entries/${id}/take-out`, {});
    assert.equal(left.body['state'], 'unsubscribed');
    assert.deepEqual(
      (left.body['consents'] as { act: string }[]).map(({ act }) => act),
      ['given', 'withdrawn'],
    );
    const attempting = { kind: 'own-link', email: 'odile@example.org', subject: 'Odile', html: 'Odile', text: 'x' };
    await house.rows(LETTER).create({
      data: { ...attempting, state: 'attempting', epoch: 999, queuedAt: '2026-11-23T10:00:00.000Z' },
    });
    assert.equal((await house.keeper.ask('POST', `/entries/${id}/erase`, {})).status, 200);
    assert.equal((await house.keeper.ask('GET', `/entries/${id}`)).status, 404);
    const paul = await house.keeper.idOf('paul@example.org');
    assert.equal((await house.keeper.ask('POST', `/entries/${paul}/erase`, {})).status, 200);
    assert.doesNotMatch(await everyRow(house.cms), /odile@|Odile V|paul@example/i);
    await house.rows(LETTER).deleteMany({ where: { epoch: 999 } });
    const acts = await house.rows(STAFF_ACT).findMany({ orderBy: { id: 'asc' } });
    assert.deepEqual(
      acts.map(({ act }: { act: string }) => act),
      ['added', 'added', 'corrected', 'taken-out', 'erased', 'erased'],
    );
  });
}
