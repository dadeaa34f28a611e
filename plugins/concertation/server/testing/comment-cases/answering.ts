import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommentContext, OwnComment } from '../../../contract/comments.ts';
import type { DossierView, FactForm } from '../../../contract/dossier.ts';
import type { CommentsHouse } from '../comments-fixture.ts';
import { own, type There } from './house.ts';

/** Answers go by the questions that comments go by. */
export function describeAnswering(there: There): void {
  test('are refused as an answer for the reason for which they are refused alone, which the form says too', async () => {
    const house = there();
    const shown = (await house.publicComments()).find(
      ({ consultation, state, parent }) => consultation === 'halle/trace' && state === 'published' && parent === null,
    );
    assert.ok(shown);
    const asked = async (parent?: string) =>
      (
        await house.ask<CommentContext>(
          'GET',
          `/api/concertation/comment-contexts/halle${parent === undefined ? '' : `?parent=${parent}`}`,
        )
      ).body.refusal;
    const refused = async (reason: string, words: RegExp) => {
      for (const parent of [undefined, shown.id, 'inconnu-inconnu-inconnu']) {
        const { status, body } = await house.post(parent === undefined ? {} : { parent });
        assert.deepEqual([status, body.reason], [409, reason], parent);
        assert.match(body.error.message, words, parent);
        assert.deepEqual(await asked(parent), { reason, message: body.error.message }, parent);
      }
    };
    const switched = async (change: Readonly<Record<string, unknown>>) =>
      house.switchComments('halle', 'project-lead', change);
    await switched({ comments: 'off', reason: 'Le débat est clos.' });
    await refused('off', /ne sont pas ouverts.*Le débat est clos\.$/);
    await switched({ from: '2026-11-30' });
    await refused('not-open', /pas encore ouverts/);
    await switched({ to: '2026-11-22' });
    await refused('closed', /sont fermés/);
    await switched({});
    await withFacts(house, [{ kind: 'suspended', at: '2026-11-20', until: '', reason: 'La crue du Vistre.' }]);
    await refused('suspended', /est suspendue/);
    await withFacts(house, []);
    for (const parent of [undefined, shown.id]) assert.equal(await asked(parent), null);
  });
}

/** As the communications staff publishes it. */
async function withFacts(house: CommentsHouse, facts: readonly FactForm[]): Promise<void> {
  const before = house.dossiers.get('halle');
  assert.ok(before);
  const consultations = before.dossier.consultations.map((one) => ({ ...one, facts }));
  const { status, body } = await house
    .person('communications')
    .ask<DossierView>('POST', `/dossiers/${before.id}/publish`, {
      dossier: { ...before.dossier, consultations },
      revision: before.revision,
    });
  assert.equal(status, 200, JSON.stringify(body));
  house.dossiers.set('halle', body);
}

/** Last, for others count what was withdrawn. */
export function describeLateAnswers(there: There): void {
  for (const fate of ['removed', 'withdrawn', 'erased'] as const) {
    test(`are decided as others where what they answer was ${fate} meanwhile, and stand under its empty place`, async () => {
      const house = there();
      const top = await house.published({ body: `Ce que l’on a lu, puis ${fate}` });
      const late = await house.row(await house.post({ parent: top.documentId, body: `Ma réponse, ${fate}` }));
      const { version } = await house.detail(top.documentId);
      if (fate === 'removed') assert.equal((await house.decide(top.documentId, 'remove')).state, fate);
      else {
        const act = fate === 'erased' ? { act: 'erase' } : { act: 'withdraw', version };
        assert.equal((await house.ask<OwnComment>('POST', own(top.own), act)).status, 200);
      }
      assert.equal((await house.post({ parent: top.documentId })).body.reason, 'parent-unavailable', 'no new one');
      const read = JSON.stringify(await house.detail(late.documentId));
      if (fate === 'erased') assert.ok(!read.includes('Ce que l’on a lu'), 'nor does the desk show it again');
      assert.deepEqual(await decided(house, late.documentId), [true, 'published']);
      const shown = await house.publicComments();
      const above = shown.find(({ id }) => id === top.documentId);
      const below = shown.find(({ id }) => id === late.documentId);
      assert.deepEqual([above?.state, above?.body, above?.authorName], [fate, null, null]);
      assert.deepEqual([below?.state, below?.parent, below?.slot], ['published', top.documentId, null]);
      assert.ok((below?.number ?? 0) > (above?.number ?? 0));
      assert.ok(!(await house.outside()).includes(`Ce que l’on a lu, puis ${fate}`));
    });
  }
}

async function decided(house: CommentsHouse, id: string) {
  const { ok, state } = await house.decide(id, 'approve');
  return [ok, state];
}
