import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dossier } from '../../../contract/dossier.ts';
import type { There } from './house.ts';

/** The versions of a dossier, whatever road its entries were published by. */
export function describeHistory(there: There): void {
  test('returns to a published version with its relations and documents', async () => {
    const house = there();
    const first = await house.published('retour');
    const bare: Dossier = {
      project: { ...first.dossier.project, themes: [], communes: [] },
      consultations: first.dossier.consultations.map((form) => ({ ...form, documents: [], communes: [] })),
      events: first.dossier.events.slice(0, 1),
    };
    const second = (await house.publish({ ...first, dossier: bare })).body;
    assert.deepEqual(await house.publicRows(first.id), [1, 1, 1]);
    const version = first.versions[0]?.id;
    const back = await house.communications.ask('POST', `/dossiers/${first.id}/restore`, {
      versionId: version,
      revision: second.revision,
    });
    assert.equal(back.status, 200, JSON.stringify(back.body));
    assert.deepEqual(back.body.dossier, first.dossier);
    assert.equal(back.body.versions[0]?.kind, 'restored');
    assert.deepEqual(await house.publicRows(first.id), [1, 1, 2]);
  });

  test('published by another road can be undone to what stood there', async () => {
    const house = there();
    const view = await house.created('reprise');
    for (const [uid, ids] of [
      ['api::project.project', [view.id]],
      ['api::consultation.consultation', view.dossier.consultations.map(({ id }) => id)],
      ['api::calendar-event.calendar-event', view.dossier.events.map(({ id }) => id)],
    ] as const) {
      for (const documentId of ids) await house.cms.strapi.documents(uid).publish({ documentId });
    }
    const title = 'Autre titre';
    const { body } = await house.publish({
      ...view,
      dossier: { ...view.dossier, project: { ...view.dossier.project, title } },
    });
    const first = body.versions.at(-1)?.id;
    const back = await house.communications.ask('POST', `/dossiers/${view.id}/restore`, {
      versionId: first,
      revision: body.revision,
    });
    assert.equal(back.body.dossier.project.title, 'Projet reprise');
  });

  test('published entry by entry keeps its history, its addresses and its calendars', async () => {
    const house = there();
    const first = await house.published('hors-dossier');
    const [consultation] = first.dossier.consultations;
    const [meeting] = first.dossier.events;
    assert.ok(consultation && meeting);
    const through = async (uid: string, id: string, data: object) =>
      house.communications.ask<object>('POST', `/content-manager/collection-types/${uid}/${id}/actions/publish`, data);
    const steps: [string, string, object][] = [
      ['api::consultation.consultation', consultation.id, { slug: 'autre-adresse' }],
      ['api::calendar-event.calendar-event', meeting.id, { place: 'Ailleurs' }],
      ['api::project.project', first.id, { title: 'Titre direct' }],
    ];
    for (const [uid, id, data] of steps) {
      const { status, body } = await through(uid, id, data);
      assert.equal(status, 200, JSON.stringify(body));
      assert.deepEqual(await house.publicRows(first.id), [1, 1, 2]);
    }
    const { body } = await house.communications.ask('GET', `/dossiers/${first.id}`);
    assert.equal(body.state, 'published');
    assert.deepEqual(
      body.versions.map(({ reason, by }) => [reason, by]),
      [...Array(3).fill(['Publié hors du dossier', 'communications Essai']), [null, 'communications Essai']],
    );
    const root = '/projets/hors-dossier/';
    assert.deepEqual(
      await house.cms.strapi
        .plugin('publisher')
        .service('addresses')
        .redirects([`${root}${consultation.slug}/`]),
      [{ from: `${root}${consultation.slug}/`, to: `${root}autre-adresse/` }],
    );
    const sequences = await house.cms.strapi
      .documents('api::calendar-event.calendar-event')
      .findMany({ status: 'published', filters: { documentId: meeting.id } });
    assert.deepEqual(
      sequences.map(({ sequence }) => sequence),
      [1],
    );
    const back = await house.communications.ask('POST', `/dossiers/${first.id}/restore`, {
      versionId: body.versions[2]?.id,
      revision: body.revision,
    });
    assert.equal(back.status, 200, JSON.stringify(back.body));
    const { project, consultations, events } = back.body.dossier;
    assert.deepEqual(
      [project.title, consultations[0]?.slug, events.map(({ place }) => place).includes('Ailleurs')],
      [first.dossier.project.title, 'autre-adresse', false],
    );
  });

  test('and single entries are published at the same moment without holding each other up', async () => {
    const house = there();
    const [here, beyond] = [await house.published('ici'), await house.published('ailleurs')];
    const bulk = async () =>
      house.communications.ask<object>(
        'POST',
        '/content-manager/collection-types/api::project.project/actions/bulkPublish',
        {
          documentIds: [beyond.id],
        },
      );
    const replies = await Promise.all([bulk(), house.publish(here), bulk()]);
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 200, 200],
    );
    const { body } = await house.communications.ask('GET', `/dossiers/${beyond.id}`);
    assert.deepEqual(
      body.versions.map(({ number }) => number),
      [3, 2, 1],
    );
  });

  test('that is public keeps its consultations, also against the content manager', async () => {
    const house = there();
    const [from, to] = [await house.published('ancien-projet'), await house.published('nouveau-projet')];
    const { status } = await house.communications.ask<object>(
      'POST',
      `/content-manager/collection-types/api::consultation.consultation/${from.dossier.consultations[0]?.id}/actions/publish`,
      { slug: 'deplacee', project: { set: [{ documentId: to.id }] } },
    );
    assert.equal(status, 400);
    assert.deepEqual(
      [await house.publicRows(from.id), await house.publicRows(to.id)],
      [
        [1, 1, 2],
        [1, 1, 2],
      ],
    );
  });

  test('set aside a consultation that the content manager brings back: it is in the dossier again', async () => {
    const house = there();
    const first = await house.published('de-retour');
    const [consultation] = first.dossier.consultations;
    const without = (await house.publish({ ...first, dossier: { ...first.dossier, consultations: [], events: [] } }))
      .body;
    assert.deepEqual(without.dossier.consultations, []);
    const { status } = await house.communications.ask<object>(
      'POST',
      `/content-manager/collection-types/api::consultation.consultation/${consultation?.id}/actions/publish`,
      {},
    );
    assert.equal(status, 200);
    const { body } = await house.communications.ask('GET', `/dossiers/${first.id}`);
    assert.deepEqual([body.state, body.dossier.consultations[0]?.id], ['published', consultation?.id]);
  });
}
