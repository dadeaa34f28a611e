import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lagInWords, standingInWords } from './status-words.ts';

const NOW = '2026-11-23T14:00:00Z';

test('an entry is online since a moment of Paris, with its day when that was another one', () => {
  const said = (since: string | null) => standingInWords({ state: 'online', since, failure: null }, NOW);
  assert.equal(said('2026-11-23T13:03:02Z'), 'En ligne depuis 14:03:02');
  assert.equal(said('2026-11-22T23:30:00Z'), 'En ligne depuis 00:30:00');
  assert.equal(said('2026-11-22T22:30:00Z'), 'En ligne depuis le 22 novembre 2026 à 23:30:00');
  assert.equal(said('2026-11-01T09:00:00Z'), 'En ligne depuis le 1er novembre 2026 à 10:00:00');
  assert.equal(said(null), 'En ligne');
});

test('what is on its way, what is not online and what failed say so', () => {
  assert.equal(standingInWords({ state: 'going', since: null, failure: null }, NOW), 'En cours de mise en ligne');
  assert.equal(standingInWords({ state: 'offline', since: null, failure: null }, NOW), 'Pas en ligne');
  const failed = standingInWords({ state: 'going', since: null, failure: 'le disque est plein' }, NOW);
  assert.equal(failed, 'La mise en ligne a échoué\u00a0: le disque est plein. La page d’avant reste en place.');
});

test('a lag is told in changes and in time', () => {
  assert.equal(lagInWords({ positions: 0, seconds: 0 }), 'À jour');
  assert.equal(lagInWords({ positions: 1, seconds: 1 }), '1 changement attend depuis 1 seconde');
  assert.equal(lagInWords({ positions: 3, seconds: 7_300 }), '3 changements attendent depuis 2 heures');
});
