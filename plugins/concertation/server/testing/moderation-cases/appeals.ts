import assert from 'node:assert/strict';
import { test } from 'node:test';
import { APPEAL } from '../../comments/tables.ts';
import { rowsIn, type There } from '../comment-cases/house.ts';
import { appealOn, contested, judge, openAppeals } from './two-keys.ts';

/** Appeals: whose they are, whatever the answer. */
export function describeAppealsAtDesk(there: There): void {
  test('lets nobody reject an appeal that they could not uphold', async () => {
    const house = there();
    const appeal = await contested(house, 'gare', 'une-cle@example.org');
    const letters = (await house.lettersTo('une-cle@example.org')).length;
    for (const outcome of ['upheld', 'rejected'] as const)
      assert.equal((await judge(house, 'elected-official', appeal, outcome)).status, 404, outcome);
    assert.equal((await appealOn(house, appeal.comment)).state, 'open');
    assert.equal((await house.lettersTo('une-cle@example.org')).length, letters);
    assert.equal((await judge(house, 'other-lead', appeal, 'rejected')).status, 200);
  });

  test('lets the elected official decide one under two keys, and the team close what the text has overtaken', async () => {
    const house = there();
    const theirs = await contested(house, 'halle', 'deux-cles@example.org');
    assert.equal((await judge(house, 'elected-official', theirs, 'rejected')).status, 200);
    const overtaken = await contested(house, 'halle', 'depassee@example.org');
    assert.equal((await house.decide(overtaken.comment, 'restore')).state, 'awaiting-team');
    const refused = await judge(house, 'elected-official', overtaken, 'rejected');
    assert.deepEqual([refused.status, refused.body.error?.code], [409, 'not-here']);
    assert.equal((await judge(house, 'second-officer', overtaken, 'upheld')).status, 409);
    assert.equal((await appealOn(house, overtaken.comment)).state, 'open');
    const seen = (await openAppeals(house, 'second-officer')).find(({ id }) => id === overtaken.documentId);
    assert.deepEqual(seen?.outcomes, ['rejected'], 'no button whose call would be refused');
    assert.equal((await judge(house, 'second-officer', overtaken, 'rejected')).status, 200);
  });

  test('finds a lead’s own appeals behind any number of others’', async () => {
    const house = there();
    const own = await contested(house, 'halle', 'derriere@example.org');
    const others = await contested(house, 'gare', 'devant@example.org');
    const appeals = rowsIn(house, APPEAL);
    const { openedAt, dueAt, comment } = others;
    for (let count = 1; count <= 500; count += 1)
      await appeals.create({
        data: { reference: `REC-ANCIEN-${count}`, comment, decision: 10_000 + count, openedAt, dueAt, state: 'open' },
      });
    // The oldest come first.
    await appeals.updateMany({ where: { id: own.id }, data: { id: own.id + 10_000 } });
    const seen = (await openAppeals(house, 'project-lead')).map(({ id }) => id);
    assert.ok(seen.includes(own.documentId) && !seen.includes(others.documentId));
    await appeals.deleteMany({ where: { reference: { $startsWith: 'REC-ANCIEN' } } });
  });
}
