import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RejectedLine } from '../../contract/directory.ts';
import { DELIVERY, MAILING, MAILING_ACT, STAFF_ACT, SUPPRESSION } from '../../server/content-types/index.ts';
import { NO_FILTER } from '../directory-fixture.ts';
import { everyRow } from '../every-row.ts';
import { until } from '../opening-fixture.ts';
import { Citizen, linksTo } from '../subscription-fixture.ts';
import type { DirectoryHouse } from './house.ts';

/** What leaves as a file, the suppression list, and how long people are kept. */
export function describeKeeping(house: DirectoryHouse): void {
  test('leaves as a file without a formula, and the register says who took it, how many, and not what was typed', async () => {
    const odd = await house.keeper.bring('Mail;Nom;Structure\nformule@example.org;=1+1;＝cmd\n');
    assert.equal(odd.status, 200);
    const { body } = await house.keeper.ask('POST', '/export', {
      ...NO_FILTER,
      text: 'formule@example.org',
      state: 'confirmed',
    });
    const [, line] = String(body['csv']).split('\r\n');
    assert.match(
      line ?? '',
      /^formule@example\.org;'=1\+1;'＝cmd;Une personne;Toutes;Tous;Inscrit·e;2026-03-02;Fichier importé$/,
    );
    const act = await house.rows(STAFF_ACT).findOne({ where: { act: 'exported' } });
    assert.deepEqual([act.count, act.detail], [1, { filter: { state: 'confirmed', text: 'un texte' } }]);
    const { body: acts } = await house.keeper.ask('GET', '/acts');
    assert.equal((acts as unknown as { act: string }[])[0]?.act, 'exported');
    const whole = await house.keeper.ask('POST', '/export', NO_FILTER);
    const again = await house.keeper.bring(String(whole.body['csv']), {}, true);
    const kinds = new Set((again.body['rejected'] as RejectedLine[]).map(({ kind }) => kind));
    assert.deepEqual([...kinds], ['known'], 'what leaves can be read again');
  });

  test('names and addresses leave with the list of a mailing too: both registers say who took it, and how many', async () => {
    const key = 'export-of-a-mailing';
    const written = { key, consultation: key, occasion: 'opens', state: 'finished', subject: 'Avis' };
    const { id: mailingId } = await house.rows(MAILING).create({ data: written });
    const { id: stakeholderId } = await house.person('formule@example.org');
    await house.rows(DELIVERY).create({ data: { mailingId, stakeholderId, state: 'accepted' } });
    assert.equal((await house.keeper.ask('GET', `/../mailings/${mailingId}/export`)).status, 200);
    const [act] = await house.rows(STAFF_ACT).findMany({ orderBy: { id: 'desc' }, limit: 1 });
    assert.deepEqual([act.act, act.count, act.detail], ['exported', 1, { mailing: mailingId }]);
    const done = await house.rows(MAILING_ACT).findOne({ where: { mailingId } });
    assert.deepEqual([done.act, done.by, done.detail], ['exported', act.by, { count: 1 }]);
    for (const uid of [MAILING, DELIVERY]) await house.rows(uid).deleteMany({ where: {} });
  });

  test('says whether one address is on the suppression list, lists none, and lifts a mark for a reason', async () => {
    const check = async (email: string) => (await house.keeper.ask('POST', '/suppressions/check', { email })).body;
    assert.deepEqual(
      [(await check('Odile@example.org'))['listed'], (await check('zoe@example.org'))['listed']],
      [true, false],
    );
    assert.equal((await house.keeper.ask('POST', '/suppressions/check', { email: 'odile' })).status, 422);
    const { body } = await house.keeper.ask('GET', '/suppressions');
    assert.deepEqual([body['total'], (body['reasons'] as Record<string, number>)['erased']], [2, 2]);
    const lift = async (reason: string) =>
      house.keeper.ask('POST', '/suppressions/lift', { email: 'odile@example.org', reason });
    assert.equal((await lift('oui')).status, 422);
    assert.equal((await lift('La personne le demande par écrit')).status, 200);
    assert.equal((await lift('La personne le demande par écrit')).status, 404);
    assert.equal((await check('odile@example.org'))['listed'], false);
    const act = await house.rows(STAFF_ACT).findOne({ where: { act: 'mark-lifted' } });
    assert.deepEqual(act.detail, { reason: 'La personne le demande par écrit' });
  });

  test('asks again after two years, keeps who answers, and erases after three who does not', async () => {
    house.setClock('2028-03-01T10:00:00Z');
    await house.forget();
    assert.equal((await house.person('zoe@example.org')).reconfirmAskedAt, null, 'not a day too early');
    house.setClock('2028-03-03T10:00:00Z');
    await house.forget();
    await house.forget();
    const links = await linksTo(house.catcher, 'zoe@example.org');
    assert.equal(house.mailsTo('zoe@example.org').length, 1, 'once');
    assert.match(house.mailsTo('zoe@example.org')[0]?.text ?? '', /effacées après le 2 mars 2029/);
    await until('the other letter', () => house.mailsTo('bo@example.org').length === 1);
    const citizen = new Citizen(() => house.cms);
    const confirmation = `/api/directory-mailing/confirmations/${links['confirmation']}`;
    const asked = (await citizen.ask('GET', confirmation)).body as { wording?: string };
    assert.equal(asked.wording, (await house.proofsOf('zoe@example.org'))[0].wording);
    const renewed = await citizen.ask('POST', confirmation);
    assert.equal(renewed.status, 200);
    const repeated = await citizen.ask('POST', confirmation);
    assert.deepEqual([repeated.status, repeated.body], [200, { own: null }], 'an old letter opens nobody’s page');
    assert.equal((await citizen.ask('GET', confirmation)).body.state, 'registered');
    await until('the welcome', () => house.mailsTo('zoe@example.org').length === 2);
    assert.equal((await citizen.ask('GET', `/api/directory-mailing/entries/${renewed.body.own}`)).status, 200);
    assert.deepEqual(
      (await house.proofsOf('zoe@example.org')).map(({ act }: { act: string }) => act),
      ['given', 'renewed'],
    );
    const [given, again] = await house.proofsOf('zoe@example.org');
    assert.deepEqual([again.version, again.wording], [given.version, given.wording], 'what they agreed to');
    const { confirmation: late } = await linksTo(house.catcher, 'bo@example.org');
    const lateConfirmation = `/api/directory-mailing/confirmations/${late}`;
    house.setClock('2029-03-01T10:00:00Z');
    await house.forget();
    assert.ok(await house.person('bo@example.org'));
    house.setClock('2029-03-08T10:00:00Z');
    assert.equal((await citizen.ask('GET', lateConfirmation)).body.state, 'asking', 'while no round was made');
    house.setClock('2029-03-10T10:00:00Z');
    for (const method of ['GET', 'POST']) assert.equal((await citizen.ask(method, lateConfirmation)).status, 410);
    assert.ok((await house.person('bo@example.org')).reconfirmAskedAt, 'and it renewed nothing');
    house.setClock('2029-03-03T10:00:00Z');
    await house.forget();
    assert.equal(await house.person('bo@example.org'), null);
    assert.equal((await house.person('zoe@example.org')).state, 'confirmed');
    assert.doesNotMatch(await everyRow(house.cms), /bo@example|foule-/i);
    assert.ok((await house.rows(SUPPRESSION).count({ where: { reason: 'retention' } })) > 60);
  });

  test('keeps people as long as the staff says, for a reason that stays', async () => {
    const change = async (name: string, value: number, reason = 'Avis du délégué à la protection des données') =>
      house.keeper.ask('PUT', '/retention', { name, value, reason });
    assert.equal((await change('eraseMonths', 400)).status, 422);
    assert.equal((await change('eraseMonths', 30, '')).status, 422);
    assert.equal((await change('nothing', 30)).status, 422);
    assert.equal((await change('reconfirmMonths', 9)).status, 200);
    const { body } = await change('eraseMonths', 12);
    assert.deepEqual(body['periods'], { unconfirmedDays: 7, reconfirmMonths: 9, eraseMonths: 12 });
    const [last] = body['changes'] as { name: string; by: string; reason: string; at: string }[];
    assert.deepEqual([last?.name, last?.reason], ['eraseMonths', 'Avis du délégué à la protection des données']);
    assert.ok(last?.by && last.at.startsWith('2029-03-03'));
    house.setClock('2029-03-04T10:00:00Z');
    await house.forget();
    assert.ok(await house.person('zoe@example.org'), 'a shorter period leaves a month to answer');
    assert.ok((await house.person('zoe@example.org')).reconfirmAskedAt);
    house.setClock('2029-04-04T10:00:00Z');
    await house.forget();
    assert.equal(await house.person('zoe@example.org'), null);
  });
}
