import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommentDetail, QueuePage } from '../../../contract/moderation.ts';
import { report, type There } from '../comment-cases/house.ts';
import type { CommentsHouse } from '../comments-fixture.ts';

/** Reports: closed are those that somebody has seen. */
export function describeFlags(there: There): void {
  test('leaves open a report that came while somebody decided to keep the text', async () => {
    const house = there();
    const { documentId } = await house.published({ project: 'gare', body: 'Signalé deux fois' });
    await report(house, documentId);
    const seen = await house.detail(documentId);
    await report(house, documentId, { explanation: 'Arrivé entre-temps.' });
    const closed = await close(house, seen);
    assert.equal(closed.status, 200, JSON.stringify(closed.body));
    assert.deepEqual(await states(house, documentId), ['open', 'rejected']);
    assert.equal((await close(house, { ...seen, openFlags: [] })).status, 400, 'of none, nothing is said');
  });

  test('leaves open a report that came while somebody took the text down, and asks for it', async () => {
    const house = there();
    const { documentId } = await house.published({ project: 'gare', body: 'Signalé puis retiré' });
    await report(house, documentId);
    const { openFlags } = await house.detail(documentId);
    await report(house, documentId, { explanation: 'Arrivé entre-temps.' });
    assert.equal((await house.decide(documentId, 'remove', { flags: openFlags })).state, 'removed');
    assert.deepEqual(await states(house, documentId), ['open', 'upheld']);
    const officer = house.person('participation-officer');
    const listed = async () =>
      (await officer.ask<QueuePage>('GET', '/moderation/queue?view=flagged')).body.items.map(({ id }) => id);
    assert.ok((await listed()).includes(documentId), 'nobody forgets it');
    assert.equal((await close(house, await house.detail(documentId))).status, 200);
    assert.deepEqual(
      await states(house, documentId),
      ['upheld', 'upheld'],
      'the text is gone: whoever said so is right',
    );
    assert.ok(!(await listed()).includes(documentId));
  });
}

async function close(house: CommentsHouse, { id, version, openFlags }: CommentDetail) {
  const body = { answer: 'Le texte respecte la charte.', version, flags: openFlags };
  return house.person('participation-officer').ask('POST', `/moderation/flags/${id}`, body);
}

/** The latest first. */
async function states(house: CommentsHouse, id: string): Promise<readonly string[]> {
  return (await house.detail(id)).flags.map(({ state }) => state);
}
