import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeDossier } from '../dossier-cms.ts';
import type { There } from './house.ts';

/** What is stored of a dossier, all or nothing, and which of two people is told. */
export function describeStoring(there: There): void {
  test('is stored as drafts, and comes back as it was written', async () => {
    const house = there();
    const view = await house.created('trame-verte');
    assert.equal(view.state, 'draft');
    assert.equal(view.revision, 1);
    assert.equal(view.dossier.consultations[0]?.documents.length, 3);
    assert.equal(view.dossier.events[1]?.consultation, view.dossier.consultations[0]?.id);
    assert.deepEqual(view.dossier.project.communes, [house.choices.commune]);
    assert.deepEqual(await house.publicRows(view.id), [0, 0, 0]);
  });

  test('is published whole, twice over, with its relations', async () => {
    const house = there();
    const first = await house.published('halle');
    assert.equal(first.state, 'published');
    assert.deepEqual(await house.publicRows(first.id), [1, 1, 2]);
    const again = await house.publish({
      ...first,
      dossier: { ...first.dossier, project: { ...first.dossier.project, title: 'Halle neuve' } },
    });
    assert.equal(again.status, 200);
    assert.deepEqual(await house.publicRows(first.id), [1, 1, 2]);
    assert.equal(again.body.versions.length, 2);
    assert.ok(again.body.publicUrl?.endsWith('/projets/halle/'));
  });

  test('tells each error beside its field, and stores nothing', async () => {
    const house = there();
    const dossier = wholeDossier('faute', house.choices);
    const [consultation] = dossier.consultations;
    const wrong = { ...dossier, consultations: [{ ...consultation, closes: '2025-01-01' }] };
    const { status, body } = await house.communications.ask<{ error: { fields: object } }>('POST', '/dossiers', wrong);
    assert.equal(status, 422);
    assert.deepEqual(Object.keys(body.error.fields), ['consultations.0.closes']);
    assert.equal(await house.count('api::project.project', { slug: 'faute' }), 0);
  });

  test('warns the second of two editors', async () => {
    const house = there();
    const view = await house.created('deux-mains');
    const save = async (title: string) =>
      house.communications.ask<{ reason: string; by: string }>('PUT', `/dossiers/${view.id}`, {
        dossier: { ...view.dossier, project: { ...view.dossier.project, title } },
        revision: view.revision,
      });
    assert.equal((await save('Un')).status, 200);
    const second = await save('Deux');
    assert.equal(second.status, 409);
    assert.deepEqual([second.body.reason, second.body.by], ['changed-meanwhile', 'communications Essai']);
  });

  test('lets one of two who publish at the same moment', async () => {
    const house = there();
    const view = await house.created('memes-instants');
    const replies = await Promise.all(
      ['Un', 'Deux'].map(async (title) =>
        house.publish({ ...view, dossier: { ...view.dossier, project: { ...view.dossier.project, title } } }),
      ),
    );
    assert.deepEqual(
      replies.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    );
    assert.deepEqual(await house.publicRows(view.id), [1, 1, 2]);
    assert.equal(await house.count('plugin::concertation.dossier-version', { project: view.id }), 1);
  });

  test('gives an address to one of those who ask for it at the same moment', async () => {
    const house = there();
    const replies = await Promise.all(
      [1, 2, 3].map(async () =>
        house.communications.ask('POST', '/dossiers', wholeDossier('convoitee', house.choices)),
      ),
    );
    assert.deepEqual(
      replies.map(({ status }) => status).sort((a, b) => a - b),
      [201, 422, 422],
    );
    assert.equal(await house.count('api::project.project', { slug: 'convoitee' }), 1);
  });

  for (const step of [
    'api::project.project publish',
    'api::consultation.consultation publish',
    'api::calendar-event.calendar-event update',
    'api::calendar-event.calendar-event publish',
  ]) {
    test(`torn at « ${step} » changes nothing`, async () => {
      const house = there();
      const view = await house.created(`dechire-${step.length}-${step.at(-2)}`);
      const { status } = await house.failingAt(step, async () => house.publish(view));
      assert.equal(status, 500);
      assert.deepEqual(await house.publicRows(view.id), [0, 0, 0]);
      const after = await house.communications.ask('GET', `/dossiers/${view.id}`);
      assert.deepEqual([after.body.revision, after.body.versions.length], [view.revision, 0]);
      assert.equal((await house.publish(view)).status, 200);
    });
  }
}
