import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parisMoment } from '@aggloforum/concertation/contract';
import { CLIENT_HEADER, DOOR_HEADER } from '@aggloforum/concertation/contract/taking-part.ts';
import { Citizen } from '../subscription-fixture.ts';
import type { SubscriptionHouse } from './house.ts';

/** Many behind one address. */
export function describeCrowd(house: SubscriptionHouse): void {
  const { citizen } = house;

  test('leaves room for a crowd behind one address, and none for a machine', async () => {
    const crowd = new Citizen(() => house.cms, '198.51.100.1');
    const form = await crowd.form({ email: 'non' });
    const statuses: number[] = [];
    for (let sent = 0; sent < 140; sent += 1) statuses.push((await crowd.send(form)).status);
    assert.ok(statuses.slice(0, 100).every((status) => status === 422));
    const refusal = await crowd.send(form);
    assert.equal(refusal.status, 429);
    assert.ok(Number(refusal.headers.get('retry-after')) > 0);
    assert.equal((await citizen.send(await citizen.form({ email: 'non' }))).status, 422, 'others are not held up');
    const lie = { [CLIENT_HEADER]: '192.0.2.1', 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' };
    assert.equal((await crowd.send(form, { ...lie, [CLIENT_HEADER]: '198.51.100.1' })).status, 429);
    assert.equal((await crowd.send(form, { ...lie, [DOOR_HEADER]: 'x' })).status, 422, 'is counted as this machine');
    const now = parisMoment(house.cms.strapi.plugin('concertation').service('dossiers').now());
    const later = parisMoment(house.cms.strapi.plugin('concertation').service('dossiers').now() + 2 * 3_600_000);
    const meeting = { name: 'Réunion de Caveirac', people: 80, from: now, to: later, reason: 'Wi-Fi de la mairie' };
    await house.limits.announce(meeting, 'Ana');
    assert.equal((await crowd.send(form)).status, 422, 'there is room while the meeting lasts');
  });
}
