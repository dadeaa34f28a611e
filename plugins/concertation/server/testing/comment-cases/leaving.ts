import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OwnComment } from '../../../contract/comments.ts';
import { LETTER, linkIn } from '../comments-fixture.ts';
import { everyRow, own, report, rowsIn, type There } from './house.ts';

/** Authors who leave, and addresses of others. */
export function describeLeaving(there: There): void {
  test('are withdrawn and erased by their author: the place stays, every word goes', async () => {
    const house = there();
    const form = await house.form({ email: 'noor@example.org', authorName: 'Noor', body: 'À effacer' });
    const send = async () => house.ask('POST', '/api/concertation/comments', form);
    const reply = await send();
    assert.deepEqual((await send()).body, reply.body, 'a repeated sending gets its answer');
    const { documentId } = await house.row(reply);
    await house.decide(documentId, 'approve');
    const flag = await report(house, documentId, { explanation: 'Des mots sur À effacer', name: 'Rapporteuse' });
    const { version } = (await house.ask<OwnComment>('GET', own(reply.body.own))).body;
    const withdrawn = await house.ask<OwnComment>('POST', own(reply.body.own), { act: 'withdraw', version });
    assert.equal(withdrawn.body.author, 'withdrawn', JSON.stringify(withdrawn.body));
    const told = withdrawn.body.decisions.map(({ words }) => words);
    assert.deepEqual(told, ['Votre commentaire est public.'], 'leaving is no decision of the team');
    assert.ok(!(await house.outside()).includes('À effacer'));
    assert.equal((await house.decide(documentId, 'remove')).code, 'author-left');
    const taken = await house.ask<OwnComment>('GET', `${own(reply.body.own)}/export`);
    assert.equal(taken.body.revisions[0]?.body, 'À effacer');
    assert.deepEqual((await house.ask<OwnComment>('POST', own(reply.body.own), { act: 'erase' })).body, {
      state: 'erased',
    });
    assert.equal((await house.ask<OwnComment>('GET', own(reply.body.own))).status, 410, 'an old link');
    const everything = await everyRow(house);
    const given = [reply.body.reference, reply.body.own, flag.body.reference];
    for (const word of ['À effacer', 'Noor', 'noor@example.org', 'Rapporteuse', ...given])
      assert.ok(!everything.includes(word), `${word} is left`);
    const repeated = await send();
    assert.deepEqual([repeated.status, repeated.body.error.code], [422, 'form-spent'], 'nothing is stored again');
    const place = (await house.publicComments()).find(({ id }) => id === documentId);
    assert.deepEqual([place?.state, place?.body, place?.authorName], ['erased', null, null]);
  });

  test('lose the address that says « ce n’est pas moi », and nothing else', async () => {
    const house = there();
    const reply = await house.post({ email: 'tiers@example.org', body: 'Sous l’adresse d’un autre' });
    const [letter] = await house.lettersTo('tiers@example.org');
    const disown = `/api/directory-mailing/disownments/${linkIn(letter, 'ce-n-est-pas-moi')}`;
    assert.equal((await house.ask('POST', disown, {})).status, 200);
    assert.equal((await house.ask('POST', disown, {})).status, 200, 'may be repeated');
    const row = await house.row(reply);
    assert.deepEqual([row.email, row.authorState], [null, 'active']);
    await house.post({ email: 'tiers@example.org', body: 'Encore' });
    const states = (await house.lettersTo('tiers@example.org')).map(({ state }) => state);
    assert.deepEqual([...new Set(states)], ['skipped']);
  });

  test('write three times a day at most to an address that nobody confirmed, whatever the form', async () => {
    const house = there();
    const target = (await house.published({ body: 'Cible' })).documentId;
    const answers: number[] = [];
    for (let sent = 0; sent < 4; sent += 1) {
      answers.push((await house.post({ email: 'bombe@example.org', body: `Bombe ${sent}` })).status);
      answers.push((await report(house, target, { email: 'BOMBE+x@example.org' })).status);
    }
    assert.deepEqual([...new Set(answers)], [201]);
    const where = { email: { $startsWith: 'bombe' }, state: { $ne: 'skipped' } };
    assert.equal(await rowsIn(house, LETTER).count({ where }), 3);
  });
}
