import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { doubtAboutAudience } from './audience-guard.ts';
import { SECOND_THOUGHTS, toldBefore } from './dates-changed.ts';
import type { EventFacts, PlannedRow, Subject, Told } from './facts.ts';
import { planOf, type Step } from './plan.ts';

const NOON = Date.parse('2026-11-23T11:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const subject = (more: Partial<Subject> = {}): Subject => ({
  documentId: 'abc',
  origin: 'native',
  opens: '2026-11-23T12:00',
  closes: '2026-12-24',
  facts: [],
  visibleFrom: null,
  projectVisibleFrom: null,
  events: [],
  eventsBeside: [],
  ...more,
});
const meeting = (more: Partial<EventFacts> = {}): EventFacts => ({
  id: 'salle',
  kind: 'public-meeting',
  title: 'Réunion',
  starts: '2026-12-01T18:30',
  ends: null,
  place: 'Mairie',
  address: null,
  status: 'planned',
  changedFrom: null,
  reason: null,
  ...more,
});
const row = (more: Partial<PlannedRow> = {}): PlannedRow => ({
  id: 1,
  key: 'abc|opens|2026-11-23T11:00:00.000Z',
  occasion: 'opens',
  event: null,
  state: 'upcoming',
  reason: null,
  wish: null,
  dueAt: '2026-11-23T11:00:00.000Z',
  frozenAt: null,
  told: null,
  ...more,
});
const TOLD: Told = { opens: '2026-11-23T12:00', closes: '2026-12-24', events: {} };
const TOLD_DATES: Told = { opens: '2026-11-23T12:00', closes: '2026-12-24' };
const opened = (told: Told = TOLD) => row({ state: 'finished', frozenAt: '2026-11-23T11:00:01.000Z', told });
const plan = (of: Subject | null, rows: readonly PlannedRow[], now: number, closingDays = 0) =>
  planOf(of, rows, { closingDays }, now);
const said = (steps: readonly Step[]) =>
  steps.map((step) => `${step.do} ${'wanted' in step ? step.wanted.occasion : step.row.occasion}`);

describe('an opening', () => {
  test('stands in the calendar before its instant, moves with it, and leaves when it comes', () => {
    const before = NOON - DAY;
    assert.deepEqual(said(plan(subject(), [], before)), ['create opens']);
    assert.deepEqual(plan(subject(), [row()], before), []);
    const [step] = plan(subject({ opens: '2026-11-25T09:00' }), [row()], before);
    assert.equal(step?.do, 'move');
    assert.equal(step?.do === 'move' && step.wanted.key, 'abc|opens|2026-11-25T08:00:00.000Z');
    assert.deepEqual(said(plan(subject(), [row()], NOON)), ['release opens']);
  });
  test('is dropped when the consultation is withdrawn or cancelled, and comes back with it', () => {
    const before = NOON - DAY;
    assert.deepEqual(said(plan(null, [row()], before)), ['drop opens']);
    const cancelled = subject({ facts: [{ kind: 'cancelled', at: '2026-11-22', until: null }] });
    assert.deepEqual(said(plan(cancelled, [row()], before)), ['drop opens']);
    const dropped = row({ state: 'cancelled', reason: 'no-longer-true' });
    assert.deepEqual(plan(null, [dropped], before), []);
    assert.deepEqual(said(plan(subject(), [dropped], before)), ['revive opens']);
  });
  test('that a person called off stays called off, also when it moves', () => {
    const off = row({ state: 'cancelled', reason: 'by-somebody' });
    assert.deepEqual(plan(subject(), [off], NOON), []);
    const moved = plan(subject({ opens: '2026-11-25T09:00' }), [off], NOON);
    assert.deepEqual(said(moved), ['move opens']);
  });
  test('that waited for a person too long is dropped as stale', () => {
    const steps = plan(subject(), [row({ state: 'prepared', reason: 'confirmation' })], NOON + 73 * HOUR);
    assert.deepEqual(
      steps.map((step) => step.do === 'drop' && step.reason),
      ['too-late'],
    );
  });
  test('is told once, whenever and however often one looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: NOON, max: NOON + 30 * DAY }), (now) => {
        assert.deepEqual(plan(subject(), [opened()], now), []);
      }),
    );
  });
});

