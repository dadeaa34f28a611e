import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settingFaults, settingsIn, USUAL_RETENTION } from './retention.ts';

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
    assert.equal(settingFaults(wrong)['removedMonths'], 'Écrivez un nombre de mois, de 3 à 60.');
    const { replacedMonths, ...missing } = typed;
    assert.deepEqual(Object.keys(settingFaults(missing)), ['replacedMonths'], `not even ${replacedMonths} by default`);
  });

  test('are the usual ones where a stored row is older than they are: nothing is forgotten at once', () => {
    const stored = { ...USUAL_RETENTION, unpublishedMonths: 6, removedMonths: null, withdrawnMonths: null };
    assert.deepEqual(settingsIn(stored), { ...USUAL_RETENTION, unpublishedMonths: 6 });
  });
});
