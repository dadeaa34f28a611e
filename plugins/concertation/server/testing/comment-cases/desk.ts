import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { AppealPage, OwnComment } from '../../../contract/comments.ts';
import type { AppealItem, CommentDetail, QueuePage, QueueView } from '../../../contract/moderation.ts';
import type { RulesView } from '../../../contract/screening.ts';
import { ARTICLE, type CommentsHouse, type Decided, FACTS, linkIn } from '../comments-fixture.ts';
import { own, type There } from './house.ts';

/** The desk: whose it is, its queue, its appeals. */
export function describeDesk(there: There): void {
  test('belong to the leads of their project alone, by every road of the desk; the guarantor reads without addresses', async () => {
    const house = there();
    const theirs = await house.row(await house.post({ body: 'De la halle', email: 'zoe@example.org' }));
    const id = theirs.documentId;
    const lead = house.person('other-lead');
    const decisions = [{ comment: id, version: theirs.version, action: 'approve' }];
    const { body: decided } = await lead.ask<Decided[]>('POST', '/moderation/decisions', { decisions });
    assert.equal(decided[0]?.status, 404);
    const roads: [string, string, object?][] = [
      ['GET', `/moderation/comments/${id}`],
      ['POST', `/moderation/flags/${id}`, { answer: 'Rien à redire ici.', version: 1, flags: [id] }],
      ['POST', `/moderation/comments/${id}/erase`, {}],
      ['POST', '/moderation/replies', { parent: id, body: 'x', service: 'x', idempotencyKey: randomUUID() }],
      ['GET', `/moderation/panel/${house.consultation('halle')}`],
    ];
    const inRules = async (role: string) =>
      (await house.person(role).ask<RulesView>('GET', '/rules')).body.consultations.map((one) => one.id);
    assert.deepEqual(await inRules('other-lead'), [house.consultation('gare')], 'not even a title');
    assert.ok((await inRules('communications')).includes(house.consultation('halle')));
    for (const [method, path, body] of roads) {
      const { status } = await lead.ask(method, path, body);
      assert.ok([403, 404].includes(status), `${method} ${path} answered ${status}`);
    }
    const queue = await lead.ask<QueuePage>('GET', '/moderation/queue?view=team&limit=100');
    assert.ok(queue.body.items.every(({ consultation }) => consultation.id === house.consultation('gare')));
    assert.equal(
      (
        await lead.ask('POST', '/moderation/spam', {
          article: ARTICLE,
          facts: FACTS,
          consultation: house.consultation('halle'),
        })
      ).status,
      200,
    );
    const guarantor = house.person('guarantor');
    const { body: read } = await guarantor.ask<CommentDetail>('GET', `/moderation/comments/${id}`);
    assert.deepEqual([read.body, read.email, read.actions], ['De la halle', null, []]);
    assert.equal((await guarantor.ask('POST', '/moderation/decisions', { decisions })).status, 403);
    assert.equal((await house.detail(id)).email, 'zoe@example.org');
    assert.equal((await house.person('communications').ask('GET', '/moderation/queue')).status, 403);
  });

  test('are queued oldest first, page by page, with what is late and why it was held', async () => {
    const house = there();
    const officer = house.person('participation-officer');
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const path: string = `/moderation/queue?view=team&limit=2${after === '' ? '' : `&after=${after}`}`;
      const page: QueuePage = (await officer.ask<QueuePage>('GET', path)).body;
      seen.push(...page.items.map(({ id }) => id));
      assert.ok(page.items.every(({ dueAt }) => dueAt !== null));
      after = page.next;
      if (after === null) assert.equal(seen.length, page.counts.team);
    }
    assert.equal(new Set(seen).size, seen.length);
    const late = await officer.ask<QueuePage>('GET', '/moderation/queue?view=late');
    assert.ok(late.body.items.length > 0 && late.body.items.every((item) => item.late));
  });

  test('are found once decided too, the newest first, by their own leads; erased ones by nobody', async () => {
    const house = there();
    const marked = async (body: string, ...acts: string[]) => {
      const { documentId } = await house.row(await house.post({ authorName: 'Zélie Introuvable', body }));
      for (const action of acts) assert.equal((await house.decide(documentId, action)).ok, true, action);
      return documentId;
    };
    const waits = await marked('perdu de vue, en attente');
    const shown = await marked('perdu de vue, publié', 'approve');
    const others = [await marked('perdu de vue, refusé', 'refuse'), await marked('perdu de vue, renvoyé', 'send-back')];
    const removed = await marked('perdu de vue, retiré', 'approve', 'remove');
    const erased = await marked('perdu de vue, effacé', 'approve');
    const { reference: lost, number: place } = await house.detail(erased);
    assert.equal(
      (await house.person('participation-officer').ask('POST', `/moderation/comments/${erased}/erase`, {})).status,
      200,
    );
    const published = await everyPage(house, 'published');
    assert.equal(published[0], shown, 'what was published last');
    assert.ok([waits, ...others, removed, erased].every((id) => !published.includes(id)));
    const decided = await everyPage(house, 'decided');
    assert.deepEqual(decided.slice(0, 3), [removed, others[1], others[0]]);
    assert.ok([waits, shown, erased].every((id) => !decided.includes(id)));
    const found = async (text: string, role = 'participation-officer') => {
      const path = `/moderation/queue?view=mine&text=${encodeURIComponent(text)}`;
      return (await house.person(role).ask<QueuePage>('GET', path)).body.items.map(({ id }) => id);
    };
    assert.deepEqual(await found('perdu de vue'), [removed, ...others.toReversed(), shown, waits], 'in every state');
    assert.deepEqual(await found('introuvable'), await found('Perdu de VUE'), 'by the public name');
    const { reference, number } = await house.detail(shown);
    assert.deepEqual(await found(` ${reference} `), [shown]);
    assert.ok((await found(`nº ${number}`)).includes(shown));
    for (const text of [lost, 'perdu de vue, effacé']) assert.deepEqual(await found(text), [], 'erased');
    assert.ok(!(await found(`nº ${place}`)).includes(erased), 'nor by the number that it keeps');
    assert.deepEqual(await found('perdu de vue', 'other-lead'), []);
    const theirs = await house.person('other-lead').ask<QueuePage>('GET', '/moderation/queue?view=published&limit=100');
    assert.ok(theirs.body.items.every(({ consultation }) => consultation.id === house.consultation('gare')));
  });

  test('are appealed against once, and judged by somebody who took no part; an upheld appeal publishes', async () => {
    const house = there();
    const reply = await house.post({ email: 'max@example.org', body: 'Je conteste' });
    const { documentId } = await house.row(reply);
    await house.ask<OwnComment>('POST', own(linkIn((await house.lettersTo('max@example.org'))[0], 'ma-contribution')), {
      act: 'confirm',
    });
    await house.decide(documentId, 'refuse');
    const letters = await house.lettersTo('max@example.org');
    const page = `/api/concertation/appeals/${linkIn(letters[1], 'recours')}`;
    assert.equal((await house.ask<AppealPage>('GET', page)).body.decision.facts, FACTS);
    assert.equal((await house.ask('POST', page, { text: 'non' })).status, 422);
    const made = await house.ask<AppealPage>('POST', page, { text: 'Je n’ai visé personne.' });
    assert.equal(made.body.appeal?.state, 'open');
    assert.equal((await house.ask('POST', page, { text: 'Encore une fois, non.' })).status, 409);
    const officer = house.person('participation-officer');
    const second = house.person('second-officer');
    const open = await officer.ask<AppealItem[]>('GET', '/moderation/appeals');
    const [appeal] = open.body;
    assert.deepEqual([appeal?.tookPart, appeal?.outcomes, appeal?.upheldTo], [true, [], null]);
    assert.deepEqual(appeal?.contested, { body: 'Je conteste', redactedBody: null, state: 'refused' });
    const [theirs] = (await second.ask<AppealItem[]>('GET', '/moderation/appeals')).body;
    assert.equal(theirs?.upheldTo, 'published', 'what a yes would do');
    const judgement = { outcome: 'upheld', answer: 'Le texte ne vise personne.', version: appeal?.version };
    assert.equal((await officer.ask('POST', `/moderation/appeals/${appeal?.id}`, judgement)).status, 403);
    const judged = await second.ask<CommentDetail>('POST', `/moderation/appeals/${appeal?.id}`, judgement);
    assert.deepEqual([judged.status, judged.body.state], [200, 'published']);
    const again = await house.person('project-lead').ask('POST', `/moderation/appeals/${appeal?.id}`, judgement);
    assert.equal(again.status, 409, 'decided once');
    const told = await house.lettersTo('max@example.org');
    assert.equal(told.length, 3, 'one letter for the appeal');
    assert.match(told[2]?.text ?? '', /Votre commentaire est public\.[^]*#commentaire-/);
    assert.ok((await house.outside()).includes('Je conteste'));
  });
}

/** Ids, as the pages follow each other. */
async function everyPage(house: CommentsHouse, view: QueueView): Promise<readonly string[]> {
  const seen: string[] = [];
  let [after, count] = ['', 0];
  do {
    const path = `/moderation/queue?view=${view}&limit=3&after=${encodeURIComponent(after)}`;
    const { body } = await house.person('participation-officer').ask<QueuePage>('GET', path);
    seen.push(...body.items.map(({ id }) => id));
    [after, count] = [body.next ?? '', body.counts[view]];
  } while (after !== '');
  assert.deepEqual([seen.length, new Set(seen).size], [count, count], view);
  return seen;
}
