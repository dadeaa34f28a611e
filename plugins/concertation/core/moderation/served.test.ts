import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { POLICY_MODES, PUBLIC_STATES, type RevisionState } from '../comments/words.ts';
import { act, type CommentFacts, submitted } from './comment.ts';
import { USUAL_RETENTION } from './retention.ts';
import { type KeptComment, type KeptText, mayHaveServedSince, whatHasServed } from './served.ts';
import { ACTIONS, entryState, ROLES } from './transitions.ts';

const at = (instant: string) => Date.parse(instant);
const START = at('2026-01-31T10:00:00Z');
const DAY = 24 * 3_600_000;

const text = (number: number, state: RevisionState, since: string, more: Partial<KeptText> = {}): KeptText => ({
  number,
  state,
  submittedAt: START,
  since: at(since),
  waiting: false,
  shownAt: null,
  gone: false,
  ...more,
});
const kept = (texts: readonly KeptText[], more: Partial<KeptComment> = {}): KeptComment => ({
  author: 'active',
  leftAt: null,
  everPublic: true,
  standing: null,
  texts,
  undecided: false,
  judgedAt: null,
  ...more,
});
const served = (comment: KeptComment, now: string) => whatHasServed(comment, USUAL_RETENTION, at(now));

describe('a comment that has served its time', () => {
  test('is forgotten a year after the team removed it, to the instant', () => {
    const removed = kept([text(1, 'removed', '2026-03-02T09:00:00Z')]);
    assert.deepEqual(served(removed, '2027-03-02T08:59:59.999Z'), []);
    assert.equal(served(removed, '2027-03-02T09:00:00Z'), 'all');
  });

  test('is kept while an appeal or a report is open, and a year after the last one was decided', () => {
    const texts = [text(1, 'removed', '2026-03-02T09:00:00Z')];
    assert.deepEqual(served(kept(texts, { undecided: true }), '2040-01-01T00:00:00Z'), []);
    const judged = kept(texts, { judgedAt: at('2026-05-20T09:00:00Z') });
    assert.deepEqual(served(judged, '2027-05-20T08:59:00Z'), []);
    assert.equal(served(judged, '2027-05-20T09:00:00Z'), 'all');
  });

  test('is forgotten two months after its author took it back, on the last day of a short month if need be', () => {
    const leftAt = at('2026-12-31T09:00:00Z');
    const left = kept([text(1, 'published', '2026-03-02T09:00:00Z')], { author: 'withdrawn', leftAt, standing: 1 });
    assert.deepEqual(served(left, '2027-02-28T08:59:00Z'), []);
    assert.equal(served(left, '2027-02-28T09:00:00Z'), 'all');
  });

  test('loses the text that a correction replaced, and never the one that stands', () => {
    const first = text(1, 'published', '2026-02-01T09:00:00Z', { shownAt: at('2026-02-01T09:00:00Z') });
    const shownAt = at('2026-06-01T09:00:00Z');
    const second = text(2, 'published-redacted', '2026-06-20T09:00:00Z', { shownAt });
    const corrected = kept([first, second], { standing: 2 });
    assert.deepEqual(served(corrected, '2026-08-01T08:59:00Z'), []);
    assert.deepEqual(served(corrected, '2026-08-01T09:00:00Z'), [1]);
    assert.deepEqual(served(corrected, '2046-08-01T09:00:00Z'), [1]);
    assert.deepEqual(served(kept([{ ...first, gone: true }, second], { standing: 2 }), '2026-08-01T09:00:00Z'), []);
    const third = text(3, 'published', '2026-07-20T09:00:00Z', { shownAt: at('2026-07-20T09:00:00Z') });
    assert.deepEqual(served({ ...corrected, standing: 3, texts: [first, second, third] }, '2026-08-01T09:00:00Z'), [1]);
  });

  test('loses a correction that nobody decided about, a year after it came, and keeps what stands', () => {
    const first = text(1, 'published', '2026-02-01T09:00:00Z', { shownAt: at('2026-02-01T09:00:00Z') });
    const second = text(2, 'awaiting-team', '2026-03-02T09:00:00Z', { waiting: true });
    const corrected = kept([first, second], { standing: 1 });
    assert.deepEqual(served(corrected, '2027-03-02T08:59:59.999Z'), []);
    assert.deepEqual(served(corrected, '2027-03-02T09:00:00Z'), [2]);
  });

  test('that never was public keeps its text as long as an appeal may come, whenever it was decided', () => {
    const refused = kept([text(1, 'refused', '2027-01-30T09:00:00Z')], { everPublic: false });
    assert.deepEqual(served(refused, '2027-12-31T09:00:00Z'), []);
    assert.equal(served(refused, '2028-01-30T09:00:00Z'), 'all');
  });
});

const MONTHS = { removed: 'removedMonths', replaced: 'replacedMonths', unpublished: 'unpublishedMonths' } as const;

/** When a text lost its use, and to what; told from what happened, act by act. */
interface End {
  readonly at: number;
  readonly by: keyof typeof MONTHS;
}

interface Told {
  readonly comment: KeptComment;
  readonly ends: ReadonlyMap<number, End>;
  readonly lastChange: number;
}

