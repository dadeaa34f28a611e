import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from '../../../../directory-mailing/testing/opening-fixture.ts';
import { linksTo } from '../../../../directory-mailing/testing/subscription-fixture.ts';
import type { DeskChoices, MessageList, MessageView, Promises } from '../../../contract/message-desk.ts';
import { ownMessageEndpoint } from '../../../contract/messages.ts';
import { logIn, type Person } from '../../testing/dossier-cms.ts';
import { testMany } from './many-behaviour.ts';
import type { MessageCms } from './message-fixture.ts';
import { testRaces } from './races-behaviour.ts';

const ANSWER =
  'Bonjour {nom}, la moitié des bancs sera à l’ombre ; le plan est présenté en réunion. {service}, {téléphone}';

/** What the team does with messages, and who may. */
export function testDesk(given: () => MessageCms): void {
  let house: MessageCms;
  before(() => {
    house = given();
  });
  const act = async (person: Person, id: string, body: object) =>
    person.ask<MessageView>('POST', `/messages/${id}/acts`, body);
  const arrive: MessageCms['arrive'] = async (more, confirm) => house.arrive(more, confirm);

  test('a message routed twice keeps its clock, tells the asker each time, and is answered by mail', async () => {
    const message = await arrive({ email: 'ada@example.org', project: 'place', name: 'Ada' });
    const { id, dueOn } = message;
    const forward = { act: 'forwarded', assignee: null, text: 'Pour vous, je crois.' };
    const once = await act(house.officer, id, {
      ...forward,
      version: message.version,
      department: house.departments.water,
    });
    assert.deepEqual([once.status, once.body.dueOn, once.body.department], [200, dueOn, 'Direction de l’eau']);
    const first = await house.mailTo('ada@example.org', /est transmis/);
    assert.match(first.text, /Direction de l’eau[^]*04 66 22 22 22/);
    assert.doesNotMatch(first.text, /Pour vous, je crois/, 'the note is the team’s');
    const back = { ...forward, version: once.body.version, department: house.departments.own, assignee: house.lead.id };
    const twice = await act(house.officer, id, back);
    assert.deepEqual([twice.body.dueOn, twice.body.assignee], [dueOn, 'Lea Essai']);
    const answered = await act(house.lead, id, {
      act: 'answered',
      version: twice.body.version,
      text: ANSWER.replaceAll(/[{}]/g, ''),
    });
    assert.deepEqual([answered.status, answered.body.state, answered.body.left], [200, 'answered', null]);
    const mail = await house.mailTo('ada@example.org', /Réponse à votre message/);
    assert.match(mail.text, /la moitié des bancs/);
    const acts = answered.body.history.map((entry) => entry.act);
    assert.deepEqual(acts, ['answered', 'forwarded', 'forwarded', 'confirmed', 'received']);
    await until('four mails', () => house.mailsTo('ada@example.org').length >= 4);
    assert.equal(house.mailsTo('ada@example.org').length, 4);
  });

  test('an answer to an address that nobody confirmed waits behind its link, and leaves once it is', async () => {
    const { id, version } = await arrive({ email: 'bruno@example.org', project: 'place' }, false);
    const text = 'Bonjour, la moitié des bancs sera à l’ombre dès midi.';
    assert.equal((await act(house.officer, id, { act: 'answered', version, text })).status, 200);
    const links = await linksTo(house.catcher, 'bruno@example.org');
    assert.equal(await house.lettersTo('bruno@example.org'), 1, 'the receipt alone');
    await house.citizen.ask('POST', ownMessageEndpoint(links['mon-message'] ?? ''), { act: 'confirm' });
    assert.match((await house.mailTo('bruno@example.org', /Réponse/)).text, /dès midi/);
  });

  test('a message closed is told so, with why, and never as an answer; unconfirmed, once its address is', async () => {
    const why = { act: 'closed', text: 'Vu avec vous en réunion, le 3 mars.' };
    const told = await arrive({ email: 'clara@example.org', project: 'place' });
    assert.equal((await act(house.officer, told.id, { ...why, version: told.version })).status, 200);
    assert.match((await house.mailTo('clara@example.org', /est classé/)).text, /en réunion, le 3 mars/);
    const waits = await arrive({ email: 'denis@example.org', project: 'place' }, false);
    assert.equal((await act(house.officer, waits.id, { ...why, version: waits.version })).status, 200);
    const links = await linksTo(house.catcher, 'denis@example.org');
    assert.equal(await house.lettersTo('denis@example.org'), 1, 'the receipt alone');
    await house.citizen.ask('POST', ownMessageEndpoint(links['mon-message'] ?? ''), { act: 'confirm' });
    assert.match((await house.mailTo('denis@example.org', /est classé/)).text, /en réunion, le 3 mars/);
  });

  test('paper, telephone and meetings are typed in, marked, and due like the rest', async () => {
    const typed = {
      channel: 'paper',
      receivedOn: '2026-11-20',
      kind: 'idea',
      subject: 'Une fontaine',
      body: 'Mettez une fontaine au milieu de la place.',
      name: 'Madame F.',
      email: '',
      project: house.projects.own,
      publishable: true,
    };
    const { status, body } = await house.officer.ask<MessageView>('POST', '/messages', typed);
    assert.equal(status, 201);
    assert.deepEqual([body.channel, body.dueOn, body.history[0]?.act], ['paper', '2026-11-27', 'typed-in']);
    const wrong = { ...typed, channel: 'site', receivedOn: '2027-01-01', email: 'non' };
    const refusal = await house.officer.ask<{ error: { fields: object } }>('POST', '/messages', wrong);
    assert.deepEqual(
      [refusal.status, Object.keys(refusal.body.error.fields)],
      [422, ['email', 'channel', 'receivedOn']],
    );
    assert.equal((await house.lead.ask('POST', '/messages', typed)).status, 201, 'for her own project');
    assert.equal((await house.lead.ask('POST', '/messages', { ...typed, project: house.projects.others })).status, 403);
    assert.equal((await house.lead.ask('POST', '/messages', { ...typed, project: '' })).status, 403);
  });

  test('a lead sees her own projects’ messages by every road, and what was put into her hands', async () => {
    const own = await arrive({ email: 'fred@example.org', project: 'place' });
    const others = await arrive({ email: 'gina@example.org', project: 'halle' });
    const nobodys = await arrive({ email: 'hugo@example.org' });
    const list = async (person: Person, query = '') =>
      (await person.ask<MessageList>('GET', `/messages?${query}`)).body;
    const ids = (await list(house.lead)).items.map(({ id }) => id);
    assert.ok(ids.includes(own.id) && !ids.includes(others.id) && !ids.includes(nobodys.id));
    assert.equal((await list(house.lead, `text=${others.reference}`)).total, 0);
    assert.equal((await list(house.lead, `project=${house.projects.others}`)).total, 0);
    for (const { id, version } of [others, nobodys]) {
      assert.equal((await house.lead.ask('GET', `/messages/${id}`)).status, 404);
      assert.equal((await act(house.lead, id, { act: 'noted', version, text: 'Essai de note' })).status, 404);
      assert.equal((await act(house.lead, id, { act: 'erase', version })).status, 404);
      assert.equal((await house.lead.ask('POST', `/messages/${id}/prepared`, { text: '{nom}' })).status, 404);
      const many = { messages: [{ id, version }], text: ANSWER };
      assert.equal((await house.lead.ask('POST', '/messages/answers', many)).status, 404);
    }
    const { body: choices } = await house.lead.ask<DeskChoices>('GET', '/messages/choices');
    assert.deepEqual(
      choices.projects.map(({ id }) => id).toSorted(),
      [house.projects.own, house.projects.inquiry].toSorted(),
    );
    const { body: promises } = await house.lead.ask<Promises>('GET', '/messages/promises');
    assert.ok([...promises.due, ...promises.late].every(({ project }) => project?.id !== house.projects.others));
    for (const uid of ['message', 'message-act', 'prepared-answer'])
      assert.equal(
        (await house.lead.ask('GET', `/content-manager/collection-types/plugin::concertation.${uid}`)).status,
        403,
      );
    assert.equal(
      (await house.lead.ask('POST', '/messages/prepared-answers', { label: 'Mienne', body: ANSWER })).status,
      403,
    );
    assert.equal((await house.lead.ask('PUT', '/messages/settings', {})).status, 403);
    const handed = await act(house.officer, nobodys.id, {
      act: 'assigned',
      version: nobodys.version,
      assignee: house.lead.id,
    });
    assert.equal(handed.status, 200);
    assert.equal((await house.lead.ask('GET', `/messages/${nobodys.id}`)).status, 200, 'in her hands');
    assert.equal((await house.other.ask('GET', `/messages/${nobodys.id}`)).status, 404);
  });

  test('the guarantor reads texts without names and addresses; elected official and communications nothing', async () => {
    const message = await arrive({ email: 'iris@example.org', project: 'halle', name: 'Iris Marguerite' });
    const note = { act: 'noted', version: message.version, text: 'Rappeler Iris Marguerite demain.' };
    assert.equal((await act(house.officer, message.id, note)).status, 200);
    const guarantor = await logIn(house.cms, 'guarantor', 'Gabin');
    const seen = await guarantor.ask<MessageView>('GET', `/messages/${message.id}`);
    assert.equal(seen.body.body, 'Combien de bancs seront à l’ombre en été ?');
    assert.doesNotMatch(JSON.stringify(seen.body), /iris|Marguerite/i);
    assert.deepEqual(seen.body.may, []);
    assert.equal((await act(guarantor, message.id, { ...note, version: note.version + 1 })).status, 403);
    for (const role of ['elected-official', 'communications'])
      for (const path of ['', '/promises', '/choices', `/${message.id}`])
        assert.equal(
          (await (await logIn(house.cms, role, `${role}${path.length}`)).ask('GET', `/messages${path}`)).status,
          403,
        );
    const commune = await logIn(house.cms, 'commune-editor', 'Colette');
    assert.equal((await commune.ask<MessageList>('GET', '/messages')).body.total, 0);
    const { id: documentId } = {
      id: (await house.cms.strapi.db.query('api::commune.commune').findOne({ where: { slug: 'essai-sur-gard' } }))
        .documentId,
    };
    await house.cms.strapi
      .documents('api::commune.commune')
      .update({ documentId, data: { members: [commune.id] } as object });
    const theirs = (await commune.ask<MessageList>('GET', '/messages')).body.items;
    assert.ok(theirs.length > 0 && theirs.every(({ project }) => project?.id === house.projects.own));
  });

  test('the list has what is due first, and the promises of the week are the same numbers', async () => {
    house.setClock('2026-12-03T09:00:00Z');
    const { body } = await house.officer.ask<MessageList>('GET', '/messages?state=waiting');
    const due = body.items.map(({ dueOn }) => dueOn);
    assert.deepEqual(due, due.toSorted());
    const { body: promises } = await house.officer.ask<Promises>('GET', '/messages/promises');
    assert.deepEqual(promises.week, { from: '2026-11-30', to: '2026-12-06' });
    assert.equal(promises.late.length, body.counts.late);
    assert.equal(promises.due.length, body.counts.soon);
    assert.ok(promises.late.length > 0 && promises.late.every(({ left }) => (left ?? 0) < 0));
    assert.deepEqual(
      promises.reports.map(({ title, by }) => [title, by]),
      [['Votre avis', '2026-11-27']],
    );
    const { body: late } = await house.officer.ask<MessageList>('GET', '/messages?due=late');
    assert.equal(late.total, body.counts.late);
    house.setClock('2026-11-25T09:00:00Z');
  });

  testMany(given);
  testRaces(given);
}
