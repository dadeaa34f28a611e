import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { COMMENT, type CommentRow } from '../../comments/tables.ts';
import { rowsIn, type There } from '../comment-cases/house.ts';
import { ARTICLE, FACTS } from '../comments-fixture.ts';

const AT_ONCE = 4;

/** The service's answers under a public text. */
export function describeOfficialReplies(there: There): void {
  test('stores one official reply for a double click, whoever comes first', async () => {
    const house = there();
    const { documentId } = await house.published({ project: 'gare', body: 'Une question' });
    const officer = house.person('participation-officer');
    const form = { parent: documentId, body: 'Notre réponse.', service: 'Direction des essais' };
    const sent = { ...form, idempotencyKey: randomUUID() };
    const send = async (body: object) => officer.ask('POST', '/moderation/replies', body);
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, async () => send(sent)));
    answers.push(await send(sent));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    const replies = rowsIn<CommentRow>(house, COMMENT);
    assert.equal(await replies.count({ where: { parent: documentId } }), 1);
    assert.equal((await send({ ...sent, body: 'Une autre.' })).status, 422, 'one key, one text');
    assert.equal((await send(form)).status, 400);
    assert.equal((await send({ ...form, idempotencyKey: randomUUID() })).status, 200, 'meant twice is stored twice');
    assert.equal(await replies.count({ where: { parent: documentId } }), 2);
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
