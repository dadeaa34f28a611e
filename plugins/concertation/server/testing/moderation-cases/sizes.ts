import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModerationPanel } from '../../../contract/moderation.ts';
import type { SecondKeyPage } from '../../../contract/moderation.ts';
import { COMMENT, type CommentRow, REVISION, type RevisionRow } from '../../comments/tables.ts';
import { report, rowsIn, type There } from '../comment-cases/house.ts';
import { type Decided, linkIn } from '../comments-fixture.ts';
import { awaitingElected } from './two-keys.ts';

/** More than one statement takes as parameters, on either database. */
const MANY = 70_000;

/** What a consultation holds that a territory talks about. */
export function describeSizes(there: There): void {
  test('counts what waits under a consultation however many comments it has', async () => {
    const house = there();
    const consultation = house.consultation('gare');
    const panel = async () =>
      (await house.person('other-lead').ask<ModerationPanel>('GET', `/moderation/panel/${consultation}`)).body;
    const before = await panel();
    const { documentId } = await house.published({ project: 'gare', body: 'Un de plus' });
    await report(house, documentId);
    const { connection, metadata } = house.cms.strapi.db;
    const { tableName } = metadata.get(COMMENT);
    await connection.raw(
      `insert into ?? (document_id, reference, consultation, received_at, author_state, latest, version)
         with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < ${MANY})
         select 'plein-' || number, 'PLEIN-' || number, cast(? as varchar(255)), '2026-11-23T10:00:00.000Z',
           'withdrawn', 1, 1 from numbers`,
      [tableName, consultation],
    );
    const after = await panel();
    await connection(tableName).where('reference', 'like', 'PLEIN-%').delete();
    assert.equal(after.openFlags, before.openFlags + 1);
    assert.equal(after.openAppeals, before.openAppeals);
    assert.deepEqual(after.waiting, before.waiting);
    assert.equal(after.published, before.published + 1);
  });

  test('shows whoever turns the second key as many texts as one post decides, counts all, and says how many remain', async () => {
    const house = there();
    const { documentId } = await awaitingElected(house, { body: 'Modèle' });
    const [comments, revisions] = [rowsIn<CommentRow>(house, COMMENT), rowsIn<RevisionRow>(house, REVISION)];
    const before = await revisions.count({ where: { waiting: { $notNull: true }, state: 'awaiting-elected' } });
    const { id: _, ...row } = (await comments.findOne({ where: { documentId } })) ?? assert.fail('no comment');
    const { id: __, ...text } = (await revisions.findOne({ where: { comment: documentId } })) ?? assert.fail('no text');
    const copies = Array.from({ length: 220 }, (_copy, count) => `copie-de-texte-${count}`);
    await comments.createMany({ data: copies.map((id) => ({ ...row, documentId: id, reference: id })) });
    await revisions.createMany({
      data: copies.map((id) => ({ ...text, documentId: `${id}-v`, comment: id, waiting: id })),
    });
    house.setClock('2026-11-26T10:00:00Z');
    await house.runRounds();
    const letter = (await house.lettersTo('elected-official@example.fr')).at(-1);
    assert.equal(letter?.subject, `${before + 220} textes attendent votre décision`);
    const page = `/api/concertation/second-key/${linkIn(letter, 'validation')}`;
    const { items, remaining } = (await house.ask<SecondKeyPage>('GET', page)).body;
    assert.deepEqual([items.length, remaining], [50, before + 220 - 50]);
    const facts = 'é'.repeat(2_000);
    const decisions = items.map(({ id, version }) => ({ comment: id, version, action: 'send-back', facts }));
    const decided = await house.ask<Decided[]>('POST', page, { confirmed: 'oui', decisions });
    assert.deepEqual([decided.status, decided.body.filter(({ ok }) => ok).length], [200, 50]);
    assert.equal((await house.ask<SecondKeyPage>('GET', page)).body.remaining, before + 220 - 100);
    await revisions.deleteMany({ where: { comment: { $startsWith: 'copie-de-texte' } } });
    await comments.deleteMany({ where: { documentId: { $startsWith: 'copie-de-texte' } } });
  });
}
