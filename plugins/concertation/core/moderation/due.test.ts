import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { appealAnswerBy, appealDueAt, appealEndsAt, appealLastDay } from './due.ts';

const at = (instant: string) => Date.parse(instant);

describe('an appeal', () => {
  test('may be made for two calendar months, the whole of the last day in Paris', () => {
    assert.equal(appealLastDay(at('2026-12-01T13:46:00Z')), '2027-02-01');
    assert.equal(appealEndsAt(at('2026-12-01T13:46:00Z')), at('2027-02-01T23:00:00Z'));
    assert.equal(appealLastDay(at('2026-12-01T23:30:00Z')), '2027-02-02', 'it is the 2nd in Paris already');
  });

  test('ends with the month that is shorter, and across a change of the clocks', () => {
    assert.equal(appealLastDay(at('2026-12-31T10:00:00Z')), '2027-02-28');
    assert.equal(appealLastDay(at('2027-12-31T10:00:00Z')), '2028-02-29');
    assert.equal(appealEndsAt(at('2027-02-10T10:00:00Z')), at('2027-04-10T22:00:00Z'));
  });

  test('is answered within ten working days', () => {
    assert.equal(appealAnswerBy(at('2026-12-16T10:00:00Z')), '2026-12-31', 'Christmas does not count');
    assert.equal(appealDueAt(at('2026-12-16T10:00:00Z')), at('2026-12-31T23:00:00Z'));
  });
});
