import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isParisMoment } from '@aggloforum/concertation/contract';
import fc from 'fast-check';
import { frenchDay, frenchHour, frenchMoment, frenchPeriod, frenchSlot, leaf } from './dates.ts';
import { NARROW } from './typography.ts';

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const hours = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

test('the first of a month is « 1er »', () => assert.equal(frenchDay('2026-12-01'), '1er décembre 2026'));

test('an hour is « 18 h 30 », a full hour « 9 h »', () => {
  assert.equal(frenchHour('2026-12-01T18:30'), `18${NARROW}h${NARROW}30`);
  assert.equal(frenchHour('2026-12-01T09:00'), `9${NARROW}h`);
  assert.equal(frenchHour('2026-12-01'), '');
});

test('what both ends of a period share is said once', () => {
  assert.equal(frenchPeriod('2016-01-11', '2016-04-11'), 'du 11 janvier au 11 avril 2016');
  assert.equal(frenchPeriod('2016-04-01', '2016-04-11T23:59'), 'du 1er au 11 avril 2016');
  assert.equal(frenchPeriod('2015-12-27', '2016-01-11'), 'du 27 décembre 2015 au 11 janvier 2016');
  assert.equal(frenchPeriod('2016-04-11T09:00', '2016-04-11T12:00'), 'le 11 avril 2016');
});

test('a meeting says its weekday and its hours', () => {
  assert.equal(
    frenchSlot('2027-03-11T18:30', '2027-03-11T20:00'),
    `jeudi 11 mars 2027, de 18${NARROW}h${NARROW}30 à 20${NARROW}h`,
  );
  assert.equal(frenchSlot('2027-03-11', null), 'jeudi 11 mars 2027');
});

test('every day of a century names its own weekday, as the machine’s French does', () => {
  const french = new Intl.DateTimeFormat('fr', { weekday: 'long', timeZone: 'UTC' });
  fc.assert(
    fc.property(days, (day) =>
      assert.equal(frenchSlot(day, null).split(' ')[0], french.format(new Date(`${day}T12:00Z`))),
    ),
  );
});

test('no moment loses its day, its year or its hour', () => {
  fc.assert(
    fc.property(days, hours, (day, hour) => {
      const moment = `${day}T${hour}`;
      fc.pre(isParisMoment(moment));
      const text = frenchMoment(moment);
      assert.match(
        text,
        new RegExp(
          `^${day.endsWith('-01') ? '1er' : Number(day.slice(8))} .* ${day.slice(0, 4)} à ${Number(hour.slice(0, 2))}${NARROW}h`,
        ),
      );
      assert.ok(leaf(moment).month.length > 0);
    }),
  );
});
