import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  dayInFrench,
  instantInFrench,
  momentInFrench,
  weekdayInFrench,
  weekdayMomentInFrench,
} from './french-dates.ts';

test('the first of a month is « 1er », and no other day is', () => {
  assert.equal(dayInFrench('2026-12-01'), '1er décembre 2026');
  assert.equal(dayInFrench('2026-12-11T18:00'), '11 décembre 2026');
});

test('a moment says its hour where it has one', () => {
  assert.equal(momentInFrench('2026-12-01T09:00'), '1er décembre 2026 à 9\u202fh');
  assert.equal(weekdayMomentInFrench('2026-07-01T09:05'), 'mercredi 1er juillet 2026 à 9\u202fh\u202f05');
  assert.equal(weekdayMomentInFrench('2026-12-24'), 'jeudi 24 décembre 2026');
});

test('an instant is read on the clocks of Paris', () => {
  assert.equal(instantInFrench('2026-11-30T23:30:00Z'), '1er décembre 2026 à 0\u202fh\u202f30');
});

test('every day is said as the machine’s French says it', () => {
  const days = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const machine = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });
  fc.assert(
    fc.property(days, (day) => {
      assert.equal(weekdayInFrench(day), machine.format(new Date(day)).replace(' 1 ', ' 1er '));
      assert.ok(weekdayInFrench(day).endsWith(` ${dayInFrench(day)}`));
    }),
  );
});
