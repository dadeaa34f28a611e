import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LettersPort } from '../contract/letters-port.ts';
import { type HouseLetter, tellHouse } from './post.ts';

test('a letter of the house that is not queued was not told: whoever hands it in fails, and spends no key', async () => {
  const letter = { kind: 'moderation-late', to: 'officer@example.fr' } as HouseLetter;
  const asked: object[] = [];
  const port = (queued: boolean) =>
    ({ enqueue: async (_trx: object, one: object) => (asked.push(one), queued) }) as unknown as LettersPort;
  await tellHouse(port(true), {}, letter);
  await assert.rejects(tellHouse(port(false), {}, letter), /moderation-late/);
  assert.deepEqual(asked[0], { ...letter, confirmed: true, house: true });
});
