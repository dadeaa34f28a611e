import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommentContext, OwnComment } from '../../../contract/comments.ts';
import type { AppealItem } from '../../../contract/moderation.ts';
import type { FormReply } from '../comments-door.ts';
import type { CommentsHouse } from '../comments-fixture.ts';
import { everyRow, own, type There } from './house.ts';

/** What an author may still do once comments have ended. */
export function describeEnding(there: There): void {
  test('that stand public are corrected no more once comments end, and are told why as the form tells it', async () => {
    const house = there();
    const shown = await house.published({ body: 'Public avant la fin' });
    for (const [reason, change] of [
      ['off', { comments: 'off', reason: 'Le débat est clos.' }],
      ['closed', { to: '2026-11-22' }],
      ['not-open', { from: '2027-01-01' }],
    ] as const) {
      await house.switchComments('halle', 'project-lead', change);
      await isClosed(house, shown.own, 'halle', reason);
    }
    await house.switchComments('halle', 'project-lead', {});
    assert.equal((await correct(house, shown.own, 'Corrigé à la réouverture')).status, 200);

    const place = await house.published({ project: 'place', consultation: 'trace', body: 'Public, puis suspendu' });
    const suspended = { kind: 'suspended', at: '2026-12-01T09:00', until: '', reason: 'Recours.' } as const;
    await house.republish('place', ({ consultations, ...dossier }) => ({
      ...dossier,
      consultations: consultations.map((one) => ({ ...one, facts: [suspended] })),
    }));
    await isClosed(house, place.own, 'place?consultation=trace', 'suspended');
    const { version } = await seen(house, place.own);
    assert.equal(
      (await house.ask('POST', own(place.own), { act: 'withdraw', version })).status,
      200,
      'leaving never ends',
    );
    assert.equal((await house.ask('POST', own(place.own), { act: 'erase' })).status, 200);
  });

  test('that wait or were sent back are corrected after the end as before it, until somebody decides', async () => {
    const house = there();
    const waiting = (await house.post({ body: 'Donné à temps' })).body.own;
    const back = await house.post({ body: 'Donné à temps, et renvoyé' });
    await house.decide((await house.row(back)).documentId, 'send-back');
    const shown = await house.published({ body: 'Public, corrigé à temps' });
    assert.equal((await correct(house, shown.own, 'Correction donnée à temps')).status, 200);
    await house.decide(shown.documentId, 'send-back');
    await house.switchComments('halle', 'project-lead', { comments: 'off', reason: 'Le débat est clos.' });
    for (const token of [waiting, back.body.own, shown.own]) {
      const { may } = await seen(house, token);
      assert.deepEqual([may.correct, may.correctionClosed], [true, null]);
      assert.equal((await correct(house, token, 'Corrigé après la fin')).status, 200);
    }
    assert.equal((await house.decide(shown.documentId, 'refuse')).ok, true);
    await isClosed(house, shown.own, 'halle', 'off');
    await house.switchComments('halle', 'project-lead', {});
  });

  test('whose author leaves keep their appeal among those received, without a word, and nobody waits for it', async () => {
    const house = there();
    const reply = await house.post({ body: 'Refusé, contesté, puis retiré' });
    const { documentId } = await house.row(reply);
    await house.decide(documentId, 'refuse');
    const { may } = await seen(house, reply.body.own);
    const appeal = `/api/concertation/appeals/${may.appeal}`;
    assert.equal((await house.ask('POST', appeal, { text: 'Des mots de recours.' })).status, 200);
    const { version } = await seen(house, reply.body.own);
    await house.ask('POST', own(reply.body.own), { act: 'withdraw', version });
    const left = (await seen(house, reply.body.own)).appeal;
    assert.deepEqual([left?.state, left?.text], ['moot', '']);
    assert.ok(!(await everyRow(house)).includes('Des mots de recours'));
    const listed = async (state: string) =>
      (
        await house.person('participation-officer').ask<AppealItem[]>('GET', `/moderation/appeals?state=${state}`)
      ).body.filter(({ comment }) => comment === documentId);
    const [closed] = await listed('moot');
    assert.deepEqual([await listed('open'), closed?.decidedBy], [[], 'son auteur·rice']);
  });
}

async function seen(house: CommentsHouse, token: string): Promise<OwnComment> {
  return (await house.ask<OwnComment>('GET', own(token))).body;
}

async function correct(house: CommentsHouse, token: string, body: string) {
  const { version } = await seen(house, token);
  return house.ask<FormReply>('POST', own(token), { act: 'correct', body, version });
}

/** The page shows no form and says why; whoever sends all the same gets the same answer, and nothing is stored. */
async function isClosed(house: CommentsHouse, token: string, asked: string, reason: string): Promise<void> {
  const around = `/api/concertation/comment-contexts/${asked}`;
  const { refusal } = (await house.ask<CommentContext>('GET', around)).body;
  const { may, version } = await seen(house, token);
  assert.deepEqual([may.correct, may.correctionClosed, may.withdraw, may.erase], [false, refusal, true, true]);
  const { status, body } = await correct(house, token, 'Trop tard');
  assert.deepEqual([status, body.reason, { reason, message: body.error.message }], [409, reason, refusal]);
  assert.equal((await seen(house, token)).version, version);
}
