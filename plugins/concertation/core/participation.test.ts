import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMENTS_OFF, commentsAt, publicSwitch, validateParticipation } from './participation.ts';

const on = { comments: 'on', from: '', to: '', reason: '', outsideRegister: false, version: 0 } as const;

describe('the switch of comments', () => {
  test('opens without more ado', () => {
    assert.deepEqual(validateParticipation(on, COMMENTS_OFF, false), {});
  });
  test('stays closed beside a legal register, until somebody says that it is « hors registre »', () => {
    assert.deepEqual(Object.keys(validateParticipation(on, COMMENTS_OFF, true)), ['comments']);
    assert.deepEqual(validateParticipation({ ...on, outsideRegister: true }, COMMENTS_OFF, true), {});
  });
  test('asks for a reason when it closes', () => {
    assert.deepEqual(Object.keys(validateParticipation({ ...on, comments: 'off' }, on, false)), ['reason']);
  });
  test('shows the public its own dates', () => {
    const setting = publicSwitch({ ...on, from: '2026-12-01', to: '2026-12-10' }, null);
    const at = (day: string) => (instant: number) => Date.parse(`${day}T12:00:00Z`) >= instant;
    assert.equal(commentsAt(setting, at('2026-11-30')).state, 'off');
    assert.equal(commentsAt(setting, at('2026-12-10')).state, 'on');
    assert.equal(commentsAt(setting, at('2026-12-11')).state, 'off');
  });
  test('asks about both of its dates, so that the page is looked at again', () => {
    const asked: number[] = [];
    const passed = (instant: number) => {
      asked.push(instant);
      return false;
    };
    commentsAt(publicSwitch({ ...on, from: '2026-12-01', to: '2026-12-10' }, null), passed);
    assert.deepEqual(asked, [Date.parse('2026-11-30T23:00Z'), Date.parse('2026-12-10T23:00Z')]);
  });
  test('says why it is closed while it is closed only', () => {
    const setting = publicSwitch({ ...on, to: '2026-12-10', reason: 'Le débat est fini.' }, null);
    assert.equal(commentsAt(setting, () => false).reason, null);
    assert.equal(commentsAt(setting, () => true).reason, 'Le débat est fini.');
  });
});
