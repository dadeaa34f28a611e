import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { monthsBefore, settingFaults, settingsIn, USUAL_RETENTION } from './retention.ts';

const typed = { ...USUAL_RETENTION, reason: 'Le service juridique le demande.' };

describe('the periods of the team', () => {
  test('are whole months within bounds, each told in French, with a reason', () => {
    assert.deepEqual(settingFaults(typed), {});
    const wrong = { ...typed, removedMonths: 2, withdrawnMonths: 0, replacedMonths: 1.5, reason: ' ' };
    assert.deepEqual(Object.keys(settingFaults(wrong)), [
      'removedMonths',
      'withdrawnMonths',
      'replacedMonths',
      'reason',
    ]);
    assert.equal(settingFaults(wrong)['removedMonths'], 'Écrivez un nombre de mois de 3 à 60.');
    const { replacedMonths, ...missing } = typed;
    assert.deepEqual(Object.keys(settingFaults(missing)), ['replacedMonths'], `not even ${replacedMonths} by default`);
  });

  test('are the usual ones where a stored row is older than they are: nothing is forgotten at once', () => {
    const stored = { ...USUAL_RETENTION, unpublishedMonths: 6, removedMonths: null, withdrawnMonths: null };
    assert.deepEqual(settingsIn(stored), { ...USUAL_RETENTION, unpublishedMonths: 6 });
  });
});

describe('months before', () => {
  test('are of the calendar: the last day of a shorter month stands for the one it lacks', () => {
    assert.equal(monthsBefore(Date.parse('2026-03-31T09:00:00Z'), 1), '2026-02-28T09:00:00.000Z');
  });

  test('stand a clock that was moved: the age of its file has fractions of a millisecond', () => {
    assert.equal(monthsBefore(Date.parse('2026-03-10T09:00:00Z') + 0.7, 2), '2026-01-10T09:00:00.000Z');
  });
});
