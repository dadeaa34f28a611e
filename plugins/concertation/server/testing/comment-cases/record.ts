import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { PublicModeration } from '@aggloforum/publisher/contract';
import type { OwnComment } from '../../../contract/comments.ts';
import {
  COMMENT,
  type CommentRow,
  DECISION,
  type DecisionRow,
  REVISION,
  type RevisionRow,
} from '../../comments/tables.ts';
import { ARTICLE, type CommentsHouse, linkIn } from '../comments-fixture.ts';
import { own, rowsIn, type There } from './house.ts';

/** What is told of all comments together, and what the tables hold. */
export function describeRecord(there: There): void {
  test('move with their consultation, and go with its withdrawal', async () => {
    const house = there();
    const communications = house.person('communications');
    const before = house.dossiers.get('gare');
    assert.ok(before);
    const { comment, names } = await authorOf(house, 'gare');
    const { project, consultation } = await names();
    const secret = { ...before.dossier, project: { ...before.dossier.project, title: 'Titre secret', slug: 'secret' } };
    const saved = await communications.ask<{ revision: number }>('PUT', `/dossiers/${before.id}`, {
      dossier: secret,
      revision: before.revision,
    });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    assert.deepEqual(await names(), { project, consultation }, 'a draft is the staff’s');
    assert.deepEqual([project.slug, consultation.slug], ['gare', 'trace']);
    assert.equal((await house.decide(comment, 'remove')).ok, true);
    const letters = await house.lettersTo('nom@example.org');
    assert.ok(letters.length === 2 && letters.every(({ text }) => text.includes(project.title)));
    assert.ok(letters.every(({ text }) => !text.includes('Titre secret')));
    const dossier = { ...before.dossier, project: { ...before.dossier.project, slug: 'gare-neuve' } };
    const moved = await communications.ask('POST', `/dossiers/${before.id}/publish`, {
      dossier,
      revision: saved.body.revision,
    });
    assert.equal(moved.status, 200, JSON.stringify(moved.body));
    assert.ok((await lastTouches(house)).has('comment'), 'the comments are told again');
    assert.ok((await house.publicComments()).some(({ consultation }) => consultation === 'gare-neuve/trace'));
    const gone = await communications.ask('POST', `/dossiers/${before.id}/unpublish`, {
      reason: 'Une erreur.',
      titleWithheld: false,
      revision: moved.body.revision,
    });
    assert.equal(gone.status, 200, JSON.stringify(gone.body));
    assert.ok((await house.publicComments()).every(({ consultation }) => !consultation.startsWith('gare')));
    assert.equal((await house.post({ project: 'gare-neuve' })).status, 422);
    assert.deepEqual(await names(), { project: { ...project, slug: 'gare-neuve' }, consultation }, 'as it was last');
  });

  test('are counted up to the last full hour, by department, without a word of one of them', async () => {
    const house = there();
    await inDepartment(house, 'gare', { slug: 'voirie', name: 'Direction de la voirie' });
    await inDepartment(house, 'place', null);
    const asked = await house.published({ project: 'place', consultation: 'bancs', body: 'Où seront les bancs ?' });
    house.setClock('2026-12-02T08:30:00Z');
    await answerOfficially(house, asked.documentId);
    house.setClock('2026-12-02T09:30:00Z');
    const { at, total, departments } = await counted(house);
    assert.equal(at, '2026-12-02T09:00:00.000Z');
    assert.equal(total.received, await rowsIn(house, COMMENT).count({ where: { service: null } }));
    const shown = { service: null, number: { $notNull: true } };
    assert.equal(total.published, await rowsIn(house, COMMENT).count({ where: shown }), 'what waits is not published');
    assert.ok(total.published < total.received && total.removed > 0 && total.spam === 2 && total.withdrawn === 1);
    assert.deepEqual(total.refused, [{ article: ARTICLE, count: 7 }]);
    assert.deepEqual(total.appeals, { received: 2, upheld: 1, rejected: 0, open: 0, moot: 1 });
    const rows = await rowsIn<CommentRow>(house, COMMENT).findMany({});
    assert.deepEqual(
      departments.map(({ department, received, medianToPublication, medianToReply }) => ({
        department,
        received,
        medianToPublication,
        medianToReply,
      })),
      [
        { department: 'essai', ...measuredIn(rows, [house.consultation('halle')]) },
        { department: 'voirie', ...measuredIn(rows, [house.consultation('gare')]) },
        {
          department: null,
          ...measuredIn(
            rows,
            ['trace', 'bancs'].map((named) => house.consultation('place', named)),
          ),
        },
      ],
    );
    assert.ok(departments[2]?.medianToReply, 'a service has answered');
  });

  test('are counted once for everybody who asks, and what came while nobody counted is counted later', async () => {
    const house = there();
    const before = await counted(house);
    house.setClock('2026-12-02T10:30:00Z');
    assert.deepEqual(await counted(house), before, 'nothing has happened since');
    await house.post({ body: 'Avant une nuit sans serveur' });
    assert.deepEqual((await house.snapshot()).moderation, before, 'not before it is told');
    house.setClock('2026-12-02T14:30:00Z');
    const { at, total } = await counted(house);
    assert.deepEqual([at, total.received], ['2026-12-02T14:00:00.000Z', before.total.received + 1]);
    assert.ok((await lastTouches(house)).has('moderation'), 'the site hears of it');
  });

  test('are in no message of a statement that fails: logs hold place-holders', async () => {
    const house = there();
    const { connection, metadata } = house.cms.strapi.db;
    const { tableName } = metadata.get(COMMENT);
    const failing = connection(tableName).insert({ author_name: 'Nom secret', nowhere: 'x' });
    await assert.rejects(failing, (error: Error) => !error.message.includes('Nom secret'));
  });

  test('keep a decision for every state, and one standing text at most', async () => {
    const house = there();
    const revisions = await rowsIn<RevisionRow>(house, REVISION).findMany({});
    const decisions = await rowsIn<DecisionRow>(house, DECISION).findMany({ orderBy: { version: 'asc' } });
    for (const { comment, number, state } of revisions) {
      const own = decisions.filter((one) => one.comment === comment && one.revision === number);
      assert.equal(own.at(-1)?.to, state, `${comment} ${number} ${state}`);
    }
    const standing = revisions.filter((one) => one.standing !== null);
    assert.equal(new Set(standing.map(({ comment }) => comment)).size, standing.length);
    assert.ok(revisions.every((one) => one.standing === null || one.waiting === null));
  });
}

