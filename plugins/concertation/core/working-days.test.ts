import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  dueDay,
  isHoliday,
  isWorkingDay,
  lateFrom,
  parisDay,
  weekOf,
  workingDayAfter,
  workingDayBefore,
  workingDaysUntil,
} from './working-days.ts';

const days = fc.integer({ min: 0, max: 73_000 }).map((after) => day(after));
const day = (after: number) => Temporal.PlainDate.from('1970-01-01').add({ days: after }).toString();

describe('the holidays of the country', () => {
  test('are the eleven of the Code du travail', () => {
    const of = (year: number) =>
      Array.from({ length: 366 }, (_, at) => Temporal.PlainDate.from(`${year}-01-01`).add({ days: at }).toString())
        .filter((each) => each.startsWith(String(year)))
        .filter(isHoliday);
    assert.deepEqual(of(2026), [
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
    assert.equal(of(2008).length, 10, 'in 2008 Ascension fell on the first of May');
  });
  test('follow Easter, the earliest and the latest there is', () => {
    for (const monday of [
      '1818-03-23',
      '1943-04-26',
      '2000-04-24',
      '2008-03-24',
      '2019-04-22',
      '2024-04-01',
      '2025-04-21',
      '2027-03-29',
      '2038-04-26',
      '2049-04-19',
    ])
      assert.ok(isHoliday(monday), monday);
    for (const [ascension, whitMonday] of [
      ['2024-05-09', '2024-05-20'],
      ['2025-05-29', '2025-06-09'],
      ['2027-05-06', '2027-05-17'],
    ] as const)
      assert.ok(isHoliday(ascension) && isHoliday(whitMonday), ascension);
  });
});

describe('a working day', () => {
  test('is no Saturday, no Sunday, no holiday', () => {
    assert.ok(isWorkingDay('2026-11-25'));
    for (const not of ['2026-11-28', '2026-11-29', '2026-12-25', '2026-04-06']) assert.ok(!isWorkingDay(not), not);
    fc.assert(fc.property(days, (each) => !isWorkingDay(each) || !isHoliday(each)));
  });
  test('counted forth and back leads to where it began', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = workingDayAfter(from, count);
        assert.ok(isWorkingDay(to));
        assert.equal(workingDaysUntil(from, to), count);
        assert.equal(workingDaysUntil(to, from), -count);
        const back = workingDayBefore(to, count);
        assert.equal(workingDayAfter(back, count), to);
        assert.ok(back <= from || !isWorkingDay(from));
      }),
    );
  });
  test('counts on: so many and so many more are their sum', () => {
    const some = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(days, some, some, (from, first, then) => {
        assert.equal(workingDayAfter(workingDayAfter(from, first), then), workingDayAfter(from, first + then));
      }),
    );
  });
});

describe('what is due', () => {
  test('is due so many working days after the day of reception, in Paris', () => {
    const friday = Date.parse('2026-04-30T22:30:00Z');
    assert.equal(parisDay(friday), '2026-05-01', 'half past midnight in Paris');
    assert.equal(dueDay(friday, 1), '2026-05-04');
    assert.equal(dueDay(Date.parse('2026-05-07T08:00:00Z'), 5), '2026-05-18', 'the 8th and Ascension do not count');
    assert.equal(dueDay(Date.parse('2026-12-23T08:00:00Z'), 2), '2026-12-28');
  });
  test('is late from the first instant of the day after, summer and winter', () => {
    assert.equal(lateFrom('2026-05-18'), Date.parse('2026-05-18T22:00:00Z'));
    assert.equal(lateFrom('2026-12-28'), Date.parse('2026-12-28T23:00:00Z'));
    fc.assert(fc.property(days, (due) => parisDay(lateFrom(due) - 1) === due && parisDay(lateFrom(due)) > due));
  });
  test('belongs to a week from Monday to Sunday', () => {
    assert.deepEqual(weekOf('2026-11-25'), { from: '2026-11-23', to: '2026-11-29' });
    assert.deepEqual(weekOf('2026-11-23'), { from: '2026-11-23', to: '2026-11-29' });
    assert.deepEqual(weekOf('2026-11-29'), { from: '2026-11-23', to: '2026-11-29' });
  });
});