describe('dates that were told and are no longer true', () => {
  const extended = subject({ facts: [{ kind: 'extended', at: '2026-12-01', until: '2027-01-15' }] });
  test('are corrected after a time for second thoughts, whoever moved them and whenever one looks', () => {
    const [step] = plan(extended, [opened()], NOON + DAY);
    assert.ok(step?.do === 'create');
    assert.equal(step.wanted.occasion, 'dates-changed');
    assert.equal(step.wanted.dueAt, NOON + DAY + SECOND_THOUGHTS);
    const waiting = row({
      id: 2,
      occasion: 'dates-changed',
      key: step.wanted.key,
      dueAt: new Date(step.wanted.dueAt).toISOString(),
    });
    assert.deepEqual(plan(extended, [opened(), waiting], NOON + DAY + 1), []);
    assert.deepEqual(said(plan(subject(), [opened(), waiting], NOON + DAY + 1)), ['drop dates-changed']);
    assert.deepEqual(said(plan(extended, [opened(), waiting], step.wanted.dueAt)), ['release dates-changed']);
  });
  test('are corrected again when they move once more, there and back', () => {
    const told = row({
      id: 2,
      occasion: 'dates-changed',
      key: 'k',
      state: 'finished',
      frozenAt: '2026-12-02T08:00:00.000Z',
      told: { opens: '2026-11-23T12:00', closes: '2027-01-15' },
    });
    assert.deepEqual(plan(extended, [opened(), told], NOON + 10 * DAY), []);
    const keys = [subject(), extended].map((now) => {
      const [step] = plan(now, [opened(), now === extended ? { ...told, told: TOLD } : told], NOON + 10 * DAY);
      return step?.do === 'create' && step.wanted.key;
    });
    assert.equal(new Set(keys).size, 2);
  });
  test('are nobody’s news before anything was told, nor once the new closing has passed, nor of an archive', () => {
    assert.deepEqual(said(plan(extended, [], NOON - DAY)), ['create opens']);
    assert.deepEqual(plan(subject({ closes: '2026-11-24' }), [opened()], NOON + 5 * DAY), []);
    assert.deepEqual(plan({ ...extended, origin: 'archive' }, [opened()], NOON + DAY), []);
  });
  test('are corrected for all when only some were told since, and for those who were told what has been put right', () => {
    const toSome = (closes: string) =>
      row({
        id: 2,
        occasion: 'by-hand',
        key: 'by-hand|x',
        state: 'finished',
        frozenAt: '2026-11-24T11:00:00.000Z',
        told: { opens: '2026-11-23T12:00', closes, toSome: true },
      });
    const corrected = (of: Subject, rows: readonly PlannedRow[]) =>
      plan(of, rows, NOON + DAY + 1)
        .flatMap((step) => (step.do === 'create' ? step.wanted : []))
        .filter(({ occasion }) => occasion === 'dates-changed')
        .map(({ key }) => key.split('|').at(-1));
    assert.deepEqual(corrected(extended, [opened(), toSome('2027-01-15')]), ['1'], 'the others have not heard of it');
    assert.deepEqual(toldBefore([opened(), toSome('2027-01-15')], { closes: '2027-01-15' }), TOLD_DATES);
    assert.deepEqual(corrected(subject(), [opened(), toSome('2027-01-15')]), ['2'], 'some heard of what is not so');
    assert.deepEqual(corrected(subject(), [opened(), toSome('2026-12-24')]), []);
    assert.deepEqual(corrected(extended, [toSome('2026-12-24')]), ['2'], 'nobody else was told anything');
    const toAll = { ...toSome('2027-01-15'), told: { opens: '2026-11-23T12:00', closes: '2027-01-15' } };
    assert.deepEqual(corrected(extended, [opened(), toAll]), [], 'everybody has heard of it');
  });
  test('a postponed opening is told as a change, and again when it comes', () => {
    const postponed = subject({ opens: '2026-12-01T09:00' });
    assert.deepEqual(said(plan(postponed, [opened()], NOON + DAY)), ['create dates-changed', 'create opens']);
  });
});

