import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { linksTo } from '../../../../directory-mailing/testing/subscription-fixture.ts';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import type { MessageView } from '../../../contract/message-desk.ts';
import { ownMessageEndpoint } from '../../../contract/messages.ts';
import type { MessageCms } from './message-fixture.ts';

const QUESTION = 'Combien de bancs seront à l’ombre ?';
const ANSWER = 'La moitié, dès midi, et tous en 2030.';

/** A question and its answer on the project's page, by the person's leave alone. */
export function testPublishing(given: () => MessageCms): void {
  let house: MessageCms;
  before(() => {
    house = given();
  });
  const act = async (id: string, body: object) => house.officer.ask<MessageView>('POST', `/messages/${id}/acts`, body);
  const publicState = async (): Promise<PublicSnapshot> =>
    (await house.cms.strapi.plugin('publisher').service('snapshot').take()).snapshot;
  const questions = async () => (await publicState()).projects.find(({ slug }) => slug === 'place')?.questions ?? [];
  const answered = async (more: Readonly<Record<string, unknown>>): Promise<MessageView> => {
    const { body } = await house.send({ project: 'place', ...more });
    const { id, version } = await house.open(body.reference);
    return (await act(id, { act: 'answered', version, text: `Bonjour, ${ANSWER}` })).body;
  };

  test('not without the person’s leave, nor before it is answered, nor with an address in it', async () => {
    const text = { question: QUESTION, answer: ANSWER };
    const silent = await answered({ email: 'paula@example.org' });
    const { id, version } = silent;
    assert.ok(!silent.may.includes('published'));
    assert.equal((await act(id, { act: 'published', version, ...text })).status, 409);
    const { body } = await house.send({ project: 'place', email: 'quentin@example.org', publishable: 'oui' });
    const waiting = await house.open(body.reference);
    assert.equal((await act(waiting.id, { act: 'published', version: waiting.version, ...text })).status, 409);
    const willing = await answered({ email: 'rosa@example.org', publishable: 'oui' });
    const spilled = {
      act: 'published',
      version: willing.version,
      question: `${QUESTION} rosa@example.org`,
      answer: ANSWER,
    };
    assert.equal((await act(willing.id, spilled)).status, 422);
    assert.deepEqual(await questions(), []);
    assert.doesNotMatch(JSON.stringify(await publicState()), /quentin|rosa|paula/);
  });

  test('with it, the two texts reach the project’s page and nothing of whoever wrote; unpublished, they are gone', async () => {
    const message = await answered({ email: 'sofia@example.org', name: 'Sofia Nom', publishable: 'oui' });
    const published = await act(message.id, {
      act: 'published',
      version: message.version,
      question: QUESTION,
      answer: ANSWER,
    });
    assert.equal(published.status, 200);
    const [shown] = await questions();
    assert.deepEqual([shown?.question, shown?.answer, shown?.service], [QUESTION, ANSWER, 'Direction des essais']);
    assert.doesNotMatch(JSON.stringify(await publicState()), /sofia|Nom/i);
    const outbox = await house.cms.strapi.db
      .query('plugin::publisher.outbox-entry')
      .findOne({ where: {}, orderBy: { id: 'desc' } });
    assert.deepEqual([outbox.kind, outbox.subject], ['questions-changed', house.projects.own]);
    const gone = await act(message.id, { act: 'unpublished', version: published.body.version });
    assert.equal(gone.status, 200);
    assert.deepEqual(await questions(), []);
  });

  test('and the person takes the leave back by their link, or erases: the page forgets at once', async () => {
    for (const [email, wanted] of [
      ['tom@example.org', 'withhold'],
      ['uma@example.org', 'erase'],
    ] as const) {
      const message = await answered({ email, publishable: 'oui' });
      await act(message.id, { act: 'published', version: message.version, question: QUESTION, answer: ANSWER });
      const own = ownMessageEndpoint((await linksTo(house.catcher, email))['mon-message'] ?? '');
      await house.citizen.ask('POST', own, { act: 'confirm' });
      assert.equal((await questions()).length, 1);
      assert.equal((await house.citizen.ask('POST', own, { act: wanted })).status, 200);
      assert.deepEqual(await questions(), [], wanted);
    }
  });

  test('a consent given by word of mouth is noted with its words, and an idea stands alone', async () => {
    const typed = {
      channel: 'meeting',
      receivedOn: '2026-11-24',
      kind: 'idea',
      subject: 'Une fontaine',
      name: '',
      email: '',
    };
    const body = { ...typed, body: 'Une fontaine au milieu.', project: house.projects.own, publishable: false };
    const { body: message } = await house.officer.ask<MessageView>('POST', '/messages', body);
    assert.equal((await act(message.id, { act: 'consented', version: 1, text: '' })).status, 422);
    const noted = await act(message.id, { act: 'consented', version: 1, text: 'Dit en réunion, à main levée.' });
    assert.ok(noted.body.may.includes('published'));
    const text = { question: 'Une fontaine au milieu de la place.', answer: '' };
    assert.equal((await act(message.id, { act: 'published', version: noted.body.version, ...text })).status, 200);
    const erased = await act(message.id, { act: 'erase', version: noted.body.version + 1 });
    assert.equal(erased.status, 200);
    assert.deepEqual(await questions(), []);
    assert.equal((await house.officer.ask('GET', `/messages/${message.id}`)).status, 404);
    const kept = await answered({ email: 'theo@example.org', publishable: 'oui' });
    const stays = { act: 'published', version: kept.version, question: QUESTION, answer: ANSWER };
    assert.equal((await act(kept.id, stays)).status, 200, 'stays public until time erases the rest of it');
  });
}
