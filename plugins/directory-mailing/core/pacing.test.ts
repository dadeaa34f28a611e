import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Pacing } from './pacing.ts';

const NOON = Date.parse('2026-11-24T11:00:00Z');
const HOUR = 3_600_000;

describe('how fast mails leave', () => {
  test('grows by one for each yes, up to the connections, and begins again with one after a fault', () => {
    const pacing = new Pacing<number>(4, null);
    assert.equal(pacing.room(NOON, 0), 1);
    assert.equal(pacing.room(NOON, 1), 0);
    for (let yes = 0; yes < 9; yes += 1) pacing.accepted();
    assert.equal(pacing.room(NOON, 1), 3);
    assert.equal(pacing.fault(NOON, false), false);
    assert.equal(pacing.room(NOON, 0), 1);
  });

  test('is never more in a second than the relay’s rate, whatever the moments at which one asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 50, maxLength: 300 }),
        (rate, gaps) => {
          const pacing = new Pacing<number>(100, rate);
          for (let yes = 0; yes < 100; yes += 1) pacing.accepted();
          let now = NOON;
          const begun: number[] = [];
          for (const gap of gaps) {
            now += gap;
            const room = pacing.room(now, 0);
            pacing.began(room);
            for (let one = 0; one < room; one += 1) begun.push(now);
          }
          for (const from of begun)
            assert.ok(begun.filter((at) => at >= from && at < from + 1_000).length <= Math.max(rate, 1));
        },
      ),
    );
  });

  test('stops at a shut door at once, at three faults in a row, and each time for longer, five minutes at most', () => {
    const pacing = new Pacing<number>(4, null);
    assert.deepEqual(
      [pacing.fault(NOON, false), pacing.fault(NOON, false), pacing.fault(NOON, false)],
      [false, false, true],
    );
    assert.equal(pacing.room(NOON, 0), 0);
    let now = NOON;
    let longest = 0;
    for (let knock = 0; knock < 12; knock += 1) {
      now = pacing.heldUntil ?? now;
      assert.equal(pacing.room(now, 0), 1);
      assert.equal(pacing.fault(now, true), true);
      longest = Math.max(longest, (pacing.heldUntil ?? 0) - now);
    }
    assert.equal(longest, 300_000);
  });

  test('stops when the relay refuses all that it is sent, and gives those back that it refused', () => {
    const pacing = new Pacing<number>(4, null);
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((row) => pacing.refusedByPolicy(NOON, row)),
      [[], [], [], [], [1, 2, 3, 4, 5]],
    );
    assert.equal(pacing.isHeld(NOON + 299_999), true);
    assert.equal(pacing.isHeld(NOON + 300_000), false);
    for (const row of [6, 7, 8, 9]) pacing.refusedByPolicy(NOON, row);
    pacing.accepted();
    assert.deepEqual(pacing.refusedByPolicy(NOON, 10), []);
  });

  test('does not wait for days because a clock was set back', () => {
    const pacing = new Pacing<number>(4, null);
    pacing.fault(NOON, true);
    assert.equal(pacing.isHeld(NOON - 24 * HOUR), false);
  });
});
