import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report, type There } from './house.ts';

/** What a new comment shows, and when. */
export function describeAppearing(there: There): void {
  test('are stored once for one key, and show nothing before somebody decided', async () => {
    const house = there();
    const form = await house.form({ body: 'Secret à lire d’abord', email: 'Emil@Example.org' });
    const answers = await Promise.all([1, 2, 3].map(async () => house.ask('POST', '/api/concertation/comments', form)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    assert.equal(new Set(answers.map(({ body }) => body.reference)).size, 1);
    assert.deepEqual(
      [answers[0]?.body.state, Object.keys(answers[0]?.body ?? {})],
      ['pending', ['reference', 'state', 'message', 'own']],
    );
    assert.ok(!(await house.outside()).includes('Secret à lire'));
    const [letter] = await house.lettersTo('emil@example.org');
    assert.ok(letter && !`${letter.text}${letter.html}${letter.subject}`.includes('Secret à lire'), 'no mail holds it');
    assert.match(letter.text, /ce-n-est-pas-moi/);
  });

  test('have a number from their publication on, and leave by an allow-list of fields', async () => {
    const house = there();
    const first = await house.published({ body: 'Premier\n« texte »', authorName: 'Ana \u202eB\n' });
    const second = await house.published({ body: 'Deuxième', email: 'ana@example.org' });
    assert.deepEqual([first.number, second.number, second.slot], [1, 2, 2]);
    const [shown] = await house.publicComments();
    assert.deepEqual(shown, {
      id: first.documentId,
      consultation: 'halle/trace',
      number: 1,
      parent: null,
      slot: 1,
      state: 'published',
      authorName: 'Ana B',
      body: 'Premier\n« texte »',
      official: null,
      publishedAt: first.publishedAt,
      correctedAt: null,
      gone: null,
    });
    assert.ok(!(await house.outside()).includes('ana@example.org'));
  });

  test('answer one level deep; unknown, pending, removed and foreign parents look alike', async () => {
    const house = there();
    const top = await house.published({ body: 'À quoi on répond' });
    const waiting = await house.row(await house.post({ body: 'En attente' }));
    const removed = await house.published({ body: 'Retiré' });
    await house.decide(removed.documentId, 'remove');
    const elsewhere = await house.published({ project: 'gare', body: 'Ailleurs' });
    const reply = await house.published({ parent: top.documentId, body: 'Une réponse' });
    assert.deepEqual([reply.slot, reply.parent], [null, top.documentId]);
    const bodies = new Set<string>();
    for (const parent of ['inconnu-inconnu-inconnu', waiting.documentId, removed.documentId, elsewhere.documentId]) {
      const { status, body } = await house.post({ parent });
      assert.equal(status, 409);
      bodies.add(JSON.stringify(body));
    }
    assert.equal(bodies.size, 1);
    assert.equal((await house.post({ parent: reply.documentId })).body.reason, 'too-deep');
    const reports: object[] = [];
    for (const id of ['inconnu-inconnu-inconnu', waiting.documentId, removed.documentId])
      reports.push((await report(house, id)).body);
    assert.equal(new Set(reports.map((body) => JSON.stringify(body))).size, 1);
  });
}
