import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LETTER, REQUEST } from '../../server/content-types/index.ts';
import type { SubscriptionHouse } from './house.ts';

/** The form: what is refused, what is stored, and how often. */
export function describeStoring(house: SubscriptionHouse): void {
  const { citizen } = house;

  test('refuses what does not come from our pages, what it does not know, and says in French what to correct', async () => {
    const form = await citizen.form();
    assert.equal((await citizen.send(form, { origin: 'https://ailleurs.example' })).status, 403);
    assert.equal((await citizen.send(form, { 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await citizen.send(form, { 'content-type': 'text/plain' })).status, 415);
    for (const odd of [{ state: 'confirmed' }, { email: ['a'] }, { formToken: undefined }, { idempotencyKey: 'x' }])
      assert.equal((await citizen.send({ ...form, ...odd })).status, 400, JSON.stringify(odd));
    const wrong = await citizen.send({ ...form, email: 'dora@', actorKind: 'robot', communes: ['99999'] });
    assert.equal(wrong.status, 422);
    assert.deepEqual(Object.keys(wrong.body.error?.fields ?? {}), ['email', 'actorKind', 'communes']);
    assert.equal((await citizen.send({ ...form, consentVersion: '0' })).status, 409);
    assert.equal((await citizen.send({ ...form, formToken: 'k1.Zm9v.zzz.Zm9vYmFyZm9vYmFy' })).status, 422);
    assert.equal(await house.rows(REQUEST).count(), 0);
  });

  test('stores once: the same key gives the same answer, other fields or a spent token are refused', async () => {
    const form = await citizen.form({ email: ' Emil@Example.org ' });
    const answers = await Promise.all([1, 2, 3, 4].map(async () => citizen.send(form)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    assert.equal(new Set(answers.map(({ body }) => body.reference)).size, 1);
    assert.deepEqual((await citizen.send({ ...form, formToken: await citizen.formToken() })).body, answers[0]?.body);
    assert.equal((await citizen.send({ ...form, name: 'Autre' })).body.error?.code, 'key-reused');
    const again = await citizen.form({ formToken: form['formToken'] });
    assert.equal((await citizen.send(again)).body.error?.code, 'form-spent');
    assert.equal(await house.rows(REQUEST).count(), 1);
    assert.equal(await house.rows(LETTER).count(), 1);
    assert.equal((await house.rows(REQUEST).findOne({ where: {} })).email, 'emil@example.org');
  });

  test('stores all or nothing: after a fault the same form can be sent again', async () => {
    const form = await citizen.form({ email: 'fanny@example.org' });
    const tear = house.cms.strapi.db.lifecycles.subscribe({
      models: [LETTER],
      beforeCreate: () => {
        throw new Error('torn');
      },
    });
    const torn = await citizen.send(form);
    tear();
    assert.equal(torn.status, 503);
    assert.ok(torn.headers.get('retry-after'));
    assert.equal(await house.rows(REQUEST).count({ where: { email: 'fanny@example.org' } }), 0);
    assert.equal((await citizen.send(form)).status, 201);
  });
}
