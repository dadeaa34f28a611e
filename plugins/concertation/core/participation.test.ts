import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMENTS_OFF, publicComments, validateParticipation } from './participation.ts';

const on = { comments: 'on', from: '', to: '', reason: '', version: 0 } as const;

describe('the switch of comments', () => {
  test('opens without more ado', () => {
    assert.deepEqual(validateParticipation(on, COMMENTS_OFF, false), {});
  });
  test('stays closed beside a legal register', () => {
    assert.deepEqual(Object.keys(validateParticipation(on, COMMENTS_OFF, true)), ['comments']);
  });
  test('asks for a reason when it closes', () => {
    assert.deepEqual(Object.keys(validateParticipation({ ...on, comments: 'off' }, on, false)), ['reason']);
  });
  test('shows the public its own dates', () => {
    const setting = { ...on, from: '2026-12-01', to: '2026-12-10' };
    const at = (day: string) => (instant: number) => Date.parse(`${day}T12:00:00Z`) >= instant;
    assert.equal(publicComments(setting, at('2026-11-30')).state, 'off');
    assert.equal(publicComments(setting, at('2026-12-10')).state, 'on');
    assert.equal(publicComments(setting, at('2026-12-11')).state, 'off');
  });
});
