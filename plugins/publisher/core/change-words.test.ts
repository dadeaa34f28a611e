import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeStanding } from './change-words.ts';

const NOW = Date.parse('2026-11-23T14:00:00Z');
const SITE = { name: 'site', position: 4, seenAt: '2026-11-23T13:59:00Z', failure: 'le disque est plein' };
const AT = '2026-11-23T13:00:00Z';

test('what had arrived before a failure stays online; what waits behind it tells it', () => {
  assert.deepEqual(changeStanding({ position: 3, online: [{ name: 'site', since: AT }] }, [SITE], NOW), {
    state: 'online',
    since: AT,
    failure: null,
  });
  assert.deepEqual(changeStanding({ position: 5, online: [] }, [SITE], NOW), {
    state: 'going',
    since: null,
    failure: 'le disque est plein',
  });
});