describe('a meeting', () => {
  const told = { ...TOLD, events: { salle: { starts: '2026-12-01T18:30', where: 'Mairie', cancelled: false } } };
  test('that is cancelled, moved or elsewhere is told at once', () => {
    for (const more of [
      { status: 'cancelled' as const },
      { starts: '2026-12-02T18:30' },
      { place: 'Salle des fêtes' },
    ]) {
      const [step] = plan(subject({ events: [meeting(more)] }), [opened(told)], NOON + DAY);
      assert.ok(step?.do === 'create' && step.wanted.dueAt === NOON + DAY, JSON.stringify(more));
    }
    assert.deepEqual(plan(subject({ events: [meeting()] }), [opened(told)], NOON + DAY), []);
  });
  test('that no mailing told of goes by its own state', () => {
    const steps = (status: EventFacts['status']) =>
      plan(subject({ events: [meeting({ status })] }), [opened()], NOON + DAY);
    assert.deepEqual([steps('planned'), steps('cancelled'), steps('changed')].map(said), [
      [],
      ['create meeting'],
      ['create meeting'],
    ]);
  });
  test('that was told of and is gone from the dossier is told at once, once, and only while somebody could set out', () => {
    const gone = subject({ events: [] });
    const [step] = plan(gone, [opened(told)], NOON + DAY);
    assert.ok(step?.do === 'create' && step.wanted.dueAt === NOON + DAY);
    assert.deepEqual([step.wanted.event, step.wanted.key], ['salle', 'abc|meeting:salle|2026-12-01T17:30:00.000Z|1']);
    assert.deepEqual(plan(gone, [opened(told)], NOON + 10 * DAY), []);
    const frozenAt = new Date(NOON + DAY).toISOString();
    const events = { salle: { starts: '2026-12-01T18:30', where: 'Mairie', cancelled: true } };
    const earlier = row({ id: 2, key: 'k', occasion: 'meeting', event: 'salle', frozenAt, told: { events } });
    assert.deepEqual(plan(gone, [opened(told), earlier], NOON + 2 * DAY), []);
    assert.deepEqual(said(plan(subject({ events: [meeting()] }), [opened(told), earlier], NOON + 2 * DAY)), [
      'create meeting',
    ]);
    assert.deepEqual(plan(gone, [opened()], NOON + DAY), [], 'nobody knew of it');
  });
  test('that another consultation of the dossier has now is not gone, and is told of by whoever told of it', () => {
    const beside = (more: Partial<EventFacts>) =>
      plan(subject({ eventsBeside: [meeting(more)] }), [opened(told)], NOON + DAY);
    assert.deepEqual(beside({}), []);
    assert.deepEqual(said(beside({ status: 'cancelled' })), ['create meeting']);
    assert.deepEqual(plan(subject({ eventsBeside: [meeting({ status: 'cancelled' })] }), [opened()], NOON + DAY), []);
  });
  test('is not told of once it is over, nor before people know of the consultation', () => {
    const events = [meeting({ status: 'cancelled' })];
    assert.deepEqual(plan(subject({ events }), [opened(told)], NOON + 10 * DAY), []);
    assert.deepEqual(said(plan(subject({ events }), [], NOON - DAY)), ['create opens']);
  });
  test('comes before everything else', () => {
    const all = subject({ closes: '2027-01-20', events: [meeting({ status: 'cancelled' })] });
    assert.deepEqual(said(plan(all, [opened(told)], NOON + DAY)), ['create meeting', 'create dates-changed']);
  });
});

describe('the reminder before the closing', () => {
  const due = Date.parse('2026-12-17T08:00:00Z');
  test('is due in the morning, N days before, and only if the consultation lasts long enough', () => {
    const [step] = plan(subject(), [opened()], NOON + DAY, 7);
    assert.ok(step?.do === 'create' && step.wanted.dueAt === due);
    assert.deepEqual(plan(subject({ closes: '2026-12-03' }), [opened({ ...TOLD, closes: '2026-12-03' })], NOON, 7), []);
    assert.deepEqual(plan(subject(), [opened()], NOON + DAY, 0), []);
  });
  test('is due at nine by the clocks of Paris, also on the days on which they change', () => {
    for (const [closes, nine] of [
      ['2027-04-04', '2027-03-28T07:00:00Z'],
      ['2027-11-07', '2027-10-31T08:00:00Z'],
    ] as const) {
      const [step] = plan(subject({ closes }), [opened({ ...TOLD, closes })], NOON + DAY, 7);
      assert.ok(step?.do === 'create' && step.wanted.dueAt === Date.parse(nine), closes);
    }
  });
  test('is for people who were told of it, and not for the day after', () => {
    assert.deepEqual(plan(subject(), [], due, 7), []);
    assert.deepEqual(said(plan(subject(), [opened()], due + 47 * HOUR, 7)), ['create closing']);
    assert.deepEqual(plan(subject(), [opened()], due + 49 * HOUR, 7), []);
  });
});

test('an empty audience, or one half as large as the last, waits for a yes', () => {
  assert.equal(doubtAboutAudience(0, null), 'audience-empty');
  assert.equal(doubtAboutAudience(50, 100), 'audience-halved');
  assert.equal(doubtAboutAudience(51, 100), null);
  assert.equal(doubtAboutAudience(1, null), null);
});
