import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Counted, figuresOf } from './figures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOTHING: Counted = { comments: [], decisions: [], reports: 0, appeals: [] };
type One = Counted['comments'][number];
const of = (counted: Partial<Counted>) => figuresOf({ ...NOTHING, ...counted }, []);
const comment = (id: string, receivedAt: number, publishedAt: number | null): One => ({
  id,
  parent: null,
  official: false,
  receivedAt,
  publishedAt,
});
const reply = (id: string, parent: string, publishedAt: number | null): One => ({
  ...comment(id, publishedAt ?? 0, publishedAt),
  parent,
  official: true,
});
const medians = (...comments: readonly One[]) => {
  const { medianToPublication, medianToReply } = of({ comments });
  return [medianToPublication, medianToReply];
};

describe('the figures of moderation', () => {
  test('have no median where nothing was published, nor answered', () => {
    assert.deepEqual(medians(), [null, null]);
    assert.deepEqual(medians(comment('a', 0, null)), [null, null]);
    assert.deepEqual(medians(comment('a', 0, 0)), [0, null]);
  });

  test('take the one in the middle, the lower of two, in whole minutes', () => {
    const [a, b, c] = [comment('a', HOUR, 2 * HOUR), comment('b', 0, 10 * HOUR), comment('c', 0, 2 * HOUR + 29_000)];
    assert.deepEqual(medians(a, b, c), [120, null]);
    assert.deepEqual(medians(a, b), [60, null]);
  });

  test('count a reply from the publication of what it answers, the first reply alone, and only the service’s', () => {
    const asked = comment('a', 0, 3 * HOUR);
    assert.deepEqual(medians(asked, reply('r', 'a', 5 * HOUR)), [180, 120]);
    const twice = [reply('r', 'a', 5 * HOUR), reply('later', 'a', 9 * HOUR)];
    for (const replies of [twice, twice.toReversed()]) assert.deepEqual(medians(asked, ...replies), [180, 120]);
    assert.deepEqual(medians(asked, { ...comment('n', 3 * HOUR, 4 * HOUR), parent: 'a' })[1], null);
    assert.deepEqual(medians(asked, reply('r', 'a', null), reply('s', 'elsewhere', HOUR))[1], null);
  });

  const instant = fc.integer({ min: 0, max: 50 * 24 * 60 }).map((minutes) => minutes * MINUTE);
  const delays = fc.array(fc.tuple(instant, instant), { maxLength: 12 });

  test('are what a count by hand says, whatever the order', () => {
    fc.assert(
      fc.property(delays, (pairs) => {
        const asked = pairs.map(([at, toPublication], index) => comment(`c${index}`, at, at + toPublication));
        const answered = asked.map(({ id, publishedAt }, index) =>
          reply(`r${index}`, id, (publishedAt ?? 0) + (pairs[index]?.[0] ?? 0)),
        );
        // The shortest wait within which half of them were over.
        const half = (waited: readonly number[]) => {
          const over = (within: number) => waited.filter((one) => one <= within).length;
          return waited.length === 0
            ? null
            : Math.min(...waited.filter((one) => 2 * over(one) >= waited.length)) / MINUTE;
        };
        assert.deepEqual(medians(...answered, ...asked), [
          half(pairs.map(([, toPublication]) => toPublication)),
          half(pairs.map(([toReply]) => toReply)),
        ]);
      }),
    );
  });

  test('leave no appeal out: each one received is open, upheld, rejected or moot', () => {
    const state = fc.constantFrom('open' as const, 'upheld' as const, 'rejected' as const, 'moot' as const);
    fc.assert(
      fc.property(fc.array(state), (states) => {
        const { received, ...rest } = of({ appeals: states.map((one) => ({ state: one })) }).appeals;
        const named = Object.entries(rest).map(([name, count]) => [name, count] as const);
        assert.equal(
          named.reduce((sum, [, count]) => sum + count, 0),
          received,
        );
        for (const [name, count] of named) assert.equal(count, states.filter((one) => one === name).length);
      }),
    );
  });
});
