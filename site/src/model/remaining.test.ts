import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOf, midnightAfter } from '@aggloforum/concertation/contract';
import fc from 'fast-check';
import { daysUntil, opening, remaining } from './remaining.ts';
import { NARROW, WIDE } from './typography.ts';

const at = (now: string) => (instant: number) => instant <= Date.parse(now);
const until = (closes: string, extended?: string) => ({
  opens: '2027-01-01',
  closes,
  facts: extended === undefined ? [] : [{ kind: 'extended', at: '2027-01-02', until: extended }],
});

test('twelve days before the closing it says « encore 12 jours »', () => {
  assert.deepEqual(remaining(until('2027-03-13T23:59'), at('2027-03-01T09:00:00Z')), {
    text: `encore 12${WIDE}jours`,
    urgent: false,
  });
});

test('on the last day it says the hour of the closing, and that time is running out', () => {
  const text = `ferme aujourd’hui à 23${NARROW}h${NARROW}59`;
  assert.deepEqual(remaining(until('2027-03-01T23:59'), at('2027-03-01T09:00:00Z')), { text, urgent: true });
  assert.equal(remaining(until('2027-03-01'), at('2027-03-01T09:00:00Z'))?.text, 'ferme aujourd’hui');
});

test('the last minute is accepted, the next instant is not', () => {
  assert.notEqual(remaining(until('2027-03-01T23:59'), at('2027-03-01T22:59:59.999Z')), null);
  assert.equal(remaining(until('2027-03-01T23:59'), at('2027-03-01T23:00:00Z')), null);
});

test('an extension counts, not the closing first announced', () => {
  assert.equal(
    remaining(until('2027-02-01', '2027-03-02T12:00'), at('2027-03-01T09:00:00Z'))?.text,
    `ferme demain à 12${NARROW}h`,
  );
});

test('a far closing is not counted in days', () =>
  assert.equal(remaining(until('2028-03-01'), at('2027-03-01T09:00:00Z')), null));

test('what opens tomorrow says so', () => {
  assert.equal(opening('2027-03-02T09:00', at('2027-03-01T09:00:00Z')), `ouvre demain à 9${NARROW}h`);
  assert.equal(opening('2027-03-12', at('2027-03-01T09:00:00Z')), 'ouvre le 12 mars 2027');
});

test('over sixty days, clock changes included, the count falls by one at each midnight in Paris', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('2027-03-31T23:59', '2026-11-05', '2027-01-02T08:00'),
      fc.integer({ min: 0, max: 60 }),
      (closes, days) => {
        const midnight = midnightAfter(closes, -days);
        assert.equal(
          daysUntil(closes, (instant) => instant <= midnight),
          days,
        );
        assert.ok(endOf(closes) > midnight);
      },
    ),
  );
});

test('it asks about no instant in the past only: the next one tells when the page changes', () => {
  const asked: number[] = [];
  const now = Date.parse('2027-03-01T09:00:00Z');
  remaining(until('2027-03-13T23:59'), (instant) => {
    if (instant > now) asked.push(instant);
    return instant <= now;
  });
  assert.equal(Math.min(...asked), midnightAfter('2027-03-01', 1));
});
