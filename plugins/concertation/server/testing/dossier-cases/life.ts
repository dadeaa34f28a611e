import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DossierHouse, There } from './house.ts';

/** A dossier is copied, withdrawn, told of to calendars. */
export function describeLife(there: There): void {
  test('counts the changes of a meeting for calendars', async () => {
    const house = there();
    const first = await house.published('agenda');
    const [meeting, other] = first.dossier.events;
    assert.ok(meeting && other);
    await house.publish({
      ...first,
      dossier: { ...first.dossier, events: [{ ...meeting, place: 'Ailleurs' }, other] },
    });
    const rows = await house.cms.strapi.documents('api::calendar-event.calendar-event').findMany({
      status: 'published',
      filters: { project: { documentId: first.id } },
      sort: 'title:desc',
    });
    assert.deepEqual(
      rows.map(({ title, sequence }) => [title, sequence]),
      [
        ['Réunion publique', 1],
        ['Permanence', 0],
      ],
    );
  });

  test('is copied under an address of its own', async () => {
    const house = there();
    const first = await house.published('modele');
    const { status, body } = await house.communications.ask('POST', `/dossiers/${first.id}/duplicate`, {});
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.dossier.project.slug, 'modele-copie');
    assert.equal(body.state, 'draft');
    assert.equal(body.dossier.consultations[0]?.documents.length, 3);
    assert.equal(body.dossier.events[0]?.consultation, body.dossier.consultations[0]?.id);
  });

  test('is withdrawn with a public reason only, and comes back', async () => {
    const house = there();
    const first = await house.published('retrait');
    const since = await firstPublishedAt(house, 'retrait');
    const ask = async (reason: string) =>
      house.communications.ask('POST', `/dossiers/${first.id}/unpublish`, {
        reason,
        titleWithheld: false,
        revision: first.revision,
      });
    assert.equal((await ask(' ')).status, 422);
    const { status, body } = await ask('Erreur de périmètre');
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.state, 'withdrawn');
    const paths = async () =>
      house.count('plugin::publisher.withdrawal', { path: { $startsWith: '/projets/retrait/' } });
    assert.equal(await paths(), 2);
    assert.deepEqual(await house.publicRows(first.id), [0, 0, 0]);
    assert.equal((await house.publish(body)).status, 200);
    assert.equal(await paths(), 0);
    assert.equal(await firstPublishedAt(house, 'retrait'), since);
  });
}

async function firstPublishedAt(house: DossierHouse, slug: string): Promise<string> {
  const found = (await house.snapshot()).projects.find((project) => project.slug === slug);
  assert.ok(found);
  return found.firstPublishedAt;
}
