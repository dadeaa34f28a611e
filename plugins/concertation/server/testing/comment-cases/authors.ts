import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppealPage, CommentContext, OwnComment } from '../../../contract/comments.ts';
import type { AppealItem, QueuePage } from '../../../contract/moderation.ts';
import { MOST_REVISIONS } from '../../../core/comments/check.ts';
import { ARTICLE, type Decided, FACTS, linkIn } from '../comments-fixture.ts';
import { everyRow, own, report, type There } from './house.ts';

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
      [stale.status, Object.keys(stale.body), stale.body.reason, stale.body.error.code],
      [409, ['reason', 'error'], 'changed-meanwhile', 'changed-meanwhile'],
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

  test('stand at the desk as the public reads them once a correction is refused: reported, masked, removed, restored', async () => {
    const house = there();
    const row = await house.published({ body: 'Le maire habite 3 rue des Saules.' });
    const answer = await house.published({ parent: row.documentId, body: 'Réponse au texte public' });
    const { version } = (await house.ask<OwnComment>('GET', own(row.own))).body;
    const correction = { act: 'correct', body: 'Correction qui ne passe pas', version };
    assert.equal((await house.ask('POST', own(row.own), correction)).status, 200);
    const read = async () => {
      const { state, revision, body, redactedBody } = await house.detail(row.documentId);
      return [state, revision, redactedBody ?? body];
    };
    assert.deepEqual(await read(), ['awaiting-team', 2, 'Correction qui ne passe pas']);
    assert.equal((await house.decide(row.documentId, 'refuse')).state, 'refused');
    assert.equal((await report(house, row.documentId)).status, 201);
    assert.deepEqual(await read(), ['published', 1, 'Le maire habite 3 rue des Saules.']);
    const { thread } = await house.detail(answer.documentId);
    assert.deepEqual(
      thread.map(({ id, body, state, opens }) => [id, body, state, opens]),
      [[row.documentId, 'Le maire habite 3 rue des Saules.', 'published', true]],
    );
    const listed = async () => {
      const queue = await house.person('participation-officer').ask<QueuePage>('GET', '/moderation/queue?view=decided');
      const item = queue.body.items.find(({ id }) => id === row.documentId);
      return [item?.state, item?.corrects, item?.actions];
    };
    assert.deepEqual(await listed(), ['refused', true, []], 'nobody decides about another text than they see');
    const shown = await house.detail(row.documentId);
    assert.equal(shown.openFlags.length, 1);
    const redactedBody = shown.body.replace('3 rue des Saules', '[…]');
    const masked = await house.decide(row.documentId, 'redact', { redactedBody });
    assert.deepEqual([masked.state, masked.fields], ['published-redacted', undefined]);
    assert.deepEqual(await read(), ['published-redacted', 1, 'Le maire habite […].']);
    assert.equal((await house.decide(row.documentId, 'remove')).state, 'removed');
    assert.deepEqual(await read(), ['removed', 1, 'Le maire habite […].']);
    assert.deepEqual(await listed(), ['removed', false, ['restore']]);
    assert.equal((await house.detail(row.documentId)).flags[0]?.state, 'upheld');
    assert.equal((await house.decide(row.documentId, 'restore')).state, 'published-redacted');
    assert.ok(!(await house.outside()).includes('Correction qui ne passe pas'));
  });

  test('carry another name from the approval of the text that gives it, and never the one before', async () => {
    const house = there();
    const row = await house.published({ body: 'Sous un nom volé', authorName: 'Maire Nommé' });
    const seen = async () => (await house.ask<OwnComment>('GET', own(row.own))).body;
    const correct = async (authorName: string) => {
      const { version } = await seen();
      return house.ask('POST', own(row.own), { act: 'correct', body: 'Sous un nom volé', authorName, version });
    };
    const shown = async () => (await house.publicComments()).find(({ id }) => id === row.documentId)?.authorName;
    const nameless = await correct(' ');
    assert.deepEqual([nameless.status, Object.keys(nameless.body.error.fields)], [422, ['authorName']]);
    assert.equal((await correct('Refusée \u202eici')).status, 200);
    assert.equal((await house.detail(row.documentId)).authorName, 'Refusée ici', 'the desk reads what would appear');
    assert.ok(!(await house.outside()).includes('Refusée'));
    await house.decide(row.documentId, 'refuse');
    assert.deepEqual([await shown(), (await seen()).lastName], ['Maire Nommé', 'Refusée ici']);
    assert.equal((await correct('Riveraine')).status, 200);
    assert.deepEqual([await shown(), (await seen()).authorName], ['Maire Nommé', 'Maire Nommé']);
    await house.decide(row.documentId, 'approve');
    assert.equal(await shown(), 'Riveraine');
    const outside = await house.outside();
    assert.deepEqual(
      ['Maire Nommé', 'Refusée'].filter((name) => outside.includes(name)),
      [],
    );
    const { authorName, revisions } = await seen();
    assert.deepEqual(
      [authorName, revisions.map((one) => one.authorName)],
      ['Riveraine', ['Riveraine', 'Refusée ici', 'Maire Nommé']],
    );
    await house.decide(row.documentId, 'remove');
    await house.decide(row.documentId, 'restore');
    assert.equal(await shown(), 'Riveraine');
    await house.ask('POST', own(row.own), { act: 'erase' });
    const everything = await everyRow(house);
    for (const name of ['Maire Nommé', 'Refusée ici', 'Riveraine']) assert.ok(!everything.includes(name), name);
  });

  test('that were sent back for their name appear under the one that they come back with', async () => {
    const house = there();
    const reply = await house.post({ body: 'Un avis sous un nom', authorName: 'Nom qui insulte' });
    const { documentId } = await house.row(reply);
    await house.decide(documentId, 'send-back');
    const { version, lastName } = (await house.ask<OwnComment>('GET', own(reply.body.own))).body;
    assert.equal(lastName, 'Nom qui insulte');
    const correction = { act: 'correct', body: 'Un avis sous un nom', authorName: 'Yaël', version };
    assert.equal((await house.ask<OwnComment>('POST', own(reply.body.own), correction)).body.authorName, 'Yaël');
    await house.decide(documentId, 'approve');
    const shown = (await house.publicComments()).find(({ id }) => id === documentId);
    assert.equal(shown?.authorName, 'Yaël');
    assert.ok(!(await house.outside()).includes('Nom qui insulte'));
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