const aStep = fc.record({
  action: fc.constantFrom(...ACTIONS),
  role: fc.constantFrom(...ROLES),
  by: fc.constantFrom(1, 2, 3),
  mode: fc.constantFrom(...POLICY_MODES),
  pause: fc.integer({ min: 1, max: 120 * DAY }),
});
const aStory = fc.record({ mode: fc.constantFrom(...POLICY_MODES), steps: fc.array(aStep, { maxLength: 25 }) });
const month = fc.integer({ min: 1, max: 60 });
const somePeriods = fc.record({
  unpublishedMonths: month,
  removedMonths: month,
  withdrawnMonths: month,
  replacedMonths: month,
});

/** Lives through the acts that the one table allows, but erasure. */
function live({ mode, steps }: typeof aStory extends fc.Arbitrary<infer T> ? T : never): Told {
  let now = START;
  let facts = submitted(entryState(mode, [], false));
  const texts: KeptText[] = [];
  const ends = new Map<number, End>();
  let leftAt: number | null = null;
  const write = (before: CommentFacts | null) => {
    for (const { number, state, waiting } of facts.revisions) {
      const known = texts[number - 1];
      const since = known?.state === state ? known.since : now;
      const shownAt = known?.shownAt ?? (PUBLIC_STATES.has(state) ? now : null);
      texts[number - 1] = {
        number,
        state,
        submittedAt: known?.submittedAt ?? now,
        since,
        waiting,
        shownAt,
        gone: false,
      };
      if (known?.state !== state) {
        if (state === 'removed') ends.set(number, { at: now, by: 'removed' });
        else ends.set(number, { at: now, by: 'unpublished' });
      }
    }
    const { standing = null, revisions = [] } = before ?? {};
    if (standing !== null && facts.standing !== null && facts.standing !== standing)
      ends.set(standing, { at: now, by: 'replaced' });
    const last = revisions.at(-1);
    const answered = last !== undefined && (last.waiting || last.state === 'sent-back');
    if (answered && facts.revisions.length > revisions.length) ends.set(last.number, { at: now, by: 'replaced' });
    if (facts.author !== 'active') leftAt ??= now;
  };
  write(null);
  for (const { pause, ...asked } of steps) {
    if (asked.action === 'erase') continue;
    now += pause;
    const done = act(facts, { ...asked, entry: 'awaiting-team' });
    if (!done.ok) continue;
    const before = facts;
    facts = done.after;
    write(before);
  }
  const everPublic = texts.some(({ shownAt }) => shownAt !== null);
  const { author, standing } = facts;
  const comment = { author, leftAt, everPublic, standing, texts, undecided: false, judgedAt: null };
  return { comment, ends, lastChange: Math.max(...texts.map(({ since }) => since)) };
}

/** By the calendar of the platform, not of the library that the rule uses. */
function later(from: number, months: number): number {
  const date = new Date(from);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(new Date(from).getUTCDate(), last));
  return date.getTime();
}

describe('whatever happened to a comment', () => {
  const aMoment = fc.integer({ min: 0, max: 9_000 * DAY }).map((after) => START + after);
  const judged = fc.option(aMoment, { freq: 2 });

  test('its texts go at their time: never before, always after', () => {
    fc.assert(
      fc.property(aStory, somePeriods, judged, aMoment, (story, periods, judgedAt, moment) => {
        const { comment, ends, lastChange } = live(story);
        const due = (from: number, months: number) => later(Math.max(from, judgedAt ?? 0), months);
        const whole = dueOfAll(comment, lastChange, periods, due);
        const single = comment.texts
          .filter(({ number }) => number !== comment.standing)
          .map(({ number }) => {
            const end = ends.get(number) as End;
            return [number, due(end.at, periods[MONTHS[end.by]])] as const;
          });
        // The instants themselves, just before them, and any other one.
        const instants = [whole, ...single.map(([, end]) => end)].filter(Number.isFinite);
        for (const now of [moment, ...instants.flatMap((end) => [end - 1, end])]) {
          const gone = single.filter(([, end]) => now >= end).map(([number]) => number);
          const expected = now >= whole ? 'all' : gone;
          assert.deepEqual(whatHasServed({ ...comment, judgedAt }, periods, now), expected);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('nothing goes while an appeal or a report is open', () => {
    fc.assert(
      fc.property(aStory, somePeriods, aMoment, (story, periods, now) => {
        assert.deepEqual(whatHasServed({ ...live(story).comment, undecided: true }, periods, now), []);
      }),
    );
  });

  test('a query that looks no further than it must still finds what has served', () => {
    fc.assert(
      fc.property(aMoment, fc.integer({ min: 1, max: 60 }), fc.nat(40 * DAY), (from, months, more) => {
        const now = later(from, months) + more;
        assert.ok(new Date(from).toISOString() < mayHaveServedSince(now, months));
      }),
      { numRuns: 5_000 },
    );
  });
});

function dueOfAll(
  { author, leftAt, standing, everPublic }: KeptComment,
  lastChange: number,
  { withdrawnMonths, removedMonths, unpublishedMonths }: Parameters<typeof whatHasServed>[1],
  due: (from: number, months: number) => number,
): number {
  if (author === 'withdrawn') return due(leftAt ?? 0, withdrawnMonths);
  if (standing !== null) return Number.POSITIVE_INFINITY;
  return due(lastChange, everPublic ? removedMonths : unpublishedMonths);
}
