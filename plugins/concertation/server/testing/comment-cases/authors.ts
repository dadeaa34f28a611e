import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppealPage, CommentContext, OwnComment } from '../../../contract/comments.ts';
import type { AppealItem } from '../../../contract/moderation.ts';
import { MOST_REVISIONS } from '../../../core/comments/check.ts';
import { ARTICLE, type Decided, FACTS, linkIn } from '../comments-fixture.ts';
import { own, type There } from './house.ts';

/** The text in the hands of its author and of whoever decides about it. */
export function describeAuthors(there: There): void {
  test('are decided by one of two who decide at the same time, and tell their author once', async () => {
    const house = there();
    const reply = await house.post({ email: 'lea@example.org', body: 'Un texte disputé' });
    const { documentId } = await house.row(reply);
    const [receipt] = await house.lettersTo('lea@example.org');
    const token = linkIn(receipt, 'ma-contribution');
    assert.equal((await house.ask<OwnComment>('GET', own(token))).body.confirmed, false);
    assert.equal((await house.ask<OwnComment>('POST', own(token), { act: 'confirm' })).body.confirmed, true);
    const { version } = await house.detail(documentId);
    const refuse = { comment: documentId, version, action: 'refuse', article: ARTICLE, facts: FACTS };
    const faulty = await house.person('participation-officer').ask<Decided[]>('POST', '/moderation/decisions', {
      decisions: [{ ...refuse, facts: '' }],
    });
    assert.deepEqual([faulty.body[0]?.ok, Object.keys(faulty.body[0]?.fields ?? {})], [false, ['facts']]);
    assert.equal((await house.lettersTo('lea@example.org')).length, 1, 'a refusal that fails sends nothing');
    const both = await Promise.all(
      ['participation-officer', 'project-lead'].map(async (role) =>
        house.person(role).ask<Decided[]>('POST', '/moderation/decisions', {
          decisions: [refuse],
        }),
      ),
    );
    const results = both.map(({ body }) => body[0]);
    assert.equal(results.filter((result) => result?.ok).length, 1);
    const loser = results.find((result) => result?.ok === false);
    assert.equal(loser?.code, 'changed-meanwhile');
    assert.match(loser?.by ?? '', /Essai$/);
    const letters = await house.lettersTo('lea@example.org');
    assert.equal(letters.length, 2);
    assert.match(letters[1]?.text ?? '', /Respecter les personnes/);
    assert.ok(!letters[1]?.text.includes('Un texte disputé'));
    assert.ok(!(await house.outside()).includes('Un texte disputé'));
  });

  test('confirm their address by the letter alone: what the form answers at once proves nothing about it', async () => {
    const house = there();
    const sent = await house.post({ email: 'victime@example.org', body: 'Sous l’adresse d’un autre encore' });
    const { documentId } = await house.row(sent);
    const seen = (await house.ask<OwnComment>('GET', own(sent.body.own))).body;
    assert.equal(seen.may.confirm, false);
    assert.deepEqual(seen.decisions, [], 'that a text waits is nobody’s decision');
    assert.equal((await house.ask<OwnComment>('POST', own(sent.body.own), { act: 'confirm' })).status, 409);
    const correction = { act: 'correct', body: 'Corrigé sans la lettre', version: seen.version };
    assert.equal((await house.ask<OwnComment>('POST', own(sent.body.own), correction)).body.confirmed, false);
    await house.decide(documentId, 'refuse');
    const { may } = (await house.ask<OwnComment>('GET', own(sent.body.own))).body;
    const appealed = await house.ask<AppealPage>('POST', `/api/concertation/appeals/${may.appeal}`, {
      text: 'Je conteste cela.',
    });
    assert.equal(appealed.status, 200, JSON.stringify(appealed.body));
    assert.equal((await house.row(sent)).confirmedAt, null);
    const letters = await house.lettersTo('victime@example.org');
    assert.equal(letters.length, 1, 'the receipt, and nothing after it');
    const officer = house.person('participation-officer');
    const open = async () => (await officer.ask<AppealItem[]>('GET', '/moderation/appeals')).body;
    assert.deepEqual(
      (await open()).map(({ comment }) => comment),
      [documentId],
    );
    assert.deepEqual((await house.ask<OwnComment>('POST', own(sent.body.own), { act: 'erase' })).body, {
      state: 'erased',
    });
    assert.deepEqual(await open(), [], 'nobody waits for an answer any more');
  });

  test('pass again once corrected: the earlier text stands until then, and is unreachable afterwards', async () => {
    const house = there();
    const row = await house.published({ body: 'Texte premier' });
    const { version } = (await house.ask<OwnComment>('GET', own(row.own))).body;
    const corrected = await house.ask<OwnComment>('POST', own(row.own), {
      act: 'correct',
      body: 'Texte corrigé',
      version,
    });
    assert.equal(corrected.status, 200, JSON.stringify(corrected.body));
    const stale = await house.ask('POST', own(row.own), { act: 'correct', body: 'Encore', version });
    assert.deepEqual(
      [stale.status, Object.keys(stale.body), stale.body.error.code],
      [409, ['error'], 'changed-meanwhile'],
      'as every form is refused, without a name',
    );
    let outside = await house.outside();
    assert.deepEqual([outside.includes('Texte premier'), outside.includes('Texte corrigé')], [true, false]);
    const detail = await house.detail(row.documentId);
    assert.deepEqual([detail.corrects, detail.body], [true, 'Texte corrigé']);
    assert.equal((await house.decide(row.documentId, 'refuse')).ok, true);
    const kept = (await house.ask<OwnComment>('GET', own(row.own))).body;
    assert.match(kept.decisions[0]?.words ?? '', /Le texte précédent reste public/);
    const again = { act: 'correct', body: 'Texte corrigé', version: kept.version };
    const { body: retried } = await house.ask<OwnComment>('POST', own(row.own), again);
    assert.deepEqual([retried.awaited, retried.may.appeal], [true, null], 'the refused correction is over');
    assert.equal((await house.decide(row.documentId, 'approve')).ok, true);
    outside = await house.outside();
    assert.deepEqual([outside.includes('Texte premier'), outside.includes('Texte corrigé')], [false, true]);
    const mine = (await house.ask<OwnComment>('GET', own(row.own))).body.revisions.map((one) => one.stateWords);
    assert.deepEqual(mine, ['publié', 'refusé', 'remplacé depuis']);
    const shown = (await house.publicComments()).find(({ id }) => id === row.documentId);
    assert.deepEqual([shown?.number, shown?.correctedAt !== null], [row.number, true]);
  });

  test('are corrected as often as somebody means it, and not without end', async () => {
    const house = there();
    const { body } = await house.post({ body: 'Premier jet' });
    const correct = async (count: number) => {
      const { version } = (await house.ask<OwnComment>('GET', own(body.own))).body;
      return house.ask('POST', own(body.own), { act: 'correct', body: `Version ${count}`, version });
    };
    for (let count = 2; count <= MOST_REVISIONS; count += 1) assert.equal((await correct(count)).status, 200);
    const last = await correct(MOST_REVISIONS + 1);
    assert.deepEqual([last.status, last.body.error.code], [409, 'corrected-too-often']);
  });

  test('are redacted with a mark, removed with their place and their answers, and restored', async () => {
    const house = there();
    const row = await house.published({ body: 'Le maire habite 3 rue des Lilas.' });
    const answer = await house.published({ parent: row.documentId, body: 'Réponse qui reste' });
    const rewritten = await house.decide(row.documentId, 'redact', { redactedBody: 'Le maire ment […].' });
    assert.deepEqual(Object.keys(rewritten.fields), ['redactedBody']);
    assert.equal((await house.decide(row.documentId, 'redact', { redactedBody: 'Le maire habite […].' })).ok, true);
    assert.ok(!(await house.outside()).includes('rue des Lilas'));
    const around = `/api/concertation/comment-contexts/halle?parent=${row.documentId}`;
    const reported = (await house.ask<CommentContext>('GET', around)).body.parent;
    assert.deepEqual([reported?.body, reported?.redacted], ['Le maire habite […].', true], 'as the public reads it');
    assert.equal((await house.decide(row.documentId, 'remove')).state, 'removed');
    assert.equal((await house.ask<CommentContext>('GET', around)).body.parent, null);
    const gone = (await house.publicComments()).find(({ id }) => id === row.documentId);
    assert.deepEqual(
      [gone?.state, gone?.body, gone?.authorName, gone?.gone?.article],
      ['removed', null, null, ARTICLE],
    );
    const reply = (await house.publicComments()).find(({ id }) => id === answer.documentId);
    assert.deepEqual([reply?.state, reply?.parent], ['published', row.documentId]);
    assert.equal((await house.decide(answer.documentId, 'remove')).ok, true);
    assert.equal((await house.decide(answer.documentId, 'restore')).state, 'published', 'under a removed parent');
    assert.equal((await house.decide(row.documentId, 'restore')).state, 'published-redacted');
    assert.ok(!(await house.outside()).includes('rue des Lilas'));
  });
}
