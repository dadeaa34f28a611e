import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOf, attempt, type Answer, READ_REFUSALS, valueOf } from './answer.ts';

const OF_PAGE = { silent: 'Votre texte reste ici.', meanwhile: (by: string) => `${by} a agi.` };
const answered = async (body: unknown): Promise<Answer<unknown>> => attempt(async () => Promise.resolve(body), OF_PAGE);

test('what comes without an error is the thing itself', async () => {
  assert.deepEqual(await answered([1, 2]), { done: true, value: [1, 2] });
  assert.deepEqual(valueOf(await answered({ id: 1 })), { id: 1 });
  assert.equal(valueOf(null), null);
});

test('a refusal brings the sentence of the server and those of the fields', async () => {
  const error = { code: 'invalid', message: 'Deux champs sont à corriger.', fields: { name: 'Nom.', day: 'Jour.' } };
  const answer = await answered({ error });
  assert.deepEqual(answer, { done: false, message: error.message, faults: error.fields, meanwhile: null });
  assert.deepEqual(answer.done || allOf(answer), ['Deux champs sont à corriger.', 'Nom.', 'Jour.']);
  assert.equal(valueOf(answer), null);
  assert.deepEqual(await answered({ data: null, error: null }), {
    done: false,
    message: 'Demande refusée.',
    faults: {},
    meanwhile: null,
  });
});

test('a conflict says who and when, in the words of the server or else of the page', async () => {
  const [by, at] = ['Camille', '2026-12-02T08:00:00.000Z'];
  const bare = { done: false, message: 'Camille a agi.', faults: {}, meanwhile: { by, at } };
  assert.deepEqual(await answered({ reason: 'changed-meanwhile', by, at }), bare);
  const error = { code: 'changed-meanwhile', message: 'Cet envoi a changé.' };
  assert.deepEqual(await answered({ reason: 'changed-meanwhile', error }), {
    done: false,
    message: 'Cet envoi a changé.',
    faults: {},
    meanwhile: { by: 'Quelqu’un', at: '' },
  });
  assert.deepEqual(await answered({ reason: 'unsubscribed' }), { done: true, value: { reason: 'unsubscribed' } });
});

test('what does not come, or comes empty, is a refusal too', async () => {
  const cut = async () => Promise.reject(new Error('Failed to fetch'));
  assert.deepEqual(await attempt(cut, OF_PAGE), {
    done: false,
    message: 'Votre texte reste ici.',
    faults: {},
    meanwhile: null,
  });
  const own = await attempt(cut);
  assert.equal(own.done || own.message, 'Le serveur n’a pas pu répondre. Réessayez dans un instant.');
  const empty = await answered('');
  assert.equal(empty.done || empty.message, 'La réponse du serveur est vide.');
});

test('a session that is over is left to Strapi, and so is a server that fails', () => {
  assert.deepEqual([409, 422, 401, 500].map(READ_REFUSALS.validateStatus), [true, true, false, false]);
});
