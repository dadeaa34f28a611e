import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { COMMENT, type CommentRow } from '../../comments/tables.ts';
import { own, rowsIn, type There } from '../comment-cases/house.ts';
import { ARTICLE, FACTS, linkIn } from '../comments-fixture.ts';

const AT_ONCE = 4;

/** The service's answers under a public text. */
export function describeOfficialReplies(there: There): void {
  test('stores one official reply for a double click, whoever comes first', async () => {
    const house = there();
    const asker = 'demandeuse@example.org';
    const { documentId, reference } = await house.published({ project: 'gare', email: asker, body: 'Une question' });
    const [receipt] = await house.lettersTo(asker);
    const confirmed = await house.ask('POST', own(linkIn(receipt, 'ma-contribution')), { act: 'confirm' });
    assert.equal(confirmed.status, 200);
    const officer = house.person('participation-officer');
    const { service } = await house.detail(documentId);
    assert.equal(service, 'Direction des essais', 'the owning department, to begin with');
    const form = { parent: documentId, body: 'Notre réponse.', service };
    const sent = { ...form, idempotencyKey: randomUUID() };
    const send = async (body: object) => officer.ask('POST', '/moderation/replies', body);
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, async () => send(sent)));
    answers.push(await send(sent));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    const replies = rowsIn<CommentRow>(house, COMMENT);
    assert.equal(await replies.count({ where: { parent: documentId } }), 1);
    const letters = (await house.lettersTo(asker)).slice(1);
    assert.deepEqual(
      letters.map(({ subject }) => subject),
      [`La collectivité a répondu à votre commentaire, référence ${reference}`],
      'told once',
    );
    assert.match(letters[0]?.text ?? '', /Direction des essais[^]*#commentaire-\d/);
    for (const words of ['Notre réponse', 'Une question']) assert.ok(!JSON.stringify(letters).includes(words), words);
    assert.equal((await send({ ...sent, body: 'Une autre.' })).status, 422, 'one key, one text');
    assert.equal((await send(form)).status, 400);
    assert.equal((await send({ ...form, idempotencyKey: randomUUID() })).status, 200, 'meant twice is stored twice');
    assert.equal(await replies.count({ where: { parent: documentId } }), 2);
    assert.equal((await house.lettersTo(asker)).length, 3);
    const [reply] = await replies.findMany({ where: { parent: documentId } });
    assert.equal((await house.detail(reply?.documentId ?? '')).history[0]?.notice, 'letter');
    assert.equal((await officer.ask('POST', `/moderation/comments/${documentId}/erase`, {})).status, 200);
    assert.deepEqual(await house.lettersTo(asker), [], 'erasure takes them along');
  });

  test('writes to no address that nobody has confirmed', async () => {
    const house = there();
    const email = 'jamais-confirmee@example.org';
    const { documentId } = await house.published({ project: 'gare', email, body: 'Une autre question' });
    const reply = { parent: documentId, body: 'Réponse.', service: 'Service', idempotencyKey: randomUUID() };
    assert.equal((await house.person('participation-officer').ask('POST', '/moderation/replies', reply)).status, 200);
    assert.equal((await house.lettersTo(email)).length, 1, 'the receipt');
  });

  test('answers nothing that is taken down between the click and the writing', async (t) => {
    const house = there();
    const { db } = house.cms.strapi;
    const { documentId } = await house.published({ project: 'gare', body: 'Retiré pendant la réponse' });
    const { version } = await house.detail(documentId);
    const decisions = [{ comment: documentId, version, action: 'remove', article: ARTICLE, facts: FACTS }];
    const begin = db.transaction.bind(db);
    const removeFirst = async (act: Parameters<typeof begin>[0]) => {
      await house.person('second-officer').ask('POST', '/moderation/decisions', { decisions });
      return begin(act);
    };
    t.mock.method(db, 'transaction', removeFirst, { times: 1 });
    const reply = { parent: documentId, body: 'Réponse.', service: 'Service', idempotencyKey: randomUUID() };
    const late = await house.person('participation-officer').ask('POST', '/moderation/replies', reply);
    assert.equal((await house.detail(documentId)).state, 'removed');
    assert.equal(late.status, 409, JSON.stringify(late.body));
    assert.equal(await rowsIn(house, COMMENT).count({ where: { parent: documentId } }), 0);
  });
}
