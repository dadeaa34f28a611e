import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { monthsAfter, monthsBefore } from './months.ts';

const at = (instant: string) => Date.parse(instant);
const iso = (instant: number) => new Date(instant).toISOString();

test('months are those of the calendar: the last day of a shorter one stands for the day that it lacks', () => {
  assert.equal(iso(monthsBefore(at('2026-03-31T09:00:00Z'), 1)), '2026-02-28T09:00:00.000Z');
  assert.equal(iso(monthsBefore(at('2027-03-10T10:00:00Z'), 3)), '2026-12-10T10:00:00.000Z');
  assert.equal(iso(monthsBefore(at('2026-11-24T08:00:00Z'), 24)), '2024-11-24T08:00:00.000Z');
  assert.equal(iso(monthsAfter(at('2024-01-31T09:00:00Z'), 1)), '2024-02-29T09:00:00.000Z');
  assert.equal(iso(monthsAfter(at('2024-11-24T08:00:00Z'), 24)), '2026-11-24T08:00:00.000Z');
});

test('a clock that was moved tells fractions of a millisecond', () => {
  assert.equal(iso(monthsBefore(at('2026-03-10T09:00:00Z') + 0.7, 2)), '2026-01-10T09:00:00.000Z');
});

test('there and back is the same instant, or the end of the month before it', () => {
  const instants = fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2099-12-31T00:00:00Z') });
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 600 }), (from, months) => {
      const back = monthsBefore(monthsAfter(from, months), months);
      const [day, backDay] = [from, back].map((instant) => new Date(instant).getUTCDate());
      assert.ok(back === from || (back < from && Number(day) > Number(backDay) && Number(backDay) >= 28));
    }),
  );
});
