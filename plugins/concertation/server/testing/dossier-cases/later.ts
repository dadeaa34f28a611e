import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startScheduler } from '../../scheduler.ts';
import type { There } from './house.ts';

/** What was written for a later instant. */
export function describeLater(there: There): void {
  test('that was never public hides until its instant', async () => {
    const house = there();
    const view = await house.created('bientot');
    const { body } = await house.communications.ask('POST', `/dossiers/${view.id}/schedule`, {
      dossier: view.dossier,
      revision: view.revision,
      at: '2026-12-01T09:00',
    });
    assert.equal(body.state, 'scheduled');
    assert.equal(body.dossier.project.visibleFrom, '2026-12-01T09:00');
  });

  test('that is public keeps a later change until its instant, and applies it once', async () => {
    const house = there();
    const first = await house.published('plus-tard');
    const dossier = { ...first.dossier, project: { ...first.dossier.project, title: 'Titre de décembre' } };
    const scheduled = await house.communications.ask('POST', `/dossiers/${first.id}/schedule`, {
      dossier,
      revision: first.revision,
      at: '2026-11-24T09:00',
    });
    assert.equal(scheduled.status, 200, JSON.stringify(scheduled.body));
    assert.equal(scheduled.body.versions[0]?.appliesAt, '2026-11-24T09:00');
    const titles = async () =>
      (
        await house.cms.strapi
          .documents('api::project.project')
          .findMany({ status: 'published', filters: { documentId: first.id } })
      ).map(({ title }) => title);
    assert.deepEqual(await titles(), ['Projet plus-tard']);
    const { applyScheduled } = house.cms.strapi.plugin('concertation').service('dossiers');
    const where = { project: first.id, standing: 'pending' };
    const version = await house.cms.strapi.db.query('plugin::concertation.dossier-version').findOne({ where });
    house.setClock('2026-11-24T08:00:00Z');
    await Promise.all([applyScheduled(version), applyScheduled(version)]);
    assert.deepEqual(await titles(), ['Titre de décembre']);
    const after = await house.communications.ask('GET', `/dossiers/${first.id}`);
    assert.equal(after.body.state, 'published');
    assert.equal(after.body.revision, scheduled.body.revision + 1);
  });

  test('tries a scheduled change again after a fault of the moment', async () => {
    const house = there();
    const { id } = await house.scheduled('panne', '2026-11-25T09:00');
    const tick = async () => startScheduler(house.cms.strapi).tick();
    house.setClock('2026-11-25T08:00:00Z');
    await house.failingAt('api::project.project publish', async () => {
      await tick();
      assert.equal(await house.count('plugin::concertation.dossier-version', { project: id, standing: 'pending' }), 1);
    });
    await tick();
    assert.equal(await house.count('plugin::concertation.dossier-version', { project: id, standing: 'done' }), 2);
    const where = { documentId: id, title: 'Plus tard', publishedAt: { $notNull: true } };
    assert.equal(await house.count('api::project.project', where), 1);
  });

  test('says of a scheduled change that the rules refuse that it was not applied', async () => {
    const house = there();
    const departments = house.cms.strapi.documents('api::department.department');
    const { documentId } = await departments.create({ data: { slug: 'fermee', name: 'Direction fermée' } });
    const { id } = await house.scheduled('refus', '2026-11-26T09:00', { department: documentId });
    await departments.delete({ documentId });
    house.setClock('2026-11-26T08:00:00Z');
    await startScheduler(house.cms.strapi).tick();
    const { body } = await house.communications.ask('GET', `/dossiers/${id}`);
    assert.equal(body.versions[0]?.reason, 'La modification programmée n’a pas pu être appliquée.');
    assert.equal(
      await house.count('api::project.project', {
        documentId: id,
        title: 'Plus tard',
        publishedAt: { $notNull: true },
      }),
      0,
    );
  });
}
