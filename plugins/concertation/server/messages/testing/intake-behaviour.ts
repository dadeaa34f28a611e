import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { bytesOnDisk } from '../../../../../cms/testing/bytes-on-disk.ts';
import { everyRow } from '../../../../directory-mailing/testing/every-row.ts';
import { linksTo } from '../../../../directory-mailing/testing/subscription-fixture.ts';
import { messageReceiptEndpoint, type OwnMessage, ownMessageEndpoint } from '../../../contract/messages.ts';
import { ONE_BY_ONE } from '../../../core/messages/handing-on.ts';
import { ACT, MESSAGE } from '../content-types.ts';
import type { MessageRounds } from '../rounds.ts';
import { type MessageCms, START } from './message-fixture.ts';

const LETTER = 'plugin::directory-mailing.letter';

/** What whoever writes may count on. */
export function testIntake(given: () => MessageCms): void {
  let house: MessageCms;
  before(() => {
    house = given();
  });
  const rows = (uid: string) => house.cms.strapi.db.query(uid);
  const own = async (token: string | undefined, act?: string) =>
    house.citizen.ask(act ? 'POST' : 'GET', ownMessageEndpoint(token ?? ''), act ? { act } : undefined);
  const rounds = async () => (house.cms.strapi.plugin('concertation').service('messageRounds') as MessageRounds).run();
  const letters = async (email: string): Promise<{ readonly subject: string; readonly text: string }[]> =>
    rows(LETTER).findMany({ where: { email }, orderBy: { id: 'asc' } });
  /** The own link of a receipt, confirmed. */
  const confirmed = async (email: string, more: Readonly<Record<string, unknown>> = {}) => {
    await house.send({ email, ...more });
    const link = (await linksTo(house.catcher, email))['mon-message'] ?? '';
    await own(link, 'confirm');
    return { link };
  };

  test('and what is not a message is refused, in French where a person typed it', async () => {
    for (const odd of [{ state: 'answered' }, { assignee: 1 }, { version: 7 }, { body: 3 }, { publishable: 'yes' }])
      assert.equal((await house.send(odd)).status, 400, JSON.stringify(odd));
    const wrong = await house.send({ kind: 'robot', subject: ' ', body: 'court', email: 'dora@', project: 'rien' });
    assert.equal(wrong.status, 422);
    const fields = Object.keys(wrong.body.error?.fields ?? {}).toSorted();
    assert.deepEqual(fields, ['body', 'email', 'kind', 'project', 'subject']);
    assert.equal((await house.send({ body: 'é'.repeat(5_001) })).status, 422);
    const froze = `${'a'.repeat(25)}@${'a'.repeat(25)}.`;
    const startedAt = performance.now();
    assert.equal((await house.send({ email: froze })).status, 422, 'the string that froze Strapi');
    assert.ok(performance.now() - startedAt < 10_000);
    assert.equal(await rows(MESSAGE).count(), 0);
    assert.equal(await rows(LETTER).count(), 0);
  });

  test('and it is stored once with its receipt, or not at all', async () => {
    const key = { idempotencyKey: randomUUID(), formToken: await house.citizen.formToken(), email: 'emil@example.org' };
    const tear = house.cms.strapi.db.lifecycles.subscribe({
      models: [LETTER],
      beforeCreate: () => {
        throw new Error('torn');
      },
    });
    const torn = await house.send(key);
    tear();
    assert.equal(torn.status, 503);
    assert.deepEqual([await rows(MESSAGE).count(), await rows(ACT).count()], [0, 0]);
    const answers = await Promise.all([1, 2, 3, 4].map(async () => house.send(key)));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    assert.equal(new Set(answers.map(({ body }) => body.reference)).size, 1);
    assert.match(answers[0]?.body.reference ?? '', /^MSG-/);
    assert.deepEqual([await rows(MESSAGE).count(), await rows(ACT).count(), await rows(LETTER).count()], [1, 1, 1]);
    assert.equal((await house.send({ ...key, body: 'Un autre texte, avec la même clé.' })).status, 422);
  });

  test('and the receipt says date, service, telephone, delay and silence, and nothing of what was typed', async () => {
    const { body } = await house.send({
      email: 'fanny@example.org',
      project: 'place',
      subject: 'Sujet‮caché',
      name: 'Fanny\nB',
    });
    const mail = await house.mailTo('fanny@example.org', /Accusé de réception/);
    for (const words of [
      body.reference ?? '',
      'Direction des essais',
      '04 66 11 11 11',
      'Place des Essais',
      '2 décembre 2026',
      'silence',
      '25 novembre 2026',
    ])
      assert.ok(mail.text.includes(words), words);
    assert.doesNotMatch(`${mail.text} ${mail.html}`, /Fanny|Sujet|bancs/);
    const stored = await rows(MESSAGE).findOne({ where: { reference: body.reference } });
    assert.deepEqual([stored.name, stored.subject], ['Fanny B', 'Sujetcaché'], 'nothing that turns a line around');
    const receipt = await house.citizen.ask('GET', messageReceiptEndpoint(body.reference ?? ''));
    assert.match(JSON.stringify(receipt.body), /Direction des essais/);
    assert.doesNotMatch(JSON.stringify(receipt.body), /Fanny|Sujet|fanny/);
    assert.equal((await house.citizen.ask('GET', messageReceiptEndpoint('MSG-AAAA-AAAA'))).status, 404);
  });

  test('and without a project the service of participation answers, within ten working days', async () => {
    const { body } = await house.send({ email: 'gael@example.org' });
    const view = await house.open(body.reference);
    assert.deepEqual([view.dueOn, view.workingDays, view.department], ['2026-12-09', 10, null]);
    const mail = await house.mailTo('gael@example.org', /Accusé/);
    assert.match(mail.text, /Service de la participation, Agglomération d’essai/);
    assert.match(mail.text, /04 66 00 00 00/);
  });

  test('and an address that has not answered gets three letters a day at most, over all forms', async () => {
    await house.citizen.signUp('ines@example.org');
    for (let sent = 0; sent < 4; sent += 1) assert.equal((await house.send({ email: 'ines@example.org' })).status, 201);
    const letters = await rows(LETTER).findMany({ where: { email: 'ines@example.org' } });
    assert.equal(letters.filter(({ state }: { state: string }) => state !== 'skipped').length, 3);
    assert.equal(await rows(MESSAGE).count({ where: { email: 'ines@example.org' } }), 4, 'every message is kept');
  });

  test('and their own link shows the text once the address is confirmed, which reading does not do', async () => {
    const { body } = await house.send({ email: 'hedi@example.org', project: 'place' });
    const link = (await linksTo(house.catcher, 'hedi@example.org'))['mon-message'];
    const before = (await own(link)).body as unknown as OwnMessage;
    assert.deepEqual([before.confirmed, before.content], [false, null]);
    assert.equal((await own(link, 'erase')).status, 409, 'nothing before the address is confirmed');
    assert.equal((await own(link, 'answered')).status, 400);
    assert.equal((await own(`${link}x`)).status, 404);
    assert.equal((await own(link, 'confirm')).status, 200);
    assert.equal((await own(link, 'confirm')).status, 200, 'may be repeated');
    const after = (await own(link)).body as unknown as OwnMessage;
    assert.equal(after.content?.body, 'Combien de bancs seront à l’ombre en été ?');
    const { history } = await house.open(body.reference);
    assert.deepEqual(
      history.map(({ act }) => act),
      ['confirmed', 'received'],
    );
  });

  test('« ce n’est pas moi » takes address and name away, and no form makes us write again', async () => {
    const { body } = await house.send({ email: 'jules@example.org', name: 'Jules Faux' });
    const links = await linksTo(house.catcher, 'jules@example.org');
    const notMe = `/api/directory-mailing/disownments/${links['ce-n-est-pas-moi']}`;
    assert.equal((await house.citizen.ask('POST', notMe)).status, 200);
    assert.equal((await house.citizen.ask('POST', notMe)).status, 200, 'may be repeated');
    const { author, history } = await house.open(body.reference);
    assert.deepEqual(author, { name: null, email: null, confirmed: false });
    assert.equal(history[0]?.act, 'disowned');
    assert.equal((await own(links['mon-message'])).status, 410);
    await house.send({ email: 'jules@example.org' });
    const last = await rows(LETTER).findOne({ where: { email: 'jules@example.org' }, orderBy: { id: 'desc' } });
    assert.equal(last.state, 'skipped');
  });

  test('about an inquiry they are pointed to its register; sent all the same, it goes to the commissioner', async () => {
    const asked = await house.send({ project: 'canal', pointing: 'ask' });
    assert.deepEqual([asked.status, asked.body.reason, asked.body.error?.code], [409, 'look-again', 'look-again']);
    const around = await house.citizen.ask('GET', '/api/concertation/message-context/canal');
    assert.match(JSON.stringify(around.body), /registre@example.org/);
    assert.equal((await house.citizen.ask('GET', '/api/concertation/message-context/rien')).status, 404);
    const { body } = await house.send({ project: 'canal', email: 'karl@example.org', name: 'Karl', pointing: 'seen' });
    const view = await house.open(body.reference);
    assert.deepEqual([view.state, view.left], ['passed-on', null]);
    const passed = await house.mailTo('registre@example.org', /Observation transmise/);
    for (const words of ['Combien de bancs', 'Karl', 'karl@example.org (non confirmée)', 'Enquête sur le canal'])
      assert.ok(passed.text.includes(words), words);
    const receipt = await house.mailTo('karl@example.org', /Accusé/);
    assert.match(receipt.text, /qui tient le registre de/);
    assert.equal((await house.send({ project: 'place', pointing: 'ask' })).status, 201, 'no register, no detour');
  });

  test('about a hole in the street they are pointed to the reporting app, and nobody is refused', async () => {
    const hole = { subject: 'Nid-de-poule', body: 'Il y a un trou dans la chaussée rue Neuve.' };
    assert.equal((await house.send({ ...hole, pointing: 'ask' })).body.error?.code, 'look-again');
    assert.equal((await house.send({ kind: 'street', pointing: 'ask' })).body.error?.code, 'look-again');
    assert.equal((await house.send({ ...hole, email: 'lou@example.org' })).status, 201);
    assert.equal((await house.send({ kind: 'street' })).status, 422, 'a kind of the form, not of the endpoint');
  });

  test('and erases it by their link: no row holds a word of it any more', async () => {
    const marks = { name: 'Zéphyrine', subject: 'Sujet zéphyr', body: 'Mon texte zéphyr sur la place, tout entier.' };
    const { link } = await confirmed('zephyr@example.org', { ...marks, project: 'place' });
    const { reference } = await rows(MESSAGE).findOne({ where: { email: 'zephyr@example.org' } });
    assert.match(await everyRow(house.cms), /zéphyr/i);
    assert.match(await bytesOnDisk(house.cms), /^$|zéphyr/i);
    assert.equal((await own(link, 'erase')).body.state, 'erased');
    assert.doesNotMatch(await everyRow(house.cms), /z[ée]phyr/i);
    assert.doesNotMatch(await bytesOnDisk(house.cms), /z[ée]phyr/i);
    assert.ok(!(await everyRow(house.cms)).includes(reference), 'nor its reference, in what its form was answered');
    assert.equal((await own(link)).status, 410);
    assert.equal(await rows(MESSAGE).count({ where: { state: 'erased' } }), 1, 'it still counts');
  });

  test('a day’s first ones go to the register one by one, the rest with the hour’s letter, each once', async () => {
    house.setClock('2026-11-28T10:10:00Z');
    const to = 'registre@example.org';
    const before = (await letters(to)).length;
    const sent = async (name: string) =>
      (
        await house.send({
          project: 'canal',
          email: `${name}@example.org`,
          name,
          body: `Le canal, dit ${name}.`,
          pointing: 'seen',
        })
      ).body.reference;
    for (let count = 1; count <= ONE_BY_ONE; count += 1) await sent(`premier-${count}`);
    assert.equal((await letters(to)).length, before + ONE_BY_ONE);
    const late = [await sent('tardif-a'), await sent('tardif-b'), await sent('tardif-c')];
    assert.equal((await letters(to)).length, before + ONE_BY_ONE, 'not one each');
    assert.equal((await house.open(late[0])).state, 'passed-on');
    const gone = await house.open(late[1]);
    const erased = await house.officer.ask('POST', `/messages/${gone.id}/acts`, {
      act: 'erase',
      version: gone.version,
    });
    assert.equal(erased.status, 200, JSON.stringify(erased.body));
    await Promise.all([rounds(), rounds()]);
    const together = (await letters(to)).slice(before + ONE_BY_ONE);
    assert.deepEqual(
      together.map(({ subject }) => subject),
      ['2 observations transmises'],
    );
    for (const words of ['Le canal, dit tardif-a.', 'tardif-c@example.org', late[2] ?? ''])
      assert.ok(together[0]?.text.includes(words), words);
    assert.ok(!together[0]?.text.includes('tardif-b'));
    const next = await sent('tardif-d');
    await rounds();
    assert.equal((await letters(to)).length, before + ONE_BY_ONE + 1, 'once an hour');
    house.setClock('2026-11-28T11:00:00Z');
    await rounds();
    const [alone] = (await letters(to)).slice(before + ONE_BY_ONE + 1);
    assert.equal(alone?.subject, `Observation transmise ${next}`);
    house.setClock(START);
  });
}
