import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { concerns } from './audience.ts';
import { type DeliveryState, mayBecome, MOST_ATTEMPTS, verdictOf, waitAfter } from './delivery-states.ts';
import { type Announceable, LATEST_ANNOUNCEMENT, openingAt } from './opening.ts';

const OPENS = Date.parse('2026-11-23T11:00:00Z');
const consultation = (facts: Partial<Announceable> = {}): Announceable => ({
  origin: 'native',
  opens: '2026-11-23T12:00',
  closes: null,
  facts: [],
  visibleFrom: null,
  projectVisibleFrom: null,
  ...facts,
});
const due = (facts: Partial<Announceable>, now = OPENS, toldAt: number | null = null) => {
  const answer = openingAt(consultation(facts), now, toldAt);
  return answer.due && answer.dueAt <= now;
};

describe('the opening of a consultation is announced', () => {
  test('from its instant on and for 72 hours, at any moment in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: OPENS - 10 ** 9, max: OPENS + 10 ** 9 }), (now) => {
        assert.equal(due({}, now), now >= OPENS && now <= OPENS + LATEST_ANNOUNCEMENT);
      }),
    );
  });
  test('once: a correction of its hour is no news, a postponement after it is', () => {
    const told = OPENS + 60_000;
    assert.equal(due({ opens: '2026-11-23T11:30' }, told, told), false);
    assert.equal(due({ opens: '2026-11-24T09:00' }, OPENS + 24 * 3_600_000, told), true);
  });
  test('never for an archive, a relay or an undated one', () => {
    for (const facts of [{ origin: 'archive' }, { origin: 'relay' }, { opens: null }]) assert.equal(due(facts), false);
  });
  test('not before it and its project are public', () => {
    assert.equal(due({ visibleFrom: '2026-11-24' }), false);
    assert.equal(due({ projectVisibleFrom: '2026-11-24' }), false);
    assert.equal(due({ visibleFrom: '2026-11-24' }, OPENS + 24 * 3_600_000), true);
    assert.equal(due({ visibleFrom: '2026-11-27' }, Date.parse('2026-11-26T23:00:00Z')), false);
  });
  test('not when it was cancelled, suspended or is over', () => {
    const at = '2026-11-23T11:00';
    assert.equal(due({ facts: [{ kind: 'cancelled', at, until: null }] }), false);
    assert.equal(due({ facts: [{ kind: 'suspended', at, until: null }] }), false);
    assert.equal(due({ closes: '2026-11-23T12:10' }, OPENS + 3_600_000), false);
  });
});

describe('the audience', () => {
  const place = { communes: ['30189'], themes: ['nature'] };
  test('needs both a commune and a theme in common', () => {
    assert.equal(concerns(place, { communes: ['30189', '30034'], themes: ['nature'] }), true);
    assert.equal(concerns(place, { communes: ['30189'], themes: ['mobilites'] }), false);
    assert.equal(concerns(place, { communes: ['30034'], themes: ['nature'] }), false);
  });
  test('takes nothing chosen for everything, on both sides', () => {
    const interests = fc.record({ communes: fc.array(fc.string()), themes: fc.array(fc.string()) });
    fc.assert(
      fc.property(
        interests,
        (some) => concerns(some, { communes: [], themes: [] }) && concerns({ communes: [], themes: [] }, some),
      ),
    );
  });
});

describe('a delivery', () => {
  const states: DeliveryState[] = ['queued', 'attempting', 'accepted', 'failed', 'in-doubt', 'skipped'];
  test('that was accepted, failed or skipped stays so', () => {
    for (const from of ['accepted', 'failed', 'skipped'] as const)
      assert.ok(states.every((to) => !mayBecome(from, to)));
  });
  test('whose message may have left without an answer is doubt, and never tried again by itself', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(50), (personal, attempts) => {
        assert.equal(verdictOf({ phase: 'message', code: null, personal }, attempts).state, 'in-doubt');
      }),
    );
  });
  test('waits after a temporary refusal, and fails after a final one or too many', () => {
    assert.equal(verdictOf({ phase: 'message', code: 421, personal: true }, 1).state, 'queued');
    assert.equal(verdictOf({ phase: 'message', code: 550, personal: true }, 1).state, 'failed');
    assert.equal(verdictOf({ phase: 'connection', code: 554, personal: false }, 1).state, 'queued');
    assert.equal(verdictOf({ phase: 'connection', code: null, personal: false }, MOST_ATTEMPTS).state, 'failed');
  });
  test('waits longer each time, never more than an hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        (n) => waitAfter(n) <= waitAfter(n + 1) && waitAfter(n + 1) <= 3_600_000,
      ),
    );
  });
});
