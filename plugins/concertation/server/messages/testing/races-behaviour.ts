import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { linksTo } from '../../../../directory-mailing/testing/subscription-fixture.ts';
import type { MessageSettings, MessageView } from '../../../contract/message-desk.ts';
import { ownMessageEndpoint } from '../../../contract/messages.ts';
import type { LimitsService } from '../../taking-part/limits.ts';
import { ACT, MESSAGE, NOTICE } from '../content-types.ts';
import { eraseMessage } from '../erasure.ts';
import { messageKitOf } from '../kit.ts';
import type { MessageRounds } from '../rounds.ts';
import { type MessageCms, START } from './message-fixture.ts';

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

  test('what the team does while its author erases it does not bring it back: it is erased as it is by then', async () => {
    const view = await house.arrive({
      email: 'odette@example.org',
      body: 'Une histoire d’odettisme.',
      publishable: 'oui',
    });
    const links = await linksTo(house.catcher, 'odette@example.org');
    const meanwhile = 'Combien d’odettisme au printemps ?';
    let times = 0;
    const stop = house.cms.strapi.db.lifecycles.subscribe({
      models: [MESSAGE],
      beforeUpdateMany: async () => {
        times += 1;
        if (times > 1) return;
        const data = { publicQuestion: meanwhile, publishedAt: '2026-11-25T07:00:00Z', version: view.version + 1 };
        await rows(MESSAGE).updateMany({ where: { documentId: view.id }, data });
      },
    });
    const own = ownMessageEndpoint(links['mon-message'] ?? '');
    const { status } = await house.citizen.ask('POST', own, { act: 'erase' });
    stop();
    const [row] = await rows(MESSAGE).findMany({ where: { documentId: view.id } });
    assert.deepEqual([status, row.state, row.publicQuestion, row.publishedAt], [200, 'erased', null, null]);
    assert.equal((await house.citizen.ask('GET', own)).status, 410);
  });

  test('of what time or the team erases, nothing is when somebody was quicker', async () => {
    const view = await house.arrive({ email: 'paule@example.org', body: 'Une histoire de paulisme.' });
    const [seen] = await rows(MESSAGE).findMany({ where: { documentId: view.id } });
    const noted = { act: 'noted', version: view.version, text: 'Vue avec le service.' };
    assert.equal((await house.officer.ask('POST', `/messages/${view.id}/acts`, noted)).status, 200);
    const { strapi } = house.cms;
    assert.equal(await eraseMessage(strapi, messageKitOf(strapi), seen, 'retention'), false);
    assert.equal((await house.open(view.reference)).body, 'Une histoire de paulisme.');
  });

  test('a reason as long as it may be is kept', async () => {
    const reason = 'Avis de la déléguée à la protection des données. '.repeat(11).slice(0, 500);
    const wanted = { settledMonths: 12, waitingMonths: 24, reason };
    const { body } = await house.officer.ask<MessageSettings>('PUT', '/messages/settings', wanted);
    assert.equal(body.history[0]?.reason, reason);
    const limits: LimitsService = house.cms.strapi.plugin('concertation').service('limits');
    const set = { burst: 120, perHour: 240, unconfirmedLetters: 3, confirmedLetters: 30 };
    assert.equal((await limits.change({ ...set, reason }, 'Olive')).history[0]?.reason, reason);
    house.setClock(START);
    const hours = { from: '2026-11-25T09:30', to: '2026-11-25T09:40' };
    await limits.announce({ name: 'Réunion', people: 40, ...hours, reason }, 'Olive');
    const sessions = rows('plugin::concertation.public-session');
    assert.equal(await sessions.count({ where: { reason } }), 1);
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
    const where = { kind: 'team-digest', id: { $gt: last?.id ?? 0 } };
    const digests: { email: string }[] = await rows(LETTER).findMany({ where });
    assert.ok(digests.length > 0);
    assert.equal(new Set(digests.map(({ email }) => email)).size, digests.length);
    assert.equal(await rows(NOTICE).count({ where: { key: { $startsWith: 'digest 2026-11-26' } } }), digests.length);
  });
}
