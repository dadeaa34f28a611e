import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { MessageView } from '../../../contract/message-desk.ts';
import { ACT, MESSAGE, NOTICE } from '../content-types.ts';
import type { MessageRounds } from '../rounds.ts';
import type { MessageCms } from './message-fixture.ts';

const LETTER = 'plugin::directory-mailing.letter';

/** What several hands and several instances do at the same time; may differ from database to database. */
export function testRaces(given: () => MessageCms): void {
  let house: MessageCms;
  before(() => {
    house = given();
  });
  const rows = (uid: string) => house.cms.strapi.db.query(uid);

  test('the same form sent four times at once is one message', async () => {
    const before = await rows(MESSAGE).count();
    const form = {
      email: 'mona@example.org',
      idempotencyKey: randomUUID(),
      formToken: await house.citizen.formToken(),
    };
    const answers = await Promise.all([1, 2, 3, 4].map(async () => house.send(form)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    assert.equal(await rows(MESSAGE).count(), before + 1);
  });

  test('of two colleagues who act on what they both saw, one is told who was quicker', async () => {
    const { body } = await house.send({ project: 'place', email: 'nora@example.org' });
    const view = await house.open(body.reference);
    const act = { act: 'answered', version: view.version };
    const text = 'Bonjour, voici une réponse assez longue pour partir.';
    const answers = await Promise.all([
      house.officer.ask<MessageView>('POST', `/messages/${view.id}/acts`, { ...act, text }),
      house.lead.ask<MessageView>('POST', `/messages/${view.id}/acts`, { ...act, text: `${text} Bis.` }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    );
    const told = answers.find(({ status }) => status === 409)?.body as unknown as { reason: string; by: string };
    assert.equal(told.reason, 'changed-meanwhile');
    assert.match(told.by, /Essai/);
    assert.equal(await rows(ACT).count({ where: { message: view.id, act: 'answered' } }), 1, 'never two answers');
  });

  test('two colleagues who answer the same messages, each from their own end, answer them once', async () => {
    const seen: MessageView[] = [];
    for (const email of ['olga@example.org', 'omar@example.org', 'orla@example.org'])
      seen.push(await house.open((await house.send({ project: 'place', email })).body.reference));
    const messages = seen.map(({ id, version }) => ({ id, version }));
    const text = 'Bonjour, voici une réponse assez longue pour partir.';
    const answers = await Promise.all([
      house.officer.ask('POST', '/messages/answers', { messages, text }),
      house.lead.ask('POST', '/messages/answers', { messages: messages.toReversed(), text }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
    );
    const where = { message: { $in: messages.map(({ id }) => id) }, act: 'answered' };
    assert.equal(await rows(ACT).count({ where }), messages.length);
  });

  test('one digest a person and a day, however many instances look at the same time', async () => {
    // A minute of another test may have told of another day.
    const [last] = await rows(LETTER).findMany({ orderBy: { id: 'desc' }, limit: 1 });
    house.setClock('2026-11-26T07:30:00Z');
    const rounds = house.cms.strapi.plugin('concertation').service('messageRounds') as MessageRounds;
    await Promise.all([1, 2, 3, 4].map(async () => rounds.run()));
    await rounds.run();
    const where = { kind: 'message-digest', id: { $gt: last?.id ?? 0 } };
    const digests: { email: string }[] = await rows(LETTER).findMany({ where });
    assert.ok(digests.length > 0);
    assert.equal(new Set(digests.map(({ email }) => email)).size, digests.length);
    assert.equal(await rows(NOTICE).count({ where: { key: { $startsWith: 'digest 2026-11-26' } } }), digests.length);
  });
}
