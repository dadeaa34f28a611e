import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataFile, wrongIn } from './own-page.ts';

const answer = (status: number, fields: Record<string, string> = {}) => ({
  status,
  retryAfter: '60',
  body: { error: { code: 'invalid', message: 'Un champ est à corriger.', fields } },
});

test('a refusal is said beside its field, or above where it has none', () => {
  assert.deepEqual(wrongIn(answer(422, { body: 'Écrivez.' })), {
    show: 'wrong',
    status: 422,
    errors: { body: 'Écrivez.' },
    notice: '',
  });
  assert.equal(wrongIn(answer(409))?.notice, 'Un champ est à corriger.');
  assert.equal(wrongIn(answer(410)), null);
});

test('what is kept of somebody is taken along as a file', async () => {
  const file = dataFile('mon-message', { body: 'Bonjour' });
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="mon-message.json"');
  assert.deepEqual(await file.json(), { body: 'Bonjour' });
});