/** Of a new comment whose author has confirmed their address. */
async function authorOf(house: CommentsHouse, project: string) {
  const reply = await house.post({ project, email: 'nom@example.org', body: 'Sous quel nom' });
  const { documentId } = await house.row(reply);
  const page = own(linkIn((await house.lettersTo('nom@example.org'))[0], 'ma-contribution'));
  await house.ask('POST', page, { act: 'confirm' });
  const names = async () => {
    const { project: of, consultation } = (await house.ask<OwnComment>('GET', page)).body;
    return { project: of, consultation };
  };
  return { comment: documentId, names };
}

/** As the staff has it; null for none. */
async function inDepartment(
  { cms: { strapi }, dossiers }: CommentsHouse,
  slug: string,
  department: { readonly slug: string; readonly name: string } | null,
): Promise<void> {
  const data = department as object;
  const made = department && (await strapi.documents('api::department.department').create({ data })).id;
  const where = { documentId: dossiers.get(slug)?.id };
  for (const { id } of await strapi.db.query('api::project.project').findMany({ where }))
    await strapi.db.query('api::project.project').update({ where: { id }, data: { department: made } });
}

async function answerOfficially(house: CommentsHouse, parent: string): Promise<void> {
  const reply = { parent, body: 'À l’ombre.', service: 'Direction des essais', idempotencyKey: randomUUID() };
  const { status, body } = await house.person('participation-officer').ask('POST', '/moderation/replies', reply);
  assert.equal(status, 200, JSON.stringify(body));
}

/** What the figures of some consultations must be, read off the rows. */
function measuredIn(rows: readonly CommentRow[], consultations: readonly string[]) {
  const mine = rows.filter(({ consultation }) => consultations.includes(consultation));
  const of = (id: string | null) => Date.parse(mine.find(({ documentId }) => documentId === id)?.publishedAt ?? '');
  const citizens = mine.filter(({ service }) => service === null);
  const replies = mine.filter(({ service }) => service !== null);
  return {
    received: citizens.length,
    medianToPublication: middle(
      citizens.flatMap(({ receivedAt, publishedAt }) =>
        publishedAt === null ? [] : [Date.parse(publishedAt) - Date.parse(receivedAt)],
      ),
    ),
    medianToReply: middle(replies.map(({ parent, publishedAt }) => Date.parse(publishedAt ?? '') - of(parent))),
  };
}

function middle(delays: readonly number[]): number | null {
  const at = delays.toSorted((a, b) => a - b)[Math.floor((delays.length - 1) / 2)];
  return at === undefined ? null : Math.round(at / 60_000);
}

/** The figures that the site is given, after a round. */
async function counted(house: CommentsHouse): Promise<PublicModeration> {
  await house.runRounds();
  const { moderation } = await house.snapshot();
  if (moderation === null) throw new Error('nothing is counted');
  return moderation;
}

async function lastTouches(house: CommentsHouse): Promise<Set<string>> {
  const rows = await rowsIn<{ touches: readonly { type: string }[] }>(house, 'plugin::publisher.outbox-entry').findMany(
    {
      orderBy: { id: 'desc' },
      limit: 10,
    },
  );
  return new Set(rows.flatMap(({ touches }) => touches.map(({ type }) => type)));
}
