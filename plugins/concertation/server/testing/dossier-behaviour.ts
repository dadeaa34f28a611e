import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import type { BootedCms } from '../../../../cms/testing/boot-cms.ts';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import type { Dossier, DossierView } from '../../contract/dossier.ts';
import { startScheduler } from '../scheduler.ts';
import { type Choices, bootDossierCms, logIn, type Person, wholeDossier } from './dossier-cms.ts';

const USUAL = { mode: 'pre-moderation', teamDays: 2, electedDays: 2 };

/** What the page « Dossier » promises, whatever the database. `databaseUrl` undefined is SQLite. */
export function describeDossier(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`the dossier on ${name}`, () => {
    let cms: BootedCms;
    let choices: Choices;
    let communications: Person;
    let clock: string;
    let failing = '';

    before(async () => {
      clock = join(mkdtempSync(join(tmpdir(), 'aggloforum-clock-')), 'now');
      writeFileSync(clock, '2026-11-23T10:00:00Z');
      const url = await databaseUrl();
      ({ cms, choices } = await bootDossierCms({ clock, ...(url === undefined ? {} : { databaseUrl: url }) }));
      cms.strapi.documents.use(async (context, next) => {
        const result = await next();
        if (`${context.uid} ${context.action}` === failing) throw new Error('torn');
        return result;
      });
      communications = await logIn(cms, 'communications');
    });
    after(async () => {
      await cms?.stop();
      rmSync(dirname(clock), { recursive: true, force: true });
    });

    const created = async (slug: string, person = communications): Promise<DossierView> => {
      const { status, body } = await person.ask('POST', '/dossiers', wholeDossier(slug, choices));
      assert.equal(status, 201, JSON.stringify(body));
      return body;
    };
    const publish = async ({ id, dossier, revision }: DossierView) =>
      communications.ask('POST', `/dossiers/${id}/publish`, { dossier, revision });
    const published = async (slug: string): Promise<DossierView> => {
      const { status, body } = await publish(await created(slug));
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    };
    const count = async (uid: string, where: object) =>
      cms.strapi.db.query(uid as 'api::project.project').count({ where });
    const publicRows = async (id: string) => [
      await count('api::project.project', { documentId: id, publishedAt: { $notNull: true } }),
      await count('api::consultation.consultation', { project: { documentId: id }, publishedAt: { $notNull: true } }),
      await count('api::calendar-event.calendar-event', {
        project: { documentId: id },
        publishedAt: { $notNull: true },
      }),
    ];

    const snapshot = async (): Promise<PublicSnapshot> =>
      (await cms.strapi.plugin('publisher').service('snapshot').take()).snapshot;
    const firstPublishedAt = async (slug: string): Promise<string> => {
      const found = (await snapshot()).projects.find((project) => project.slug === slug);
      assert.ok(found);
      return found.firstPublishedAt;
    };
    const publicEntry = async (slug: string) =>
      (await snapshot()).consultations.find(({ project }) => project === slug);

    test('is stored as drafts, and comes back as it was written', async () => {
      const view = await created('trame-verte');
      assert.equal(view.state, 'draft');
      assert.equal(view.revision, 1);
      assert.equal(view.dossier.consultations[0]?.documents.length, 3);
      assert.equal(view.dossier.events[1]?.consultation, view.dossier.consultations[0]?.id);
      assert.deepEqual(view.dossier.project.communes, [choices.commune]);
      assert.deepEqual(await publicRows(view.id), [0, 0, 0]);
    });

    test('is published whole, twice over, with its relations', async () => {
      const first = await published('halle');
      assert.equal(first.state, 'published');
      assert.deepEqual(await publicRows(first.id), [1, 1, 2]);
      const again = await publish({
        ...first,
        dossier: { ...first.dossier, project: { ...first.dossier.project, title: 'Halle neuve' } },
      });
      assert.equal(again.status, 200);
      assert.deepEqual(await publicRows(first.id), [1, 1, 2]);
      assert.equal(again.body.versions.length, 2);
      assert.ok(again.body.publicUrl?.endsWith('/projets/halle/'));
    });

    test('tells each error beside its field, and stores nothing', async () => {
      const dossier = wholeDossier('faute', choices);
      const [consultation] = dossier.consultations;
      const wrong = { ...dossier, consultations: [{ ...consultation, closes: '2025-01-01' }] };
      const { status, body } = await communications.ask<{ error: { fields: object } }>('POST', '/dossiers', wrong);
      assert.equal(status, 422);
      assert.deepEqual(Object.keys(body.error.fields), ['consultations.0.closes']);
      assert.equal(await count('api::project.project', { slug: 'faute' }), 0);
    });

    test('warns the second of two editors', async () => {
      const view = await created('deux-mains');
      const save = async (title: string) =>
        communications.ask<{ reason: string; by: string }>('PUT', `/dossiers/${view.id}`, {
          dossier: { ...view.dossier, project: { ...view.dossier.project, title } },
          revision: view.revision,
        });
      assert.equal((await save('Un')).status, 200);
      const second = await save('Deux');
      assert.equal(second.status, 409);
      assert.deepEqual([second.body.reason, second.body.by], ['changed-meanwhile', 'communications Essai']);
    });

    test('lets one of two who publish at the same moment', async () => {
      const view = await created('memes-instants');
      const replies = await Promise.all(
        ['Un', 'Deux'].map(async (title) =>
          publish({ ...view, dossier: { ...view.dossier, project: { ...view.dossier.project, title } } }),
        ),
      );
      assert.deepEqual(
        replies.map(({ status }) => status).sort((a, b) => a - b),
        [200, 409],
      );
      assert.deepEqual(await publicRows(view.id), [1, 1, 2]);
      assert.equal(await count('plugin::concertation.dossier-version', { project: view.id }), 1);
    });

    test('gives an address to one of those who ask for it at the same moment', async () => {
      const replies = await Promise.all(
        [1, 2, 3].map(async () => communications.ask('POST', '/dossiers', wholeDossier('convoitee', choices))),
      );
      assert.deepEqual(
        replies.map(({ status }) => status).sort((a, b) => a - b),
        [201, 422, 422],
      );
      assert.equal(await count('api::project.project', { slug: 'convoitee' }), 1);
    });

    for (const step of [
      'api::project.project publish',
      'api::consultation.consultation publish',
      'api::calendar-event.calendar-event update',
      'api::calendar-event.calendar-event publish',
    ]) {
      test(`torn at « ${step} » changes nothing`, async () => {
        const view = await created(`dechire-${step.length}-${step.at(-2)}`);
        failing = step;
        const { status } = await publish(view);
        failing = '';
        assert.equal(status, 500);
        assert.deepEqual(await publicRows(view.id), [0, 0, 0]);
        const after = await communications.ask('GET', `/dossiers/${view.id}`);
        assert.deepEqual([after.body.revision, after.body.versions.length], [view.revision, 0]);
        assert.equal((await publish(view)).status, 200);
      });
    }

    test('returns to a published version with its relations and documents', async () => {
      const first = await published('retour');
      const bare: Dossier = {
        project: { ...first.dossier.project, themes: [], communes: [] },
        consultations: first.dossier.consultations.map((form) => ({ ...form, documents: [], communes: [] })),
        events: first.dossier.events.slice(0, 1),
      };
      const second = (await publish({ ...first, dossier: bare })).body;
      assert.deepEqual(await publicRows(first.id), [1, 1, 1]);
      const version = first.versions[0]?.id;
      const back = await communications.ask('POST', `/dossiers/${first.id}/restore`, {
        versionId: version,
        revision: second.revision,
      });
      assert.equal(back.status, 200, JSON.stringify(back.body));
      assert.deepEqual(back.body.dossier, first.dossier);
      assert.equal(back.body.versions[0]?.kind, 'restored');
      assert.deepEqual(await publicRows(first.id), [1, 1, 2]);
    });

    test('published by another road can be undone to what stood there', async () => {
      const view = await created('reprise');
      for (const [uid, ids] of [
        ['api::project.project', [view.id]],
        ['api::consultation.consultation', view.dossier.consultations.map(({ id }) => id)],
        ['api::calendar-event.calendar-event', view.dossier.events.map(({ id }) => id)],
      ] as const) {
        for (const documentId of ids) await cms.strapi.documents(uid).publish({ documentId });
      }
      const title = 'Autre titre';
      const { body } = await publish({
        ...view,
        dossier: { ...view.dossier, project: { ...view.dossier.project, title } },
      });
      const first = body.versions.at(-1)?.id;
      const back = await communications.ask('POST', `/dossiers/${view.id}/restore`, {
        versionId: first,
        revision: body.revision,
      });
      assert.equal(back.body.dossier.project.title, 'Projet reprise');
    });

    test('published entry by entry keeps its history, its addresses and its calendars', async () => {
      const first = await published('hors-dossier');
      const [consultation] = first.dossier.consultations;
      const [meeting] = first.dossier.events;
      assert.ok(consultation && meeting);
      const through = async (uid: string, id: string, data: object) =>
        communications.ask<object>('POST', `/content-manager/collection-types/${uid}/${id}/actions/publish`, data);
      const steps: [string, string, object][] = [
        ['api::consultation.consultation', consultation.id, { slug: 'autre-adresse' }],
        ['api::calendar-event.calendar-event', meeting.id, { place: 'Ailleurs' }],
        ['api::project.project', first.id, { title: 'Titre direct' }],
      ];
      for (const [uid, id, data] of steps) {
        const { status, body } = await through(uid, id, data);
        assert.equal(status, 200, JSON.stringify(body));
        assert.deepEqual(await publicRows(first.id), [1, 1, 2]);
      }
      const { body } = await communications.ask('GET', `/dossiers/${first.id}`);
      assert.equal(body.state, 'published');
      assert.deepEqual(
        body.versions.map(({ reason, by }) => [reason, by]),
        [...Array(3).fill(['Publié hors du dossier', 'communications Essai']), [null, 'communications Essai']],
      );
      const root = '/projets/hors-dossier/';
      assert.deepEqual(
        await cms.strapi
          .plugin('publisher')
          .service('addresses')
          .redirects([`${root}${consultation.slug}/`]),
        [{ from: `${root}${consultation.slug}/`, to: `${root}autre-adresse/` }],
      );
      const sequences = await cms.strapi
        .documents('api::calendar-event.calendar-event')
        .findMany({ status: 'published', filters: { documentId: meeting.id } });
      assert.deepEqual(
        sequences.map(({ sequence }) => sequence),
        [1],
      );
      const back = await communications.ask('POST', `/dossiers/${first.id}/restore`, {
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
      const [here, there] = [await published('ici'), await published('ailleurs')];
      const bulk = async () =>
        communications.ask<object>(
          'POST',
          '/content-manager/collection-types/api::project.project/actions/bulkPublish',
          {
            documentIds: [there.id],
          },
        );
      const replies = await Promise.all([bulk(), publish(here), bulk()]);
      assert.deepEqual(
        replies.map(({ status }) => status),
        [200, 200, 200],
      );
      const { body } = await communications.ask('GET', `/dossiers/${there.id}`);
      assert.deepEqual(
        body.versions.map(({ number }) => number),
        [3, 2, 1],
      );
    });

    test('that is public keeps its consultations, also against the content manager', async () => {
      const [from, to] = [await published('ancien-projet'), await published('nouveau-projet')];
      const { status } = await communications.ask<object>(
        'POST',
        `/content-manager/collection-types/api::consultation.consultation/${from.dossier.consultations[0]?.id}/actions/publish`,
        { slug: 'deplacee', project: { set: [{ documentId: to.id }] } },
      );
      assert.equal(status, 400);
      assert.deepEqual(
        [await publicRows(from.id), await publicRows(to.id)],
        [
          [1, 1, 2],
          [1, 1, 2],
        ],
      );
    });

    test('set aside a consultation that the content manager brings back: it is in the dossier again', async () => {
      const first = await published('de-retour');
      const [consultation] = first.dossier.consultations;
      const without = (await publish({ ...first, dossier: { ...first.dossier, consultations: [], events: [] } })).body;
      assert.deepEqual(without.dossier.consultations, []);
      const { status } = await communications.ask<object>(
        'POST',
        `/content-manager/collection-types/api::consultation.consultation/${consultation?.id}/actions/publish`,
        {},
      );
      assert.equal(status, 200);
      const { body } = await communications.ask('GET', `/dossiers/${first.id}`);
      assert.deepEqual([body.state, body.dossier.consultations[0]?.id], ['published', consultation?.id]);
    });

    test('counts the changes of a meeting for calendars', async () => {
      const first = await published('agenda');
      const [meeting, other] = first.dossier.events;
      assert.ok(meeting && other);
      await publish({ ...first, dossier: { ...first.dossier, events: [{ ...meeting, place: 'Ailleurs' }, other] } });
      const rows = await cms.strapi.documents('api::calendar-event.calendar-event').findMany({
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
      const first = await published('modele');
      const { status, body } = await communications.ask('POST', `/dossiers/${first.id}/duplicate`, {});
      assert.equal(status, 201, JSON.stringify(body));
      assert.equal(body.dossier.project.slug, 'modele-copie');
      assert.equal(body.state, 'draft');
      assert.equal(body.dossier.consultations[0]?.documents.length, 3);
      assert.equal(body.dossier.events[0]?.consultation, body.dossier.consultations[0]?.id);
    });

    test('is withdrawn with a public reason only, and comes back', async () => {
      const first = await published('retrait');
      const since = await firstPublishedAt('retrait');
      const ask = async (reason: string) =>
        communications.ask('POST', `/dossiers/${first.id}/unpublish`, {
          reason,
          titleWithheld: false,
          revision: first.revision,
        });
      assert.equal((await ask(' ')).status, 422);
      const { status, body } = await ask('Erreur de périmètre');
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(body.state, 'withdrawn');
      const paths = async () => count('plugin::publisher.withdrawal', { path: { $startsWith: '/projets/retrait/' } });
      assert.equal(await paths(), 2);
      assert.deepEqual(await publicRows(first.id), [0, 0, 0]);
      assert.equal((await publish(body)).status, 200);
      assert.equal(await paths(), 0);
      assert.equal(await firstPublishedAt('retrait'), since);
    });

    test('that was never public hides until its instant', async () => {
      const view = await created('bientot');
      const { body } = await communications.ask('POST', `/dossiers/${view.id}/schedule`, {
        dossier: view.dossier,
        revision: view.revision,
        at: '2026-12-01T09:00',
      });
      assert.equal(body.state, 'scheduled');
      assert.equal(body.dossier.project.visibleFrom, '2026-12-01T09:00');
    });

    test('that is public keeps a later change until its instant, and applies it once', async () => {
      const first = await published('plus-tard');
      const dossier = { ...first.dossier, project: { ...first.dossier.project, title: 'Titre de décembre' } };
      const scheduled = await communications.ask('POST', `/dossiers/${first.id}/schedule`, {
        dossier,
        revision: first.revision,
        at: '2026-11-24T09:00',
      });
      assert.equal(scheduled.status, 200, JSON.stringify(scheduled.body));
      assert.equal(scheduled.body.versions[0]?.appliesAt, '2026-11-24T09:00');
      const titles = async () =>
        (
          await cms.strapi
            .documents('api::project.project')
            .findMany({ status: 'published', filters: { documentId: first.id } })
        ).map(({ title }) => title);
      assert.deepEqual(await titles(), ['Projet plus-tard']);
      writeFileSync(clock, '2026-11-24T08:00:00Z');
      const { applyScheduled, due } = cms.strapi.plugin('concertation').service('dossiers');
      const [version] = await due();
      await Promise.all([applyScheduled(version), applyScheduled(version)]);
      assert.deepEqual(await titles(), ['Titre de décembre']);
      const after = await communications.ask('GET', `/dossiers/${first.id}`);
      assert.equal(after.body.state, 'published');
      assert.equal(after.body.revision, scheduled.body.revision + 1);
    });

    const tick = async () => startScheduler(cms.strapi).tick();
    const scheduled = async (slug: string, at: string, project: object = {}): Promise<DossierView> => {
      const { id, dossier, revision } = await published(slug);
      const later = { ...dossier, project: { ...dossier.project, title: 'Plus tard', ...project } };
      const reply = await communications.ask('POST', `/dossiers/${id}/schedule`, { dossier: later, revision, at });
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      return reply.body;
    };

    test('tries a scheduled change again after a fault of the moment', async () => {
      const { id } = await scheduled('panne', '2026-11-25T09:00');
      failing = 'api::project.project publish';
      writeFileSync(clock, '2026-11-25T08:00:00Z');
      await tick();
      assert.equal(await count('plugin::concertation.dossier-version', { project: id, standing: 'pending' }), 1);
      failing = '';
      await tick();
      assert.equal(await count('plugin::concertation.dossier-version', { project: id, standing: 'done' }), 2);
      const where = { documentId: id, title: 'Plus tard', publishedAt: { $notNull: true } };
      assert.equal(await count('api::project.project', where), 1);
    });

    test('says of a scheduled change that the rules refuse that it was not applied', async () => {
      const departments = cms.strapi.documents('api::department.department');
      const { documentId } = await departments.create({ data: { slug: 'fermee', name: 'Direction fermée' } });
      const { id } = await scheduled('refus', '2026-11-26T09:00', { department: documentId });
      await departments.delete({ documentId });
      writeFileSync(clock, '2026-11-26T08:00:00Z');
      await tick();
      const { body } = await communications.ask('GET', `/dossiers/${id}`);
      assert.equal(body.versions[0]?.reason, 'La modification programmée n’a pas pu être appliquée.');
      assert.equal(
        await count('api::project.project', { documentId: id, title: 'Plus tard', publishedAt: { $notNull: true } }),
        0,
      );
    });

    test('switches comments at once, with a history and an outbox row', async () => {
      const view = await published('debat');
      const [consultation] = view.dossier.consultations;
      const before = await count('plugin::publisher.outbox-entry', {});
      const change = { comments: 'on', from: '', to: '', reason: '', version: 0 };
      const { status, body } = await communications.ask<object>('PUT', `/participation/${consultation?.id}`, change);
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(await count('plugin::publisher.outbox-entry', {}), before + 1);
      assert.equal(await count('plugin::concertation.participation-change', { consultation: consultation?.id }), 1);
      const states = await cms.strapi
        .plugin('concertation')
        .service('participation')
        .publicSwitchesOf([consultation?.id]);
      assert.deepEqual(states.get(consultation?.id), {
        state: 'on',
        from: null,
        to: null,
        reason: null,
        policy: USUAL,
      });
      assert.equal((await communications.ask('PUT', `/participation/${consultation?.id}`, change)).status, 409);
    });

    test('switches comments for one of two who do so at the same moment', async () => {
      const view = await published('deux-doigts');
      const path = `/participation/${view.dossier.consultations[0]?.id}`;
      const change = { comments: 'on', from: '2026-12-01', to: '2026-12-10', reason: '', version: 0 };
      const replies = await Promise.all([change, change].map(async (body) => communications.ask('PUT', path, body)));
      assert.deepEqual(
        replies.map(({ status }) => status).sort((a, b) => a - b),
        [200, 409],
      );
      const shown = await publicEntry('deux-doigts');
      assert.deepEqual(shown?.channels.comments, {
        state: 'on',
        from: '2026-12-01',
        to: '2026-12-10',
        reason: null,
        policy: USUAL,
      });
    });

    test('answers its lists, its overview and its preview', async () => {
      const list = await communications.ask<{ id: string }[]>('GET', '/dossiers');
      assert.ok(list.status === 200 && list.body.length > 5);
      const overview = await communications.ask<{ open: object[] }>('GET', '/overview');
      assert.ok(overview.status === 200 && overview.body.open.length > 0);
      assert.equal((await communications.ask('GET', '/choices')).status, 200);
      const preview = await communications.ask<{ html: string }>(
        'POST',
        '/dossiers/preview',
        wholeDossier('apercu', choices),
      );
      assert.ok(preview.body.html.includes('Concertation volontaire'));
    });
  });
}
