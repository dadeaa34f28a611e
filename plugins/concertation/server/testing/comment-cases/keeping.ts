import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMENT, type CommentRow } from '../../comments/tables.ts';
import { everyRow, rowsIn, type There } from './house.ts';

/** How long it is kept. */
export function describeKeeping(there: There): void {
  test('are forgotten when their time is over: networks within hours, texts that were never public within a year', async () => {
    const house = there();
    const kept = await house.published({ body: 'Public, donc gardé', email: 'vieux@example.org' });
    const never = await house.row(await house.post({ body: 'Jamais paru', email: 'jamais@example.org' }));
    await house.decide(never.documentId, 'refuse');
    house.setClock('2028-01-05T09:00:00Z');
    await house.runRounds();
    const rows = await rowsIn<CommentRow>(house, COMMENT).findMany({});
    assert.ok(rows.every(({ network, sameness, email }) => network === null && sameness === null && email === null));
    assert.ok(!(await everyRow(house)).includes('Jamais paru'));
    assert.equal((await house.publicComments()).find(({ id }) => id === kept.documentId)?.state, 'published');
  });
}
