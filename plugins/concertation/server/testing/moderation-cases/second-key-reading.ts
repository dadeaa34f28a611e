import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OwnComment } from '../../../contract/comments.ts';
import {
  type CommentDetail,
  type HoldersView,
  QUEUE_VIEWS,
  type QueuePage,
  type QueueView,
  type SecondKeyPage,
} from '../../../contract/moderation.ts';
import { type CommentsHouse, type Decided, linkIn } from '../comments-fixture.ts';
import { own, report, type There } from '../comment-cases/house.ts';
import { awaitingElected, contested, openAppeals, passedBoth } from './two-keys.ts';

/** Who turns the second key reads what it needs, at the endpoints too: not only the page leaves the rest out. */
export function describeSecondKeyReading(there: There): void {
  const texts = new Map<string, string>();
  const id = (name: string) => texts.get(name) ?? '';
  let corrected = { documentId: '', own: '' };
  /** Behind the link of whoever stands in. */
  let validation = '';

  test('shows the elected official what waits for the second key, in every view', async () => {
    const house = there();
    const keep = async (name: string, more: object) =>
      texts.set(name, (await house.row(await house.post({ body: name, ...more }))).documentId);
    await keep('pour l’équipe', { email: 'auteur@example.org' });
    await keep('ailleurs', { project: 'gare' });
    texts.set('attend', (await awaitingElected(house, { body: 'attend', email: 'attend@example.org' })).documentId);
    corrected = await passedBoth(house, { body: 'paru' });
    texts.set('paru', corrected.documentId);
    const flagged = await house.published({ project: 'gare', body: 'signalé' });
    texts.set('signalé', flagged.documentId);
    await report(house, flagged.documentId);
    await report(house, corrected.documentId);
    for (const view of QUEUE_VIEWS) {
      const { items, counts } = await queue(house, 'elected-official', view);
      const shown = ['mine', 'elected'].includes(view) ? [id('attend')] : [];
      assert.deepEqual(items, shown, view);
      assert.equal(counts[view], shown.length, view);
    }
    for (const name of ['attend', 'paru', 'pour l’équipe', 'signalé', 'ailleurs']) {
      const { reference } = await house.detail(id(name));
      for (const text of [name, reference]) {
        const path = `/moderation/queue?text=${encodeURIComponent(text)}`;
        const found = (await house.person('elected-official').ask<QueuePage>('GET', path)).body.items;
        const shown = found.map((item) => item.id);
        assert.deepEqual(shown, name === 'attend' ? [id(name)] : [], `what is looked for: ${text}`);
      }
    }
    house.setClock('2026-11-25T10:00:00Z');
    assert.deepEqual((await queue(house, 'elected-official', 'late')).items, [id('attend')]);
    assert.ok((await queue(house, 'participation-officer', 'late')).items.includes(id('pour l’équipe')));
  });

  test('opens to them what waits for it or has passed it, and nothing that came before or after', async () => {
    const house = there();
    const official = house.person('elected-official');
    const status = async (name: string) => (await official.ask('GET', `/moderation/comments/${id(name)}`)).status;
    for (const name of ['pour l’équipe', 'ailleurs', 'signalé']) assert.equal(await status(name), 404, name);
    const waiting = await house.detail(id('attend'), 'elected-official');
    assert.deepEqual(
      [waiting.body, waiting.email, waiting.actions],
      ['attend', null, ['approve', 'send-back', 'refuse']],
    );
    const decisions = [{ comment: id('pour l’équipe'), version: 1, action: 'approve' }];
    const tried = await official.ask<{ status: number }[]>('POST', '/moderation/decisions', { decisions });
    assert.equal(tried.body[0]?.status, 404);
    const page = own(corrected.own);
    const { version } = (await house.ask<OwnComment>('GET', page)).body;
    const body = 'Corrigé, pas encore lu';
    assert.equal((await house.ask('POST', page, { act: 'correct', body, version })).status, 200);
    await house.post({ parent: corrected.documentId, body: 'Réponse en attente' });
    const passed = await house.detail(corrected.documentId, 'elected-official');
    assert.deepEqual([passed.body, passed.state, passed.flags, passed.openFlags], ['paru', 'published', [], []]);
    const said = JSON.stringify(passed);
    assert.ok(!said.includes(body) && !said.includes('Réponse en attente'), 'not the correction, not what waits below');
    assert.ok(JSON.stringify(await house.detail(corrected.documentId)).includes(body), 'the team reads both');
    for (const project of ['halle', 'gare'])
      assert.equal((await official.ask('GET', `/moderation/panel/${house.consultation(project)}`)).status, 200);
  });

  test('lists for them the appeals that they may judge, and opens their texts', async () => {
    const house = there();
    const theirs = await contested(house, 'halle', 'a-juger@example.org');
    const others = await contested(house, 'gare', 'pas-a-juger@example.org');
    const listed = (await openAppeals(house, 'elected-official')).map(({ comment }) => comment);
    assert.ok(listed.includes(theirs.comment) && !listed.includes(others.comment));
    assert.equal((await house.detail(theirs.comment, 'elected-official')).appeals.length, 1);
    const closed = await house.person('elected-official').ask('GET', `/moderation/comments/${others.comment}`);
    assert.equal(closed.status, 404);
  });

  test('shows a lead who stands in no more of others’ consultations than the second key needs', async () => {
    const house = there();
    const lead = house.person('other-lead');
    const days = { user: lead.id, from: '2026-11-25', to: '2026-11-27' };
    assert.equal(
      (await house.person('participation-officer').ask('POST', '/moderation/substitutes', days)).status,
      200,
    );
    const team = await queue(house, 'other-lead', 'team');
    assert.ok(team.items.includes(id('ailleurs')) && !team.items.includes(id('pour l’équipe')));
    assert.deepEqual((await queue(house, 'other-lead', 'elected')).items, [id('attend')]);
    assert.deepEqual((await queue(house, 'other-lead', 'flagged')).items, [id('signalé')]);
    const seen = async (name: string) => lead.ask<CommentDetail>('GET', `/moderation/comments/${id(name)}`);
    assert.equal((await seen('pour l’équipe')).status, 404);
    assert.deepEqual([(await seen('attend')).status, (await seen('attend')).body.email], [200, null]);
    assert.equal((await seen('ailleurs')).status, 200);
    assert.equal((await lead.ask('GET', `/moderation/panel/${house.consultation('halle')}`)).status, 404);
    const erased = await lead.ask('POST', `/moderation/comments/${id('attend')}/erase`, {});
    assert.equal(erased.status, 404);
    assert.equal((await house.decide(id('attend'), 'approve', {}, 'other-lead')).state, 'published');
  });

  test('writes to whoever stands in as to the elected official, and takes their decision behind the link', async () => {
    const house = there();
    const { documentId } = await awaitingElected(house, { body: 'attend qui supplée' });
    await house.runRounds();
    const [letter, ...more] = await house.staffLetters('other-lead', 'moderation-second-key');
    assert.deepEqual(more, [], 'one a day');
    assert.ok(letter && !letter.text.includes('qui supplée'));
    validation = `/api/concertation/second-key/${linkIn(letter, 'validation')}`;
    const { body: page } = await house.ask<SecondKeyPage>('GET', validation);
    const [item, ...others] = page.items;
    assert.deepEqual([page.holder, item?.body, others], ['other-lead Essai', 'attend qui supplée', []]);
    const decisions = [{ comment: documentId, version: item?.version, action: 'approve' }];
    const decided = await house.ask<Decided[]>('POST', validation, { confirmed: 'oui', decisions });
    assert.deepEqual([decided.status, decided.body[0]?.state], [200, 'published']);
    assert.equal((await house.detail(documentId)).history[0]?.by, 'other-lead Essai');
  });

  test('takes the key back from whoever stands in, at once and once; who did it and when is kept', async () => {
    const house = there();
    const waits = await awaitingElected(house, { body: 'attend encore' });
    const officer = house.person('participation-officer');
    const { body } = await officer.ask<HoldersView>('GET', '/moderation/holders');
    const [standing] = body.substitutes;
    assert.deepEqual([standing?.user.id, standing?.ended], [house.person('other-lead').id, null]);
    const seen = async () => (await queue(house, 'other-lead', 'elected')).items;
    assert.deepEqual(await seen(), [waits.documentId]);
    const end = async (role: string, which = standing?.id) =>
      house.person(role).ask<HoldersView>('POST', `/moderation/substitutes/${which}/end`, {});
    assert.equal((await end('project-lead')).status, 403);
    assert.equal((await end('participation-officer', 999_999)).status, 404);
    const ended = await end('participation-officer');
    const { by, at } = ended.body.substitutes[0]?.ended ?? {};
    assert.deepEqual([ended.status, by, at?.slice(0, 10)], [200, 'participation-officer Essai', '2026-11-25']);
    assert.deepEqual(await seen(), []);
    const decisions = [{ comment: waits.documentId, version: 2, action: 'approve' }];
    for (const [method, body] of [['GET'], ['POST', { confirmed: 'oui', decisions }]] as const)
      assert.equal((await house.ask(method, validation, body)).status, 410, `${method} behind the letter’s link`);
    assert.equal((await house.decide(waits.documentId, 'approve', {}, 'other-lead')).status, 404);
    const again = await end('second-officer');
    assert.equal(again.body.substitutes[0]?.ended?.by, 'participation-officer Essai', 'the first is kept');
  });
}

async function queue(house: CommentsHouse, role: string, view: QueueView) {
  const path = `/moderation/queue?view=${view}&limit=100`;
  const { body } = await house.person(role).ask<QueuePage>('GET', path);
  return { items: body.items.map((item) => item.id), counts: body.counts };
}
