import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consequenceOf, type Standing } from './bounce-rule.ts';
import type { Finding, Verdict } from './classify.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T12:00:00Z');
const standing = (more: Partial<Standing> = {}): Standing => ({
  now: NOW,
  mailedAt: NOW - DAY,
  confirmedAt: NOW - 400 * DAY,
  earlierSoft: [],
  ...more,
});
const found = (verdict: Verdict): Finding => ({ verdict, status: null, reason: null });
const after = (verdict: Verdict, more: Partial<Standing> = {}) => consequenceOf(found(verdict), standing(more));

test('one lasting refusal gives the address up; an automatic reply, a notice, a riddle never anything', () => {
  assert.equal(after('hard'), 'given-up');
  for (const verdict of ['auto-reply', 'notice', 'unknown'] as const)
    assert.equal(after(verdict, { earlierSoft: [NOW - DAY, NOW - 20 * DAY, NOW - 30 * DAY] }), 'nothing', verdict);
});

test('three passing refusals within ninety days give it up, when they are a week apart', () => {
  assert.equal(after('soft'), 'counted');
  assert.equal(after('soft', { earlierSoft: [NOW - DAY] }), 'counted');
  assert.equal(after('soft', { earlierSoft: [NOW - DAY, NOW - 2 * DAY] }), 'counted', 'one bad week');
  assert.equal(after('soft', { earlierSoft: [NOW - DAY, NOW - 7 * DAY] }), 'given-up');
  assert.equal(after('soft', { earlierSoft: [NOW - DAY, NOW - 91 * DAY] }), 'counted', 'too long ago');
  const once = { softBounces: 1, withinDays: 1, apartDays: 0 };
  assert.equal(consequenceOf(found('soft'), standing(), once), 'given-up', 'the rule is a setting');
});

test('a new yes outdoes what an older mail met, and begins the count again; a complaint counts all the same', () => {
  const anew = { confirmedAt: NOW - DAY / 2 };
  assert.equal(after('hard', anew), 'nothing');
  assert.equal(after('soft', { ...anew, earlierSoft: [NOW - DAY, NOW - 9 * DAY] }), 'nothing');
  assert.equal(after('complaint', anew), 'withdrawn');
  const since = { confirmedAt: NOW - 8 * DAY, earlierSoft: [NOW - 9 * DAY, NOW - 10 * DAY] };
  assert.equal(after('soft', since), 'counted');
});
