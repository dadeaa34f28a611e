import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appealEndpoint, type AppealPage, type OwnComment } from '../../../contract/comments.ts';
import { appealEndsAt } from '../../../core/moderation/due.ts';
import { APPEAL, COMMENT } from '../../comments/tables.ts';
import { own, rowsIn, type There } from '../comment-cases/house.ts';
import { ARTICLE, type CommentsHouse, FACTS, linkIn } from '../comments-fixture.ts';
import { appealOn, contested, judge, openAppeals } from './two-keys.ts';

interface Refused {
  readonly error: { readonly code: string; readonly message: string };
}

/** Appeals: whose they are, whatever the answer. */
export function describeAppealsAtDesk(there: There): void {
  test('lets nobody reject an appeal that they could not uphold', async () => {
    const house = there();
    const appeal = await contested(house, 'gare', 'une-cle@example.org');
    const letters = (await house.lettersTo('une-cle@example.org')).length;
    for (const outcome of ['upheld', 'rejected'] as const)
      assert.equal((await judge(house, 'elected-official', appeal, outcome)).status, 404, outcome);
    assert.equal((await appealOn(house, appeal.comment)).state, 'open');
    assert.equal((await house.lettersTo('une-cle@example.org')).length, letters);
    assert.equal((await judge(house, 'other-lead', appeal, 'rejected')).status, 200);
  });

  test('lets the elected official decide one under two keys; what makes the text public again grants it, in one letter', async () => {
    const house = there();
    const theirs = await contested(house, 'halle', 'deux-cles@example.org');
    assert.equal((await judge(house, 'elected-official', theirs, 'rejected')).status, 200);
    const overtaken = await contested(house, 'halle', 'depassee@example.org');
    assert.equal((await house.decide(overtaken.comment, 'restore')).state, 'awaiting-team');
    const refused = await judge(house, 'elected-official', overtaken, 'rejected');
    assert.deepEqual([refused.status, refused.body.error?.code], [409, 'not-here']);
    for (const outcome of ['upheld', 'rejected', 'moot'] as const) {
      const early = await judge(house, 'second-officer', overtaken, outcome);
      assert.deepEqual([early.status, early.body.error?.code], [409, 'text-waits'], outcome);
    }
    assert.equal((await appealOn(house, overtaken.comment)).state, 'open');
    assert.equal((await house.decide(overtaken.comment, 'approve')).state, 'awaiting-elected');
    assert.equal((await appealOn(house, overtaken.comment)).state, 'open', 'nothing is granted yet');
    const before = (await house.lettersTo('depassee@example.org')).length;
    assert.equal((await house.decide(overtaken.comment, 'approve', {}, 'elected-official')).state, 'published');
    const granted = await appealOn(house, overtaken.comment);
    assert.deepEqual([granted.state, granted.decidedBy], ['upheld', 'elected-official Essai']);
    const letters = (await house.lettersTo('depassee@example.org')).slice(before);
    assert.deepEqual([letters.length, /Votre recours est accepté/.test(letters[0]?.text ?? '')], [1, true]);
  });

  test('lets the team close what the text has overtaken, as what it is: neither accepted nor rejected', async () => {
    const house = there();
    const overtaken = await contested(house, 'gare', 'sans-objet@example.org');
    await house.decide(overtaken.comment, 'restore');
    assert.equal((await house.decide(overtaken.comment, 'send-back')).state, 'sent-back');
    const seen = (await openAppeals(house, 'second-officer')).find(({ id }) => id === overtaken.documentId);
    assert.deepEqual(seen?.outcomes, ['moot'], 'no button whose call would be refused');
    assert.equal((await judge(house, 'second-officer', overtaken, 'rejected')).status, 409);
    assert.equal((await judge(house, 'second-officer', overtaken, 'moot')).status, 200);
    assert.match((await house.lettersTo('sans-objet@example.org')).at(-1)?.text ?? '', /sans objet/);
  });

  test('leaves a masked text as it stands until the second key has read it whole, and tells its author why', async () => {
    const house = there();
    const email = 'masque@example.org';
    const reply = await house.post({ email, body: 'Untel habite rue des Lilas.' });
    const { documentId } = await house.row(reply);
    await house.ask('POST', own(linkIn((await house.lettersTo(email))[0], 'ma-contribution')), { act: 'confirm' });
    const masked = { redactedBody: '[…] habite rue des Lilas.', article: ARTICLE };
    assert.equal((await house.decide(documentId, 'redact', masked)).state, 'awaiting-elected');
    assert.equal((await house.lettersTo(email)).length, 1, 'nothing is decided yet');
    assert.equal((await house.decide(documentId, 'approve', {}, 'elected-official')).state, 'published-redacted');
    const letter = (await house.lettersTo(email)).at(-1);
    assert.ok(letter?.text.includes(FACTS) && letter.text.includes('Respecter les personnes'));
    const { decisions } = (await house.ask<OwnComment>('GET', own(reply.body.own))).body;
    assert.deepEqual([decisions[0]?.facts, decisions[0]?.article], [FACTS, 'Respecter les personnes']);
    const less = await house.decide(documentId, 'redact', { redactedBody: 'Untel habite […].' });
    assert.deepEqual(Object.keys(less.fields), ['redactedBody'], 'one person gives nothing back');
    await house.ask('POST', `/api/concertation/appeals/${linkIn(letter, 'recours')}`, {
      text: 'Tout le monde le sait.',
    });
    const appeal = await appealOn(house, documentId);
    assert.equal((await judge(house, 'second-officer', appeal, 'upheld')).status, 200);
    assert.equal((await house.detail(documentId)).state, 'awaiting-elected');
    assert.ok(
      (await house.outside()).includes(masked.redactedBody) && !(await house.outside()).includes('Untel habite'),
    );
    assert.equal((await house.decide(documentId, 'approve', {}, 'second-officer')).code, 'second-key');
    assert.equal((await house.decide(documentId, 'approve', {}, 'elected-official')).state, 'published');
    assert.ok((await house.outside()).includes('Untel habite rue des Lilas.'));
  });

  test('keeps a masked text as it was where the second key says no to the whole, and says so to its author', async () => {
    const house = there();
    const email = 'reste-masque@example.org';
    const reply = await house.post({ email, body: 'Machin habite rue des Roses.' });
    const { documentId } = await house.row(reply);
    await house.ask('POST', own(linkIn((await house.lettersTo(email))[0], 'ma-contribution')), { act: 'confirm' });
    await house.decide(documentId, 'redact', { redactedBody: '[…] habite rue des Roses.', article: ARTICLE });
    await house.decide(documentId, 'approve', {}, 'elected-official');
    const page = `/api/concertation/appeals/${linkIn((await house.lettersTo(email)).at(-1), 'recours')}`;
    await house.ask('POST', page, { text: 'Il le dit lui-même.' });
    assert.equal((await judge(house, 'second-officer', await appealOn(house, documentId), 'upheld')).status, 200);
    assert.equal((await house.decide(documentId, 'refuse', {}, 'elected-official')).state, 'refused');
    const words = [(await house.lettersTo(email)).at(-1)?.text ?? '', await decisionsShown(house, reply.body.own)];
    for (const said of words) {
      assert.match(said, /reste public comme il était, en partie masqué/);
      assert.doesNotMatch(said, /correction/);
    }
    const outside = await house.outside();
    assert.ok(outside.includes('[…] habite rue des Roses.') && !outside.includes('Machin'));
  });

  test('is open to the end of the day that the letter names, which does not say that what was removed is online', async () => {
    const house = there();
    const email = 'echeance@example.org';
    const { documentId } = await house.row(await house.post({ project: 'gare', email, body: 'Reste peu.' }));
    const [receipt] = await house.lettersTo(email);
    await house.ask('POST', own(linkIn(receipt, 'ma-contribution')), { act: 'confirm' });
    await house.decide(documentId, 'approve');
    assert.match((await house.lettersTo(email)).at(-1)?.text ?? '', /Le commentaire en ligne/);
    await house.decide(documentId, 'remove');
    const letter = (await house.lettersTo(email)).at(-1);
    assert.doesNotMatch(letter?.text ?? '', /en ligne/);
    const page = appealEndpoint(linkIn(letter, 'recours'));
    const { body, status } = await house.ask<AppealPage>('GET', page);
    assert.equal(status, 200);
    const { at: decidedAt } = body.decision;
    const midnight = appealEndsAt(Date.parse(decidedAt));
    const statusAt = async (instant: number) => {
      house.setClock(new Date(instant).toISOString());
      return (await house.ask('GET', page)).status;
    };
    assert.deepEqual([await statusAt(midnight - 60_000), await statusAt(midnight)], [200, 410]);
    house.setClock(decidedAt);
  });

  test('is not stored about a comment that its author erases at that instant', async () => {
    const house = there();
    const email = 'efface@example.org';
    const reply = await house.post({ project: 'gare', email, body: 'Bientôt effacé.' });
    const { documentId } = await house.row(reply);
    await house.ask('POST', own(linkIn((await house.lettersTo(email))[0], 'ma-contribution')), { act: 'confirm' });
    await house.decide(documentId, 'refuse');
    const page = appealEndpoint(linkIn((await house.lettersTo(email)).at(-1), 'recours'));
    let times = 0;
    const stop = house.cms.strapi.db.lifecycles.subscribe({
      models: [COMMENT],
      beforeUpdateMany: async ({ params }) => {
        if (!('version' in (params.data ?? {})) || (times += 1) > 1) return;
        await rowsIn(house, COMMENT).updateMany({ where: { documentId }, data: { version: 99 } });
      },
    });
    const { status, body } = await house.ask<Refused>('POST', page, { text: 'Je n’ai visé personne.' });
    stop();
    assert.deepEqual([status, body.error.code], [409, 'changed-meanwhile']);
    assert.ok(!body.error.message.includes('Essai'), 'no colleague by name');
    assert.equal(await rowsIn(house, APPEAL).count({ where: { comment: documentId } }), 0);
  });

  test('finds a lead’s own appeals behind any number of others’', async () => {
    const house = there();
    const own = await contested(house, 'halle', 'derriere@example.org');
    const others = await contested(house, 'gare', 'devant@example.org');
    const appeals = rowsIn(house, APPEAL);
    const { openedAt, dueAt, comment } = others;
    for (let count = 1; count <= 500; count += 1)
      await appeals.create({
        data: { reference: `REC-ANCIEN-${count}`, comment, decision: 10_000 + count, openedAt, dueAt, state: 'open' },
      });
    // The oldest come first.
    await appeals.updateMany({ where: { id: own.id }, data: { id: own.id + 10_000 } });
    const seen = (await openAppeals(house, 'project-lead')).map(({ id }) => id);
    assert.ok(seen.includes(own.documentId) && !seen.includes(others.documentId));
    await appeals.deleteMany({ where: { reference: { $startsWith: 'REC-ANCIEN' } } });
  });
}

/** The decisions that the author's page tells, in their words. */
async function decisionsShown(house: CommentsHouse, link: string): Promise<string> {
  return JSON.stringify((await house.ask<OwnComment>('GET', own(link))).body.decisions);
}
