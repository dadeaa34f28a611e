import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ARTICLE, CommentsHouse, FACTS, linkIn } from './comments-fixture.ts';

type Result = { readonly ok: boolean; readonly code?: string };
const AT_ONCE = 6;

/** What may differ where several write at the same instant. */
export function describeCommentRaces(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`comments at the same instant on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-comment-races-'));
    let house: CommentsHouse;
    const rows = (uid: string) => house.cms.strapi.db.query(uid);
    const posted = async (body: string): Promise<{ documentId: string; own: string }> => {
      const reply = await house.post({ body });
      return { ...(await house.row(reply)), own: reply.body.own };
    };

    before(async () => {
      house = await CommentsHouse.open(join(folder, 'clock'), await databaseUrl());
      assert.equal((await house.switchComments('halle', 'project-lead', {})).status, 200);
    });
    after(async () => {
      await house?.cms.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('are stored once for one key, whoever sends it at the same time', async () => {
      const form = await house.form({ body: 'Une fois', email: 'une@example.org' });
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, async () => house.ask('POST', '/api/concertation/comments', form)),
      );
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
      assert.equal(new Set(answers.map(({ body }) => body.reference)).size, 1);
      assert.equal(await rows('plugin::concertation.comment').count(), 1);
      assert.equal((await house.lettersTo('une@example.org')).length, 1);
    });

    test('get numbers without a hole and without a double', async () => {
      const ids: string[] = [];
      for (let count = 0; count < AT_ONCE; count += 1) ids.push((await posted(`Numéro ${count}`)).documentId);
      const decided = await Promise.all(ids.map(async (id) => house.decide(id, 'approve')));
      assert.ok(
        decided.every(({ ok }) => ok),
        JSON.stringify(decided),
      );
      const numbers = (await house.publicComments()).map(({ number, slot }) => [number, slot]);
      assert.deepEqual(
        numbers,
        Array.from({ length: AT_ONCE }, (_, index) => [index + 1, index + 1]),
      );
    });

    test('are decided by one of many; the others are told, and change nothing', async () => {
      const { documentId } = await posted('Disputé');
      const { version } = await house.detail(documentId);
      const decisions = [{ comment: documentId, version, action: 'refuse', article: ARTICLE, facts: FACTS }];
      const approvals = [{ comment: documentId, version, action: 'approve' }];
      const results = await Promise.all(
        [decisions, approvals, decisions, approvals].map(async (asked, index) => {
          const role = index < 2 ? 'participation-officer' : 'project-lead';
          return (await house.person(role).ask<Result[]>('POST', '/moderation/decisions', { decisions: asked }))
            .body[0];
        }),
      );
      assert.equal(results.filter((result) => result?.ok).length, 1);
      assert.ok(
        results.every((result) => result?.ok || result?.code === 'changed-meanwhile'),
        JSON.stringify(results),
      );
      const history = await rows('plugin::concertation.comment-decision').findMany({ where: { comment: documentId } });
      assert.deepEqual(new Set(history.map((one: { version: number }) => one.version)), new Set([1, 2]));
    });

    test('have a report closed by one of many, and who reported is told once', async () => {
      const { documentId } = await house.published({ body: 'Signalé une fois' });
      const email = 'signale@example.org';
      const report = {
        ...(await house.sending()),
        reason: 'insult',
        explanation: 'Une insulte.',
        goodFaith: 'oui',
        email,
      };
      assert.equal((await house.ask('POST', `/api/concertation/comments/${documentId}/reports`, report)).status, 201);
      const confirm = linkIn((await house.lettersTo(email))[0], 'signalement-confirme');
      await house.ask('POST', `/api/concertation/report-confirmations/${confirm}`, {});
      const { version, openFlags: flags } = await house.detail(documentId);
      const answer = { answer: 'Le texte respecte la charte.', version, flags };
      await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, index) =>
          house
            .person(index % 2 === 0 ? 'participation-officer' : 'project-lead')
            .ask('POST', `/moderation/flags/${documentId}`, answer),
        ),
      );
      assert.equal((await house.lettersTo(email)).length, 2, 'the receipt and one decision');
    });

    test('are corrected or decided, never both from one version', async () => {
      const { documentId, own } = await posted('Corrigé pendant la lecture');
      const { version } = await house.detail(documentId);
      const page = `/api/concertation/own-comments/${own}`;
      const [decided, corrected] = await Promise.all([
        house.person('project-lead').ask<Result[]>('POST', '/moderation/decisions', {
          decisions: [{ comment: documentId, version, action: 'approve' }],
        }),
        house.ask('POST', page, { act: 'correct', body: 'Une autre version', version }),
      ]);
      assert.notEqual(decided.body[0]?.ok, corrected.status === 200);
      const detail = await house.detail(documentId);
      assert.equal(detail.version, version + 1);
      if (corrected.status === 200) assert.ok(!(await house.outside()).includes('Une autre version'));
    });

    test('find comments closed once the switch says so: what was acknowledged before is stored, nothing after', async () => {
      const forms = await Promise.all(
        Array.from({ length: AT_ONCE }, async () => house.form({ body: 'Au dernier moment' })),
      );
      const [switched, ...answers] = await Promise.all([
        house.switchComments('halle', 'project-lead', { comments: 'off', reason: 'Fin.' }),
        ...forms.map(async (form) => house.ask('POST', '/api/concertation/comments', form)),
      ]);
      assert.equal(switched.status, 200, JSON.stringify(switched.body));
      const stored = answers.filter(({ status }) => status === 201).length;
      assert.ok(
        answers.every(({ status, body }) => status === 201 || body.reason === 'off'),
        JSON.stringify(answers),
      );
      const revisions = { where: { body: 'Au dernier moment' } };
      assert.equal(await rows('plugin::concertation.comment-revision').count(revisions), stored);
      assert.equal((await house.post()).body.reason, 'off');
    });

    test('send the letter of the day once, however many instances come to it', async () => {
      const officer = house.person('participation-officer');
      const { body: policy } = await officer.ask<{ code: string }>('POST', '/moderation/policies', {
        label: 'Deux avis',
        mode: 'pre-moderation-two-keys',
        teamDays: 1,
        electedDays: 1,
      });
      await house.switchComments('halle', 'participation-officer', { policy: policy.code });
      const { documentId } = await posted('En second');
      assert.equal((await house.decide(documentId, 'approve')).state, 'awaiting-elected');
      house.setClock('2026-11-24T09:00:00Z');
      const rounds = house.cms.strapi.plugin('concertation').service('moderationRounds');
      await Promise.all(Array.from({ length: 4 }, async () => rounds.run()));
      assert.equal((await house.lettersTo('elected-official@example.fr')).length, 1);
    });
  });
}
