import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { routesOf } from '@aggloforum/publisher/contract/doors.ts';
import type { AppealItem, DecisionResult, QueuePage } from '../../../contract/moderation.ts';
import { moderationRoutes } from '../../moderation/routes.ts';
import { report, type There } from '../comment-cases/house.ts';
import { ARTICLE, type CommentsHouse, FACTS } from '../comments-fixture.ts';
import { appealOn, contested, passedBoth } from './two-keys.ts';

type Road = readonly [route: string, path: string, body?: object];

/** Whole territory, and open to any lead: who turns the second key, policies, reasons. */
const FOR_ALL_WHO_READ = ['GET /moderation/reasons', 'GET /moderation/policies', 'GET /moderation/holders'];

/** A project lead on somebody else's consultation, by every road of the desk that there is. */
export function describeOwnership(there: There): void {
  test('keeps a lead out of another’s consultation by every road of the desk, and changes nothing there', async () => {
    const house = there();
    const { comment, documentId: appeal } = await contested(house, 'halle', 'a-autrui@example.org');
    const { documentId: shown } = await passedBoth(house, { body: 'Public et signalé' });
    assert.equal((await report(house, shown)).status, 201);
    const robot = await house.row(await house.post({ body: 'Achetez', website: 'https://spam.example' }));
    const before = await traces(house, [comment, shown, robot.documentId]);
    const roads = [...closed(house, shown, appeal), ...settings()];
    const lead = house.person('other-lead');
    for (const [route, path, body] of roads) {
      const { status } = await lead.ask(route.split(' ')[0] ?? '', path, body);
      assert.ok([403, 404].includes(status), `${route} answered ${status}`);
    }
    const narrowed = await narrow(house, shown, robot.documentId);
    const known = [...roads.map(([route]) => route), ...narrowed, ...FOR_ALL_WHO_READ].sort();
    const all = moderationRoutes(routesOf('concertation')).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(known, all.sort(), 'each road of the desk is tried here');
    assert.deepEqual(await traces(house, [comment, shown, robot.documentId]), before);
    assert.equal((await appealOn(house, comment)).state, 'open');
  });
}

/** What one may not read does not exist. */
function closed(house: CommentsHouse, id: string, appeal: string): readonly Road[] {
  const answer = 'Rien à redire ici, vraiment.';
  const reply = { parent: id, body: 'x', service: 'x', idempotencyKey: randomUUID() };
  return [
    ['GET /moderation/comments/:id', `/moderation/comments/${id}`],
    ['POST /moderation/appeals/:id', `/moderation/appeals/${appeal}`, { outcome: 'rejected', answer, version: 2 }],
    ['POST /moderation/flags/:id', `/moderation/flags/${id}`, { answer, version: 2, flags: [id] }],
    ['POST /moderation/replies', '/moderation/replies', reply],
    ['POST /moderation/comments/:id/looked', `/moderation/comments/${id}/looked`, { version: 2 }],
    ['POST /moderation/comments/:id/erase', `/moderation/comments/${id}/erase`, {}],
    ['GET /moderation/panel/:consultation', `/moderation/panel/${house.consultation('halle')}`],
  ];
}

function settings(): readonly Road[] {
  const policy = { label: 'À moi', mode: 'post-moderation', teamDays: 1, electedDays: 1 };
  const days = { user: 1, from: '2026-11-25', to: '2026-11-27' };
  return [
    ['POST /moderation/policies', '/moderation/policies', policy],
    ['PUT /moderation/policies/:code', '/moderation/policies/a-priori-2026-1', policy],
    ['POST /moderation/policies/:code/default', '/moderation/policies/a-priori-2026-1/default', { reason: 'Je veux.' }],
    ['GET /moderation/settings', '/moderation/settings'],
    ['PUT /moderation/settings', '/moderation/settings', {}],
    ['POST /moderation/substitutes', '/moderation/substitutes', days],
    ['POST /moderation/substitutes/:id/end', '/moderation/substitutes/1/end', {}],
  ];
}

/** Roads that lead everybody to what is theirs: nothing of others is on them. Answers the routes. */
async function narrow(house: CommentsHouse, comment: string, spam: string): Promise<readonly string[]> {
  const lead = house.person('other-lead');
  const { body: queue } = await lead.ask<QueuePage>('GET', '/moderation/queue?view=spam&limit=100');
  assert.ok(queue.items.every(({ consultation }) => consultation.id === house.consultation('gare')));
  const { body: appeals } = await lead.ask<AppealItem[]>('GET', '/moderation/appeals');
  assert.ok(appeals.every(({ consultation }) => consultation.id === house.consultation('gare')));
  const decisions = [comment, spam].map((id) => ({ comment: id, version: 1, action: 'approve' }));
  const { body: decided } = await lead.ask<DecisionResult[]>('POST', '/moderation/decisions', { decisions });
  assert.deepEqual(
    decided.map((result) => !result.ok && result.status),
    [404, 404],
  );
  const everything = { article: ARTICLE, facts: FACTS };
  const halle = { ...everything, consultation: house.consultation('halle') };
  for (const body of [everything, halle]) assert.equal((await lead.ask('POST', '/moderation/spam', body)).status, 200);
  return ['GET /moderation/queue', 'GET /moderation/appeals', 'POST /moderation/decisions', 'POST /moderation/spam'];
}

async function traces(house: CommentsHouse, ids: readonly string[]) {
  return Promise.all(
    ids.map(async (id) => {
      const { version, state, flags, thread } = await house.detail(id);
      return { version, state, flags: flags.map((flag) => flag.state), replies: thread.length };
    }),
  );
}
