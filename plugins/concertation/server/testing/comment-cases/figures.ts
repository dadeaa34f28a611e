import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldFigures } from '../../moderation/told-figures.ts';
import { APPEAL } from '../../comments/tables.ts';
import type { CommentsHouse } from '../comments-fixture.ts';
import { rowsIn, type There } from './house.ts';

/** When the public figures are told anew. */
export function describeFigures(there: There): void {
  test('are counted again after hours in which nobody was there to count, and only if anything happened', async () => {
    const house = there();
    await house.post({ body: 'Avant la panne' });
    house.setClock('2032-02-02T10:10:00Z');
    await house.runRounds();
    const before = await told(house);
    await house.post({ body: 'Juste avant la panne' });
    house.setClock('2032-02-02T15:20:00Z');
    await house.runRounds();
    assert.equal(await told(house), before + 1, 'the hour before the gap is not lost');
    await house.runRounds();
    house.setClock('2032-02-02T16:20:00Z');
    await house.runRounds();
    assert.equal(await told(house), before + 1, 'nothing happened since');
  });

  test('are counted again when an appeal is decided, though nothing else has happened', async () => {
    const house = there();
    const before = await told(house);
    const appeal = {
      comment: 'one',
      reference: 'REC-2032-1',
      decision: 2,
      openedAt: '2032-01-10T09:00:00.000Z',
      dueAt: '2032-02-10T09:00:00.000Z',
      state: 'rejected',
      decidedAt: '2032-02-02T17:30:00.000Z',
    };
    await rowsIn(house, APPEAL).create({ data: appeal });
    house.setClock('2032-02-02T18:20:00Z');
    await house.runRounds();
    assert.equal(await told(house), before + 1);
    await rowsIn(house, APPEAL).deleteMany({ where: { comment: 'one' } });
  });

  test('are counted from where they were told last, be that longer ago than notices are kept', async () => {
    const house = there();
    const [before, last] = [await told(house), await toldFigures(house.cms.strapi)];
    assert.equal(last?.at, '2032-02-02T18:00:00.000Z');
    house.setClock('2032-04-02T10:20:00Z');
    await house.runRounds();
    await house.runRounds();
    assert.deepEqual([await told(house), await toldFigures(house.cms.strapi)], [before, last]);
  });
}

async function told(house: CommentsHouse): Promise<number> {
  return rowsIn(house, 'plugin::publisher.outbox-entry').count({ where: { kind: 'moderation-counted' } });
}
