import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type AdminClient, type Answer, logIn } from './admin-client.ts';
import { type BootedCms, bootCms } from './boot-cms.ts';

const ENTRIES = '/content-manager/collection-types';
const PROJECTS = `${ENTRIES}/api::project.project`;
const CONSULTATIONS = `${ENTRIES}/api::consultation.consultation`;
const EVENTS = `${ENTRIES}/api::calendar-event.calendar-event`;
const REFUSED = [403, 404];

interface Place {
  readonly project: string;
  readonly consultation: string;
  readonly event: string;
}

let cms: BootedCms;
before(async () => {
  cms = await bootCms({ mode: 'demo', smtpUrl: 'smtp://127.0.0.1:9' });
});
after(async () => cms?.stop());

for (const role of ['project-lead', 'commune-editor'] as const) {
  describe(`the ${role}, through the admin's API`, () => {
    let person: AdminClient;
    let own: Place;
    let foreign: Place;
    let procedure: string;

    before(async () => {
      person = await logIn(cms.url, cms.dataDir, role);
      const user = await cms.strapi.db.query('admin::user').findOne({ where: { email: person.email } });
      const commune = await cms.strapi.documents('api::commune.commune').create({
        data: {
          slug: `essai-${role}`,
          name: 'Essai',
          insee: role,
          members: role === 'commune-editor' ? [user.id] : [],
        } as never,
      });
      const chosen = await cms.strapi
        .documents('api::procedure.procedure')
        .findFirst({ filters: { code: 'voluntary' } });
      procedure = chosen?.documentId ?? '';
      own = await makePlace(
        `a-moi-${role}`,
        role === 'project-lead' ? { leads: [user.id] } : { communes: [commune.documentId] },
      );
      foreign = await makePlace(`a-autrui-${role}`, {});
    });

    async function makePlace(slug: string, owner: object): Promise<Place> {
      const make = async (uid: string, data: object) =>
        (await cms.strapi.documents(uid as 'api::project.project').create({ data: data as never })).documentId;
      const project = await make('api::project.project', { title: slug, slug, ...owner });
      const consultation = await make('api::consultation.consultation', {
        title: slug,
        slug,
        project,
        procedure,
        origin: 'archive',
      });
      const event = await make('api::calendar-event.calendar-event', {
        title: slug,
        project,
        consultation,
        starts: '2030-01-10',
        kind: 'workshop',
      });
      return { project, consultation, event };
    }

    const projectOf = async (uid: string, documentId: string) => {
      const entry = await cms.strapi
        .documents(uid as 'api::consultation.consultation')
        .findOne({ documentId, populate: ['project'] });
      return (entry as { project?: { documentId: string } | null } | null)?.project?.documentId ?? null;
    };
    const refused = ({ status, body }: Answer) =>
      assert.ok(REFUSED.includes(status), `${status} ${JSON.stringify(body).slice(0, 300)}`);

    test('reads and writes what is theirs', async () => {
      assert.equal((await person.ask('GET', `${PROJECTS}/${own.project}`)).status, 200);
      const change = await person.ask('PUT', `${PROJECTS}/${own.project}`, { title: 'Nouveau titre' });
      assert.equal(change.status, 200, JSON.stringify(change.body));
      assert.equal(
        (await person.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, { title: 'Nouveau titre' })).status,
        200,
      );
    });

    test('adds a meeting to what is theirs', async () => {
      const body = {
        title: 'Atelier',
        starts: '2030-02-01',
        kind: 'workshop',
        eventStatus: 'planned',
        project: { connect: [{ documentId: own.project }] },
      };
      const made = await person.ask('POST', EVENTS, body);
      assert.equal(made.status, 201, JSON.stringify(made.body));
    });

    test('sees no other project in a list, nor by its address', async () => {
      const { body } = await person.ask('GET', `${PROJECTS}?pageSize=100`);
      const slugs = (body as { results: { slug: string }[] }).results.map(({ slug }) => slug);
      assert.ok(slugs.includes(`a-moi-${role}`));
      assert.ok(!slugs.includes(`a-autrui-${role}`));
      refused(await person.ask('GET', `${PROJECTS}/${foreign.project}`));
      refused(await person.ask('GET', `${CONSULTATIONS}/${foreign.consultation}`));
      refused(await person.ask('GET', `${EVENTS}/${foreign.event}`));
    });

    test('changes, publishes, clones, discards and deletes nothing of others', async () => {
      for (const [path, id] of [
        [PROJECTS, foreign.project],
        [CONSULTATIONS, foreign.consultation],
        [EVENTS, foreign.event],
      ]) {
        refused(await person.ask('PUT', `${path}/${id}`, { title: 'Pris' }));
        refused(await person.ask('POST', `${path}/${id}/actions/publish`, {}));
        refused(await person.ask('POST', `${path}/${id}/actions/unpublish`, {}));
        refused(await person.ask('POST', `${path}/${id}/actions/discard`, {}));
        refused(await person.ask('POST', `${path}/clone/${id}`, { title: 'Pris', slug: 'pris' }));
        // Refused before anybody is asked who they are, as the type has relations.
        const cloned = await person.ask('POST', `${path}/auto-clone/${id}`, {});
        assert.ok([400, 403, 404].includes(cloned.status));
        refused(await person.ask('DELETE', `${path}/${id}`));
      }
    });

    test('does none of it in bulk', async () => {
      for (const action of ['bulkPublish', 'bulkUnpublish', 'bulkDelete']) {
        await person.ask('POST', `${PROJECTS}/actions/${action}`, { documentIds: [foreign.project] });
      }
      const rows = await cms.strapi.db
        .query('api::project.project')
        .findMany({ where: { documentId: foreign.project } });
      assert.deepEqual(
        rows.map((row: { publishedAt: unknown }) => row.publishedAt),
        [null],
      );
    });

    test('deletes nothing, not even their own', async () => {
      refused(await person.ask('DELETE', `${PROJECTS}/${own.project}`));
      refused(await person.ask('POST', `${PROJECTS}/actions/bulkDelete`, { documentIds: [own.project] }));
    });

    test('publishes their own, and leaves unpublishing to communications', async () => {
      const published = await person.ask('POST', `${PROJECTS}/${own.project}/actions/publish`, {});
      assert.equal(published.status, 200, JSON.stringify(published.body).slice(0, 300));
      refused(await person.ask('POST', `${PROJECTS}/${own.project}/actions/unpublish`, {}));
      await person.ask('POST', `${PROJECTS}/actions/bulkUnpublish`, { documentIds: [own.project] });
      const rows = await cms.strapi.db
        .query('api::project.project')
        .count({ where: { documentId: own.project, publishedAt: { $notNull: true } } });
      assert.equal(rows, 1);
    });

    test('creates nothing in the project of others', async () => {
      const project = { connect: [{ documentId: foreign.project }] };
      refused(
        await person.ask('POST', CONSULTATIONS, {
          title: 'Intrus',
          slug: 'intrus',
          origin: 'archive',
          procedure: { connect: [{ documentId: procedure }] },
          project,
        }),
      );
      refused(
        await person.ask('POST', EVENTS, {
          title: 'Intrus',
          starts: '2030-01-01',
          kind: 'workshop',
          eventStatus: 'planned',
          project,
        }),
      );
      const before = await cms.strapi
        .documents('api::consultation.consultation')
        .count({ filters: { slug: 'intrus' } });
      assert.equal(before, 0);
    });

    test('points nothing of theirs at the project of others', async () => {
      const away = { connect: [{ documentId: foreign.project }], disconnect: [{ documentId: own.project }] };
      refused(await person.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, { project: away }));
      refused(await person.ask('PUT', `${EVENTS}/${own.event}`, { project: away }));
      assert.equal(await projectOf('api::consultation.consultation', own.consultation), own.project);
      assert.equal(await projectOf('api::calendar-event.calendar-event', own.event), own.project);
    });

    test('draws nothing of others to a project of theirs', async () => {
      await person.ask('PUT', `${PROJECTS}/${own.project}`, {
        consultations: { connect: [{ documentId: foreign.consultation }] },
      });
      await person.ask('PUT', `${PROJECTS}/${own.project}`, { events: { connect: [{ documentId: foreign.event }] } });
      assert.equal(await projectOf('api::consultation.consultation', foreign.consultation), foreign.project);
      assert.equal(await projectOf('api::calendar-event.calendar-event', foreign.event), foreign.project);
    });

    test('ties no meeting of theirs to a consultation of others', async () => {
      refused(
        await person.ask('PUT', `${EVENTS}/${own.event}`, {
          consultation: { connect: [{ documentId: foreign.consultation }] },
        }),
      );
    });

    test('is offered only own projects by the relation pickers', async () => {
      const { status, body } = await person.ask(
        'GET',
        '/content-manager/relations/api::consultation.consultation/project?pageSize=100',
      );
      if (REFUSED.includes(status)) return;
      const found = (body as { results: { documentId: string }[] }).results.map(({ documentId }) => documentId);
      assert.ok(!found.includes(foreign.project));
    });

    test('changes no file that somebody else added', async () => {
      const communications = await logIn(cms.url, cms.dataDir, 'communications');
      const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
      const theirs = await communications.upload('autre.pdf', 'application/pdf', pdf);
      assert.equal(theirs.status, 201, JSON.stringify(theirs.body));
      const [file] = theirs.body as { id: number }[];
      refused(await person.ask('DELETE', `/upload/files/${file?.id}`));
      refused(await person.ask('POST', `/upload?id=${file?.id}`, { fileInfo: { name: 'pris.pdf' } }));
      const mine = await person.upload('mien.pdf', 'application/pdf', pdf);
      assert.equal(mine.status, 201, JSON.stringify(mine.body));
    });

    test('reaches no settings, people or tokens', async () => {
      for (const path of [
        '/admin/users',
        '/admin/roles',
        '/admin/api-tokens',
        '/admin/webhooks',
        '/users-permissions/roles',
      ]) {
        refused(await person.ask('GET', path));
      }
    });
  });
}
