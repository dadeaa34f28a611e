import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppealPage, OwnComment } from '../../../contract/comments.ts';
import type { AppealItem, ModerationSettingsView } from '../../../contract/moderation.ts';
import { COMMENT, type CommentRow, DECISION, type DecisionRow } from '../../comments/tables.ts';
import type { CommentsHouse } from '../comments-fixture.ts';
import type { FormReply } from '../comments-door.ts';
import { everyRow, own, report, rowsIn, type There } from './house.ts';

/** How long it is kept. */
export function describeKeeping(there: There): void {
  test('answer a repeated key for seven days as they did at first, and know nothing of it afterwards', async () => {
    const house = there();
    const { strapi } = house.cms;
    const later = async (instant: string) => {
      house.setClock(instant);
      await strapi.plugin('concertation').service('forms').forgetOld();
    };
    await later('2026-12-03T09:00:00Z');
    const form = await house.form({ body: 'Envoyé deux fois' });
    const send = async (more: object = {}) => house.ask('POST', '/api/concertation/comments', { ...form, ...more });
    const first = await send();
    const stored = await rowsIn(house, COMMENT).count({});
    await later('2026-12-10T08:00:00Z');
    const again = await send();
    assert.deepEqual([again.status, again.body], [201, first.body], 'six days and 23 hours later');
    const other = await send({ body: 'Autre chose' });
    assert.deepEqual([other.status, other.body.error.code], [422, 'key-reused']);
    await later('2026-12-10T09:05:00Z');
    const late = await send();
    assert.deepEqual([late.status, late.body.error.code], [422, 'form-expired'], 'its token ended long ago');
    assert.equal(await rowsIn(house, COMMENT).count({}), stored);
    const { formToken } = await house.sending();
    const anew = await send({ formToken });
    assert.equal(anew.status, 201, 'a form opened again is another sending');
    assert.notEqual(anew.body.reference, first.body.reference);
  });

  test('are forgotten when their time is over: networks within hours, texts that were never public within a year', async () => {
    const house = there();
    const kept = await house.published({ body: 'Public, donc gardé', email: 'vieux@example.org' });
    const never = await house.row(await house.post({ body: 'Jamais paru', email: 'jamais@example.org' }));
    await house.decide(never.documentId, 'refuse');
    house.setClock('2028-01-05T09:00:00Z');
    await house.runRounds();
    const rows = await rowsIn<CommentRow>(house, COMMENT).findMany({});
    assert.ok(rows.every(({ network, sameness, email }) => network === null && sameness === null && email === null));
    assert.ok(!(await everyRow(house)).includes('Jamais paru'));
    assert.equal((await house.publicComments()).find(({ id }) => id === kept.documentId)?.state, 'published');
  });

  test('lose what has served its time, by the periods of the team; their place and what was decided stay', async () => {
    const house = there();
    house.setClock('2028-01-10T09:00:00Z');
    await setWithdrawnMonths(house, 3);
    const removed = await house.published({ body: 'Texte retiré', authorName: 'Rémi Retiré', email: 're@example.org' });
    assert.equal((await house.decide(removed.documentId, 'remove')).ok, true);
    const withdrawn = await house.published({ body: 'Texte repris', authorName: 'Rosa Reprise' });
    const { version } = (await house.ask<OwnComment>('GET', own(withdrawn.own))).body;
    assert.equal((await house.ask('POST', own(withdrawn.own), { act: 'withdraw', version })).status, 200);
    const corrected = await correctedOne(house, 'Premier jet', 'Second jet');
    const [place, left] = [await placeOf(house, removed.documentId), await placeOf(house, withdrawn.documentId)];
    const decided = await decisionOf(house, removed.documentId);

    await house.runRounds();
    assert.deepEqual(await leftOf(house, ALL), ALL, 'nothing before its time');
    house.setClock('2028-03-11T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, ALL), without('Premier jet'), 'two months after it was replaced');
    house.setClock('2028-04-11T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, ALL), ['Texte retiré', 'Rémi Retiré', 'Second jet'], 'as the team set it');
    house.setClock('2029-01-11T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, ALL), ['Second jet'], 'a year after it was removed');

    assert.deepEqual([place?.state, await placeOf(house, removed.documentId)], ['removed', place]);
    assert.deepEqual([left?.state, await placeOf(house, withdrawn.documentId)], ['withdrawn', left]);
    assert.deepEqual(await decisionOf(house, removed.documentId), decided);
    assert.ok(decided?.by && decided.article && decided.facts, 'who, why, by which article');
    assert.equal((await house.decide(removed.documentId, 'restore')).code, 'author-left');
    assert.equal((await house.ask('GET', own(removed.own))).status, 410);
    const mine = (await house.ask<OwnComment>('GET', own(corrected.own))).body;
    assert.deepEqual(
      mine.revisions.map(({ body }) => body),
      ['Second jet', ''],
    );
    assert.equal((await placeOf(house, corrected.documentId))?.body, 'Second jet');
  });

  test('keep the words of an appeal and of a report for a period of their own, a robot’s too', async () => {
    const house = there();
    house.setClock('2029-02-01T09:00:00Z');
    const shown = await house.published({ body: 'Le maire habite 3 rue des Lilas.' });
    await house.decide(shown.documentId, 'redact', { redactedBody: 'Le maire habite […].' });
    const { may } = (await house.ask<OwnComment>('GET', own(shown.own))).body;
    const appeal = { text: 'Chacun le sait déjà.' };
    assert.equal((await house.ask('POST', `/api/concertation/appeals/${may.appeal}`, appeal)).status, 200);
    const robot = { explanation: 'Achetez mes pilules', name: 'Robot', website: 'https://pub.example' };
    assert.equal((await report(house, shown.documentId, robot)).status, 201);
    const reported = (await counted(house)).reports;
    assert.equal((await report(house, shown.documentId, { explanation: 'Des mots de quelqu’un' })).status, 201);
    await answerBoth(house, shown.documentId, shown.documentId);
    house.setClock('2029-02-01T11:00:00Z');
    assert.equal((await counted(house)).reports, reported + 1, 'a robot’s is no report');
    const words = ['Chacun le sait', 'Achetez mes pilules', 'Des mots de quelqu’un'];
    house.setClock('2030-01-31T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, words), words, 'nothing before its time');
    house.setClock('2030-02-02T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, words), []);
    assert.equal((await placeOf(house, shown.documentId))?.state, 'redacted', 'the comment stays');
  });

  test('keep their texts as long as an appeal or a report is open, and then for their time', async () => {
    const house = there();
    const appealed = await house.published({ body: 'Texte contesté' });
    await house.decide(appealed.documentId, 'remove');
    const { may } = (await house.ask<OwnComment>('GET', own(appealed.own))).body;
    const appeal = { text: 'Je n’ai visé personne.' };
    assert.equal((await house.ask<AppealPage>('POST', `/api/concertation/appeals/${may.appeal}`, appeal)).status, 200);
    const reported = await correctedOne(house, 'Jet signalé', 'Jet suivant');
    assert.equal((await report(house, reported.documentId)).status, 201);
    const texts = ['Texte contesté', 'Jet signalé'];

    house.setClock('2031-01-11T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, texts), texts);
    await answerBoth(house, appealed.documentId, reported.documentId);
    house.setClock('2031-03-10T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, texts), texts);
    house.setClock('2031-03-12T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, texts), ['Texte contesté']);
    house.setClock('2032-01-12T09:00:00Z');
    await house.runRounds();
    assert.deepEqual(await leftOf(house, texts), []);
    assert.equal((await placeOf(house, appealed.documentId))?.state, 'removed');
  });
}

const ALL = ['Texte retiré', 'Rémi Retiré', 'Texte repris', 'Rosa Reprise', 'Premier jet', 'Second jet'];
const without = (gone: string) => ALL.filter((word) => word !== gone);

async function leftOf(house: CommentsHouse, words: readonly string[]): Promise<string[]> {
  const everything = await everyRow(house);
  return words.filter((word) => everything.includes(word));
}

async function placeOf(house: CommentsHouse, id: string) {
  return (await house.publicComments()).find((comment) => comment.id === id);
}

async function counted(house: CommentsHouse) {
  await house.runRounds();
  return (await house.snapshot()).moderation?.total ?? assert.fail('nothing is counted');
}

async function decisionOf(house: CommentsHouse, comment: string): Promise<DecisionRow | null> {
  return rowsIn<DecisionRow>(house, DECISION).findOne({ where: { comment, action: 'remove' } });
}

/** A public text that a correction has replaced. */
async function correctedOne(house: CommentsHouse, first: string, second: string) {
  const row = await house.published({ body: first });
  const { version } = (await house.ask<OwnComment>('GET', own(row.own))).body;
  const corrected = await house.ask('POST', own(row.own), { act: 'correct', body: second, version });
  assert.equal(corrected.status, 200, JSON.stringify(corrected.body));
  assert.equal((await house.decide(row.documentId, 'approve')).ok, true);
  return row;
}

/** Whoever sets the periods is told what does not fit, and each change is kept with its reason. */
async function setWithdrawnMonths(house: CommentsHouse, withdrawnMonths: number): Promise<void> {
  const officer = house.person('participation-officer');
  const { settings } = (await officer.ask<ModerationSettingsView>('GET', '/moderation/settings')).body;
  const asked = { ...settings, withdrawnMonths, reason: 'Le service juridique le demande.' };
  const refused = await officer.ask<FormReply>('PUT', '/moderation/settings', { ...asked, removedMonths: 2 });
  assert.equal(refused.status, 422, JSON.stringify(refused.body));
  assert.deepEqual(Object.keys(refused.body.error.fields), ['removedMonths']);
  const changed = await officer.ask<ModerationSettingsView>('PUT', '/moderation/settings', asked);
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.equal(changed.body.history[0]?.withdrawnMonths, withdrawnMonths);
  assert.deepEqual(changed.body.settings, { ...settings, withdrawnMonths });
}

/** Both are found wrong, by somebody who took no part. */
async function answerBoth(house: CommentsHouse, appealed: string, reported: string): Promise<void> {
  const second = house.person('second-officer');
  const [appeal] = (await second.ask<AppealItem[]>('GET', '/moderation/appeals')).body;
  const rejected = { outcome: 'rejected', answer: 'Le texte vise une personne nommée.', version: appeal?.version };
  assert.equal(appeal?.comment, appealed);
  assert.equal((await second.ask('POST', `/moderation/appeals/${appeal.id}`, rejected)).status, 200);
  const { version, flags } = await house.detail(reported);
  const answer = { answer: 'Le texte respecte la charte.', version, flags: flags.map(({ id }) => id) };
  assert.equal((await second.ask('POST', `/moderation/flags/${reported}`, answer)).status, 200);
}
