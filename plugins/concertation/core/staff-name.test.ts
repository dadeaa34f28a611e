import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staffName } from './staff-name.ts';

test('somebody of the staff goes by the names that are known, and nobody is nameless', () => {
  assert.equal(staffName({ firstname: 'Ana', lastname: 'Sœur', username: 'ana' }), 'Ana Sœur');
  assert.equal(staffName({ firstname: 'Ana', lastname: null }), 'Ana');
  assert.equal(staffName({ firstname: '', lastname: null, username: 'ana' }), 'ana');
  assert.equal(staffName({}), 'Équipe');
});
