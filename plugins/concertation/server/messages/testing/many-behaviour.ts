import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { ManyAnswered, MessageView } from '../../../contract/message-desk.ts';
import { ACT, MESSAGE } from '../content-types.ts';
import type { MessageCms } from './message-fixture.ts';

const LETTER = 'plugin::directory-mailing.letter';
const ANSWER =
  'Bonjour {nom}, la moitié des bancs sera à l’ombre ; le plan est présenté en réunion. {service}, {téléphone}';

type Seen = Pick<MessageView, 'id' | 'version'>;
interface Refused {
  readonly error: { readonly code: string; readonly message: string };
}

/** One text for several people: all of them get it, or none does. */
export function testMany(given: () => MessageCms): void {
  let house: MessageCms;
  before(() => {
    house = given();
  });
  const answer = async <Body = Refused>(messages: readonly Seen[], who = house.officer, text = ANSWER) =>
    who.ask<Body>('POST', '/messages/answers', {
      messages: messages.map(({ id, version }) => ({ id, version })),
      text,
    });
  const answered = async (...messages: readonly Seen[]) =>
    house.cms.strapi.db
      .query(ACT)
      .count({ where: { message: { $in: messages.map(({ id }) => id) }, act: 'answered' } });
  const arrivals = async (...names: readonly string[]): Promise<MessageView[]> => {
    const arrived: MessageView[] = [];
    for (const name of names)
      arrived.push(await house.arrive({ email: `${name}@example.org`, project: 'place', name }));
    return arrived;
  };

  test('several are answered at once, each by its name', async () => {
    const [one, two] = [
      await house.arrive({ email: 'carl@example.org', project: 'place', name: 'Carl' }),
      await house.arrive({ email: 'dina@example.org', project: 'place', name: '' }),
    ];
    const { status, body } = await answer<ManyAnswered>([two, one]);
    assert.deepEqual([status, body], [200, { answered: [two.reference, one.reference] }]);
    assert.match(
      (await house.mailTo('carl@example.org', /Réponse/)).text,
      /Bonjour Carl,[^]*Direction des essais, 04 66/,
    );
    assert.match((await house.mailTo('dina@example.org', /Réponse/)).text, /Bonjour, la moitié/);
  });

  test('or none is: whatever stands in the way of one is named, and nothing is stored or sent', async () => {
    const [one, two, three] = (await arrivals('ella', 'enzo', 'eric')) as [MessageView, MessageView, MessageView];
    const note = { act: 'noted', version: two.version, text: 'Je m’en occupe.' };
    await house.lead.ask('POST', `/messages/${two.id}/acts`, note);
    const closed = { act: 'closed', version: three.version, text: 'Vu en réunion avec la personne.' };
    const { body: done } = await house.officer.ask<MessageView>('POST', `/messages/${three.id}/acts`, closed);
    const stale = await answer([one, two, done]);
    assert.deepEqual([stale.status, stale.body.error.code], [409, 'not-all']);
    assert.match(stale.body.error.message, new RegExp(`^Rien n’est parti.*${two.reference}.*Lea Essai`));
    assert.match(stale.body.error.message, new RegExp(`${three.reference}.*pas possible`));
    assert.ok(!stale.body.error.message.includes(one.reference), 'nothing stands in the way of this one');
    const unknown = await answer([one, { id: 'inconnu', version: 1 }]);
    assert.equal(unknown.status, 404);
    assert.match(unknown.body.error.message, /^Rien n’est parti.*2ᵉ message.*n’existe pas/);
    const others = await house.arrive({ email: 'egon@example.org', project: 'halle' });
    const foreign = await answer([one, others], house.lead);
    assert.equal(foreign.status, 404);
    assert.ok(!foreign.body.error.message.includes(others.reference), 'what one may not read does not exist');
    const long = await answer([one], house.officer, `${'{objet} '.repeat(480)}${'x'.repeat(6_100)}`);
    assert.equal(long.status, 422);
    assert.match(long.body.error.message, new RegExp(`${one.reference}.*10\u202f000`));
    assert.equal((await answer([one, one])).status, 400, 'nobody gets it twice');
    assert.equal(await answered(one, two, three, others), 0);
    assert.equal(await house.lettersTo('ella@example.org'), 1, 'the receipt alone');
  });

  test('also when somebody is quicker at the last moment, or the letter of one cannot be stored', async () => {
    const [one, two] = (await arrivals('fadi', 'fleur')) as [MessageView, MessageView];
    const { db } = house.cms.strapi;
    let meanwhile = true;
    const quicker = db.lifecycles.subscribe({
      models: [ACT],
      // The first is answered: now the second changes.
      afterCreate: async ({ params }) => {
        if (!meanwhile || params.data['message'] !== one.id) return;
        meanwhile = false;
        await db.query(MESSAGE).updateMany({ where: { documentId: two.id }, data: { version: two.version + 1 } });
      },
    });
    const late = await answer([one, two]);
    quicker();
    assert.equal(late.status, 409);
    assert.match(late.body.error.message, new RegExp(`^Rien n’est parti.*${two.reference}`));
    assert.equal(await answered(one, two), 0);
    let letters = 0;
    const torn = db.lifecycles.subscribe({
      models: [LETTER],
      beforeCreate: () => {
        letters += 1;
        if (letters === 2) throw new Error('torn');
      },
    });
    assert.equal((await answer([one, two])).status, 500);
    torn();
    assert.deepEqual([letters, await answered(one, two)], [2, 0]);
    const { status } = await answer<ManyAnswered>([one, two]);
    assert.deepEqual([status, await answered(one, two)], [200, 2]);
  });
}
