import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Letters } from '../../contract/letters.ts';
import { welcomeLetter } from '../../core/subscription-letters.ts';
import { LETTER } from '../../server/content-types/index.ts';
import { until } from '../opening-fixture.ts';
import type { Citizen, Reply } from '../subscription-fixture.ts';
import type { SubscriptionHouse } from './house.ts';

/** Every form that makes us write to the address typed in it. */
const FORMS: readonly ((citizen: Citizen, email: string) => Promise<Reply>)[] = [
  async (citizen, email) => citizen.signUp(email),
];

/** How many letters one address gets, and who says so. */
export function describeLetterLimits(house: SubscriptionHouse): void {
  const { citizen } = house;
  const noeMails = () =>
    house.catcher.mailbox.list().filter(({ to }) => to.some((one) => one.startsWith('noe'))).length;

  test('writes to an address that has not answered three times a day at most, and says nothing of it', async () => {
    const answers = [];
    for (let sent = 0; sent < 5; sent += 1) answers.push(await citizen.signUp('ines@example.org'));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    const states = await house.rows(LETTER).findMany({ where: { email: 'ines@example.org' }, orderBy: { id: 'asc' } });
    assert.deepEqual(
      states.map(({ state }: { state: string }) => state === 'skipped'),
      [false, false, false, true, true],
    );
    const texts = states.map(({ html, text }: { html: string; text: string }) => [html !== '', text !== '']);
    assert.deepEqual(texts, [...Array(3).fill([true, true]), ...Array(2).fill([false, false])], 'nor keeps its text');
  });

  test('writes so often at most whatever the form, the spelling, and however many ask at the same time', async () => {
    const spellings = ['noe@example.org', 'NOE@Example.org', ' noe@example.org', 'noe+un@example.org'];
    const asked = Array.from({ length: 16 }, (_, index) => spellings[index % 4] ?? '').concat('noe+deux@example.org');
    const wanted = asked.flatMap((email) => FORMS.map(async (send) => send(citizen, email)));
    const answers = await Promise.all(wanted);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    const letters: { state: string }[] = await house
      .rows(LETTER)
      .findMany({ where: { email: { $startsWith: 'noe' } } });
    assert.equal(letters.length, answers.length);
    assert.equal(letters.filter(({ state }) => state !== 'skipped').length, 3);
    await until('the letters', () => noeMails() === 3);
    const dots = await Promise.all(
      ['o.dile@gmail.com', 'od.ile@gmail.com', 'odile@googlemail.com', 'odile+a@gmail.com'].map(async (email) =>
        citizen.signUp(email),
      ),
    );
    assert.deepEqual([...new Set(dots.map(({ status }) => status))], [201]);
    const where = { email: { $endsWith: 'mail.com' }, state: { $ne: 'skipped' } };
    assert.equal(await house.rows(LETTER).count({ where }), 3);
    assert.equal((await citizen.signUp('n.oe@example.org')).status, 201);
    assert.equal(
      (await house.rows(LETTER).findOne({ where: { email: 'n.oe@example.org' } })).state !== 'skipped',
      true,
    );
  });

  test('takes what the team has set, with its reason, and keeps what was set before', async () => {
    const { limits } = house;
    const less = { burst: 120, perHour: 240, unconfirmedLetters: 1, confirmedLetters: 30 };
    await assert.rejects(limits.change(less, 'Ana'), { status: 422 }, 'without a reason');
    await assert.rejects(limits.change({ ...less, unconfirmedLetters: 4, reason: 'Par essai' }, 'Ana'), {
      status: 422,
    });
    await limits.change({ ...less, reason: 'Envois abusifs' }, 'Ana');
    for (let sent = 0; sent < 2; sent += 1) await citizen.signUp('paul@example.org');
    const states = await house.rows(LETTER).findMany({ where: { email: 'paul@example.org' }, orderBy: { id: 'asc' } });
    assert.deepEqual(
      states.map(({ state }: { state: string }) => state === 'skipped'),
      [false, true],
    );
    const { history } = await limits.change({ ...less, unconfirmedLetters: 3, reason: 'Retour à la normale' }, 'Bo');
    assert.deepEqual(
      history.map(({ by, reason, unconfirmedLetters }) => [by, reason, unconfirmedLetters]),
      [
        ['Bo', 'Retour à la normale', 3],
        ['Ana', 'Envois abusifs', 1],
      ],
    );
  });

  test('counts what strangers ask for apart from what the service owes, and holds back no letter of the house', async () => {
    const { limits } = house;
    const few = { burst: 120, perHour: 240, unconfirmedLetters: 3, confirmedLetters: 3 };
    await limits.change({ ...few, reason: 'Pour cet essai' }, 'Ana');
    const to = 'quentin@example.org';
    for (let sent = 0; sent < 7; sent += 1) await citizen.signUp(to);
    const letters: Letters = house.cms.strapi.plugin('directory-mailing').service('letters');
    const body = welcomeLetter('https://forum.example.org/', 'https://forum.example.org/');
    const owed = async (more: object = {}) =>
      house.cms.strapi.db.transaction(async ({ trx }) =>
        letters.enqueue(trx, { kind: 'essai', to, confirmed: true, body, ...more }),
      );
    const answers = [await owed(), await owed(), await owed(), await owed()];
    assert.deepEqual(answers, [true, true, true, false]);
    assert.equal(await owed({ house: true }), true);
    await limits.change({ ...few, confirmedLetters: 4, reason: 'Un de plus' }, 'Ana');
    assert.equal(await owed(), true, 'what was refused took no place');
    await limits.change({ ...few, confirmedLetters: 30, reason: 'Retour à la normale' }, 'Ana');
  });
}
