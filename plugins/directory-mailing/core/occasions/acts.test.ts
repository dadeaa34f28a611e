import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ActedOn, type MailingActName, outcomeOf, standingAfter, waitsForYes } from './acts.ts';

const mailing = (more: Partial<ActedOn> = {}): ActedOn => ({
  occasion: 'opens',
  state: 'upcoming',
  reason: null,
  dueAt: '2026-11-23T11:00:00.000Z',
  frozenAt: null,
  ...more,
});
const WAITING = { state: 'prepared', reason: 'confirmation' } as const;
const OFF = { state: 'cancelled', reason: 'by-somebody' } as const;

describe('what a person said of when a mailing leaves', () => {
  test('is written down: held and put back wait for a yes, what is let go does not', () => {
    const wish = (act: MailingActName, more: Partial<ActedOn>) => outcomeOf(act, mailing(more))?.wish;
    assert.deepEqual(
      [wish('hold', {}), wish('restore', OFF), wish('let-go', WAITING), wish('cancel', WAITING)],
      ['held', 'held', 'let-go', undefined],
    );
  });
  test('outlives the moves of the dossier, but for a yes that was meant for another hour', () => {
    const after = (step: 'move' | 'revive', wish: 'held' | 'let-go' | null) =>
      standingAfter(step, { reason: 'confirmation', wish });
    for (const step of ['move', 'revive'] as const) {
      assert.deepEqual(after(step, 'held'), { ...WAITING, wish: 'held' });
      assert.deepEqual(
        standingAfter(step, { reason: 'by-somebody', wish: 'let-go' }),
        {},
        'called off stays called off',
      );
    }
    const upcoming = { state: 'upcoming', reason: null };
    assert.deepEqual(after('move', 'let-go'), { ...upcoming, wish: null });
    assert.deepEqual(after('revive', 'let-go'), upcoming);
  });
  test('comes before what holds for all', () => {
    const answers = (mode: 'automatic' | 'confirmed') =>
      ([null, 'held', 'let-go'] as const).map((wish) => waitsForYes(wish, mode));
    assert.deepEqual(
      [answers('automatic'), answers('confirmed')],
      [
        [false, true, false],
        [true, true, false],
      ],
    );
  });
});

describe('what may be done with a mailing', () => {
  test('held and let go before it is frozen, and nothing of either after', () => {
    for (const act of ['hold', 'let-go', 'restore'] as const) {
      assert.equal(outcomeOf(act, mailing({ state: 'queued', frozenAt: '2026-11-23T11:00:01.000Z' })), null);
      assert.equal(outcomeOf(act, mailing({ ...OFF, frozenAt: '2026-11-23T11:00:01.000Z' })), null);
    }
    const doubtful = mailing({ state: 'prepared', reason: 'audience-empty' });
    assert.equal(outcomeOf('let-go', doubtful), null, 'an audience in doubt needs a yes that names the number');
    assert.equal(outcomeOf('let-go', mailing({ ...WAITING, occasion: 'by-hand' })), null);
  });
});
