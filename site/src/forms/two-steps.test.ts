import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { CommentContext } from '@aggloforum/concertation/contract/comments.ts';
import { NO_COMMENT, openForm, sendComment } from './comment.ts';
import { actOnComment } from './own-comment.ts';
import { twoSteps } from './two-steps.ts';

const SENDING = { formToken: 'token', idempotencyKey: '0123456789abcdef' };
const REFERENCE = { reference: 'COM-1', state: 'pending', message: '' };
const MESSAGE = { endpoint: '/api/messages', fields: { body: 'Une question' }, errors: {} };
const COMMENT = { ...NO_COMMENT, project: 'halle', authorName: 'Ana', body: 'Une halle.', charterVersion: '1' };
const OPEN: CommentContext = {
  project: { slug: 'halle', title: 'La halle' },
  consultation: { slug: 'avis', title: 'Votre avis' },
  refusal: null,
  parent: null,
  charterVersion: '1',
  next: '',
  outsideRegister: false,
};

const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

/** A CMS that stores by key, and whose first answer is lost on the way. */
function forgetful(context: TestContext): { readonly stored: Map<string, object> } {
  const stored = new Map<string, object>();
  let lost = false;
  context.mock.method(globalThis, 'fetch', async (_: string, { body }: { body: string }) => {
    const { idempotencyKey, ...sent } = JSON.parse(body) as Readonly<Record<string, string>>;
    stored.set(idempotencyKey ?? '', sent);
    if (lost) return Response.json(REFERENCE, { status: 201 });
    lost = true;
    throw new Error('connection reset');
  });
  return { stored };
}

function answering(context: TestContext, status: number, body: object): void {
  context.mock.method(globalThis, 'fetch', async () => Response.json(body, { status }));
}

describe('a form whose answer is lost', () => {
  test('is sent again with the same key, and is stored once', async (context) => {
    const { stored } = forgetful(context);
    const first = await twoSteps(formOf(SENDING), MESSAGE, '127.0.0.1');
    assert.ok(first.show === 'review' && first.unsure === true, JSON.stringify(first));
    assert.deepEqual([first.status, first.hidden], [503, SENDING]);
    assert.match(first.notice, /nous ne savons pas.*une fois/);
    assert.doesNotMatch(first.notice, /Rien n’a été enregistré/);
    const again = await twoSteps(formOf({ ...first.hidden }), MESSAGE, '127.0.0.1');
    assert.equal(again.show, 'sent');
    assert.equal(stored.size, 1);
  });

  test('gets its answer though the page knows no more, or comments were closed meanwhile', async (context) => {
    forgetful(context);
    const send = async (around: CommentContext | null) =>
      sendComment(formOf({ ...SENDING }), COMMENT, around, '127.0.0.1');
    const first = await send(null);
    assert.ok(first.show === 'review' && first.hidden.idempotencyKey === SENDING.idempotencyKey, JSON.stringify(first));
    const closed = { ...OPEN, refusal: { reason: 'closed', message: 'Fermé.' } };
    assert.equal((await send(closed)).show, 'sent');
  });

  test('that nobody has sent yet says that nothing is stored', async (context) => {
    forgetful(context);
    const first = await sendComment(formOf({}), COMMENT, null, '127.0.0.1');
    assert.ok(first.show === 'down' && first.notice.includes('Rien n’a été enregistré'));
  });
});

describe('a comment about nobody knows what', () => {
  test('is asked for its consultation, for several of the project may be open, and is kept', async () => {
    const [named, nameless] = ['avis', ''].map((consultation) => openForm({ consultation }, undefined));
    assert.ok(named?.show === 'closed' && nameless?.show === 'closed');
    assert.deepEqual([named.status, nameless.status], [404, 404]);
    assert.match(named.notice, /n’est pas ou plus sur le site/);
    assert.match(nameless.notice, /ouvrez sa page/);
    const sent = await sendComment(formOf({}), COMMENT, undefined, '127.0.0.1');
    assert.ok(sent.show === 'closed' && sent.status === 404, JSON.stringify(sent));
    assert.match(sent.notice, /ouvrez sa page.*gardé/);
  });
});

describe('what the CMS refuses in a shape of its own', () => {
  test('is told in our words, and breaks no form', async (context) => {
    answering(context, 413, { data: null, error: { status: 413, name: 'PayloadTooLargeError', message: 'too large' } });
    const step = await twoSteps(formOf(SENDING), MESSAGE, '127.0.0.1');
    assert.ok(step.show === 'form' && step.status === 413 && /refusé/.test(step.notice), JSON.stringify(step));
  });

  test('is told to an author whose page was overtaken', async (context) => {
    answering(context, 409, { reason: 'changed-meanwhile', by: 'Quelqu’un', at: '' });
    const acted = await actOnComment('token', formOf({ act: 'correct', body: 'Mieux', version: '1' }), '127.0.0.1');
    assert.ok(acted?.show === 'wrong' && acted.status === 409 && acted.notice !== '', JSON.stringify(acted));
    assert.doesNotMatch(acted.notice, /Quelqu’un/);
  });
});
