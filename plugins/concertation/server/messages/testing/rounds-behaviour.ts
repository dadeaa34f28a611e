import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { everyRow } from '../../../../directory-mailing/testing/every-row.ts';
import type { Post } from '../../../contract/letters-port.ts';
import type { DeskChoices, MessageList, MessageSettings, MessageView } from '../../../contract/message-desk.ts';
import { logIn, type Person } from '../../testing/dossier-cms.ts';
import { MESSAGE } from '../content-types.ts';
import type { MessageRounds } from '../rounds.ts';
import type { MessageCms } from './message-fixture.ts';

const LETTER = 'plugin::directory-mailing.letter';

interface Letter {
  readonly email: string;
  readonly subject: string;
  readonly text: string;
}

/** What the team is told without asking, and what is forgotten. */
export function testRounds(given: () => MessageCms): void {
  let house: MessageCms;
  let deputy: Person;
  before(async () => {
    house = given();
    deputy = await logIn(house.cms, 'project-lead', 'Denis');
  });
  const rows = (uid: string) => house.cms.strapi.db.query(uid);
  const run = async () => (house.cms.strapi.plugin('concertation').service('messageRounds') as MessageRounds).run();
  const letters = async (kind: string, email: string): Promise<Letter[]> =>
    rows(LETTER).findMany({ where: { kind, email: { $eqi: email } }, orderBy: { id: 'asc' } });
  /** Letters of the kind to somebody that a round at an instant adds. */
  const added = async (kind: string, email: string, instant: string): Promise<Letter[]> => {
    const before = (await letters(kind, email)).length;
    // From here on the CMS's own round may come first.
    house.setClock(instant);
    await run();
    return (await letters(kind, email)).slice(before);
  };

  test('the digest leaves on working days from eight, once, with the oldest promise first and no word of a citizen', async () => {
    const { body } = await house.send({ email: 'vera@example.org', project: 'place', subject: 'Secret de Véra' });
    const digest = (instant: string) => added('team-digest', 'lea@example.fr', instant);
    assert.deepEqual(await digest('2026-11-28T10:00:00Z'), [], 'on a Saturday');
    assert.deepEqual(await digest('2026-11-30T06:30:00Z'), [], 'before eight in Paris');
    const [monday, ...more] = await digest('2026-11-30T07:05:00Z');
    assert.deepEqual(more, []);
    assert.ok(monday?.text.includes(body.reference ?? ''));
    const references = [...(monday?.text ?? '').matchAll(/MSG-[A-Z0-9-]+/g)].map(([reference]) => reference);
    const due = await Promise.all(references.map(async (reference) => (await house.open(reference)).dueOn));
    assert.ok(due.length > 1);
    assert.deepEqual(due, due.toSorted());
    assert.doesNotMatch(`${monday?.text} ${monday?.subject}`, /Véra|Secret|vera@/);
    assert.deepEqual(await digest('2026-11-30T16:00:00Z'), [], 'once a day');
    assert.equal((await digest('2026-12-01T08:00:00Z')).length, 1);
    assert.deepEqual(await digest('2026-12-25T10:00:00Z'), [], 'Christmas');
    house.setClock('2026-12-01T09:00:00Z');
  });

  test('a digest that could not be handed in is not told as sent: the next minute sends it, once', async (t) => {
    const post: Post = house.cms.strapi.plugin('concertation').service('post');
    const failing = t.mock.method(post, 'enqueue', async () => Promise.reject(new Error('no room')));
    house.setClock('2026-12-02T08:00:00Z');
    const count = async () => (await letters('team-digest', 'lea@example.fr')).length;
    const before = await count();
    await assert.rejects(run(), /no room/);
    assert.ok(failing.mock.callCount() > 0);
    t.mock.restoreAll();
    await run();
    await run();
    assert.equal((await count()) - before, 1);
    house.setClock('2026-12-01T09:00:00Z');
  });

  test('an alert comes on the working day before a promise ends, once, to whoever has it in hand', async () => {
    const { body } = await house.send({ email: 'willy@example.org', project: 'halle' });
    const { dueOn } = await house.open(body.reference);
    assert.equal(dueOn, '2026-12-08');
    const alert = async (instant: string) =>
      (await added('message-alert', 'otto@example.fr', instant)).filter(({ text }) =>
        text.includes(body.reference ?? ''),
      );
    assert.deepEqual(await alert('2026-12-04T10:00:00Z'), []);
    assert.equal((await alert('2026-12-07T10:00:00Z')).length, 1);
    assert.deepEqual(await alert('2026-12-08T10:00:00Z'), []);
  });

  test('while somebody is away the deputies of their department get it, and may answer', async () => {
    const documentId = house.departments.own;
    const people = { members: [house.other.id], deputies: [deputy.id] } as object;
    await house.cms.strapi.documents('api::department.department').update({ documentId, data: people });
    const { body } = await house.send({ email: 'xenia@example.org', project: 'halle' });
    const { id, version } = await house.open(body.reference);
    assert.equal((await deputy.ask('GET', `/messages/${id}`)).status, 404, 'while the lead is there');
    const absence = { user: house.other.id, from: '2026-12-08', to: '2026-12-11' };
    assert.equal((await deputy.ask('POST', '/messages/absences', absence)).status, 403, 'nobody sends others away');
    assert.equal((await house.officer.ask('POST', '/messages/absences', { ...absence, to: '2026-12-01' })).status, 422);
    const said = await house.other.ask<DeskChoices>('POST', '/messages/absences', absence);
    assert.deepEqual(
      said.body.absences.map(({ name }) => name),
      ['Otto Essai'],
    );
    assert.equal((await added('team-digest', 'denis@example.fr', '2026-12-09T10:00:00Z')).length, 1);
    assert.deepEqual(
      await letters('team-digest', 'otto@example.fr').then((all) =>
        all.filter(({ text }) => text.includes(body.reference ?? '')),
      ),
      [],
    );
    const answer = { act: 'answered', version, text: 'Bonjour, je réponds pour mon collègue absent.' };
    assert.equal((await deputy.ask<MessageView>('POST', `/messages/${id}/acts`, answer)).status, 200);
    await house.other.ask('DELETE', `/messages/absences/${said.body.absences[0]?.id}`);
    assert.equal((await deputy.ask('GET', `/messages/${id}`)).status, 404, 'once the lead is back');
  });

  /** Time takes the person and leaves the public answer, which the team can still take off the page. */
  const takenDown = async () => {
    const { body } = await house.officer.ask<MessageList>('GET', '/messages?state=erased');
    assert.equal(body.total, 1);
    const [left] = body.items;
    const { body: view } = await house.officer.ask<MessageView>('GET', `/messages/${left?.id}`);
    assert.deepEqual([view.body, view.may, view.author?.email], ['', ['unpublished'], null]);
    const act = { act: 'unpublished', version: view.version };
    const gone = await house.officer.ask('POST', `/messages/${left?.id}/acts`, act);
    assert.deepEqual([gone.status, gone.body], [200, { erased: true }]);
    assert.equal(await rows(MESSAGE).count({ where: { publishedAt: { $notNull: true } } }), 0);
  };

  test('what was answered is forgotten after the months that the team set, with a reason', async () => {
    const wanted = { settledMonths: 3, waitingMonths: 6 };
    const settings = async (body: object) => house.officer.ask<MessageSettings>('PUT', '/messages/settings', body);
    assert.equal((await settings(wanted)).status, 422, 'not without a reason');
    assert.equal((await settings({ ...wanted, settledMonths: 99, reason: 'Pour toujours' })).status, 422);
    const { body } = await settings({ ...wanted, reason: 'Avis de la déléguée' });
    assert.deepEqual([body.retention, body.history[0]?.by], [wanted, 'Olive Essai']);
    const { body: sent } = await house.send({ email: 'yann@example.org', body: 'Une histoire de yannerie, longue.' });
    const { id, version } = await house.open(sent.reference);
    const text = 'Bonjour, voici la réponse sur la yannerie.';
    await house.officer.ask('POST', `/messages/${id}/acts`, { act: 'answered', version, text });
    house.setClock('2027-03-08T12:00:00Z');
    await run();
    assert.match(await everyRow(house.cms), /yannerie/);
    house.setClock('2027-03-11T12:00:00Z');
    await run();
    assert.doesNotMatch(await everyRow(house.cms), /yann(erie|@)/);
    assert.equal(await rows(MESSAGE).count({ where: { documentId: id, state: 'erased' } }), 1);
    house.setClock('2027-09-01T12:00:00Z');
    await run();
    await takenDown();
    assert.equal(await rows(MESSAGE).count({ where: { state: { $ne: 'erased' } } }), 0, 'the unanswered ones too');
  });
}
