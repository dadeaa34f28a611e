import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type AdminClient, type Answer, logIn } from './admin-client.ts';
import { type BootedCms, bootCms } from './boot-cms.ts';

const ENTRIES = '/content-manager/collection-types';
const PROJECTS = `${ENTRIES}/api::project.project`;
const CONSULTATIONS = `${ENTRIES}/api::consultation.consultation`;
const SYNTHESES = `${ENTRIES}/api::synthesis.synthesis`;
const PDF = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const refused = ({ status, body }: Answer) =>
  assert.equal(status, 403, `${status} ${JSON.stringify(body).slice(0, 300)}`);
const done = ({ status, body }: Answer) =>
  assert.ok([200, 201].includes(status), `${status} ${JSON.stringify(body).slice(0, 300)}`);

describe('a project lead and the files of others', () => {
  let cms: BootedCms;
  let lead: AdminClient;
  let colleague: AdminClient;
  let procedure: string;
  let own: { project: string; consultation: string };

  const make = async (uid: string, data: object) =>
    (await cms.strapi.documents(uid as 'api::project.project').create({ data: data as never })).documentId;
  const document = (file: number) => ({ documents: [{ role: 'file', title: 'Pièce', file }] });
  const upload = async (person: AdminClient, name: string) => {
    const isPdf = name.endsWith('.pdf');
    const answer = await person.upload(name, isPdf ? 'application/pdf' : 'image/png', isPdf ? PDF : PNG);
    done(answer);
    return (answer.body as { id: number }[])[0]?.id ?? 0;
  };
  const makePlace = async (slug: string, owner: object, holding: object = {}) => {
    const project = await make('api::project.project', { title: slug, slug, summary: 'Un essai.', ...owner });
    const data = { title: slug, slug, project, procedure, origin: 'archive', ...holding };
    return { project, consultation: await make('api::consultation.consultation', data) };
  };
  const filesOf = async (documentId: string) => {
    const row = await cms.strapi.db
      .query('api::consultation.consultation')
      .findOne({ where: { documentId }, populate: { documents: { populate: { file: true } } } });
    return (row.documents as { file: { id: number } | null }[]).map(({ file }) => file?.id);
  };

  before(async () => {
    cms = await bootCms({ mode: 'demo', smtpUrl: 'smtp://127.0.0.1:9' });
    lead = await logIn(cms.url, cms.dataDir, 'project-lead');
    colleague = await logIn(cms.url, cms.dataDir, 'communications');
    const { id } = await cms.strapi.db.query('admin::user').findOne({ where: { email: lead.email } });
    const found = await cms.strapi.documents('api::procedure.procedure').findFirst({ filters: { code: 'voluntary' } });
    procedure = found?.documentId ?? '';
    own = await makePlace('a-moi', { leads: [id] });
  });
  after(async () => cms?.stop());

  test('an own file is theirs to show', async () => {
    const mine = await upload(lead, 'le-mien.pdf');
    done(await lead.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, document(mine)));
    assert.deepEqual(await filesOf(own.consultation), [mine]);
    done(await lead.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, { documents: [] }));
  });

  test('a document of another’s unpublished project becomes public by no road of theirs', async () => {
    const secret = await upload(colleague, 'secret.pdf');
    const scan = await upload(colleague, 'plan-secret.png');
    await makePlace('secret', {}, { documents: [secret, scan].map((file) => ({ role: 'file', title: 'Plan', file })) });
    for (const file of [secret, scan]) {
      refused(await lead.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, document(file)));
      const fresh = {
        title: 'Neuve',
        slug: 'neuve',
        origin: 'archive',
        procedure: { connect: [{ documentId: procedure }] },
        project: { connect: [{ documentId: own.project }] },
        ...document(file),
      };
      refused(await lead.ask('POST', CONSULTATIONS, fresh));
      refused(await lead.ask('POST', `${CONSULTATIONS}/actions/publish`, fresh));
      refused(await lead.ask('PUT', `${PROJECTS}/${own.project}`, { cover: file, coverAlt: 'Plan' }));
      const synthesis = {
        title: 'S',
        slug: 's',
        document: file,
        consultation: { connect: [{ documentId: own.consultation }] },
      };
      refused(await lead.ask('POST', SYNTHESES, synthesis));
    }
    assert.deepEqual(await filesOf(own.consultation), []);
  });

  test('nor by the page « Dossier », at once or later', async () => {
    const secret = await upload(colleague, 'secret-2.pdf');
    await makePlace('secret-2', {}, document(secret));
    const { body } = await lead.ask('GET', `/concertation/dossiers/${own.project}`);
    const { dossier, revision } = body as {
      revision: number;
      dossier: { consultations: Record<string, unknown>[] };
    };
    const file = { id: secret, name: 'secret-2.pdf', url: '', mime: 'application/pdf', bytes: 1 };
    const documents = [{ role: 'file', title: 'Pièce', file, url: '', date: '' }];
    const sent = { ...dossier, consultations: dossier.consultations.map((form) => ({ ...form, documents })) };
    const road = `/concertation/dossiers/${own.project}`;
    refused(await lead.ask('PUT', road, { dossier: sent, revision }));
    for (const act of ['publish', 'schedule']) {
      refused(await lead.ask('POST', `${road}/${act}`, { dossier: sent, revision, at: '2036-01-01' }));
    }
    assert.deepEqual(await filesOf(own.consultation), []);
  });

  test('a document that is public already is theirs to show too, from the day after it appeared', async () => {
    const file = await upload(colleague, 'reglement.pdf');
    const place = await makePlace('publie', { visibleFrom: '2099-01-01' }, document(file));
    await cms.strapi.documents('api::project.project').publish({ documentId: place.project });
    await cms.strapi.documents('api::consultation.consultation').publish({ documentId: place.consultation });
    refused(await lead.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, document(file)));
    await cms.strapi.db
      .query('api::project.project')
      .updateMany({ where: { slug: 'publie' }, data: { visibleFrom: '2020-01-01' } });
    done(await lead.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, document(file)));
  });

  test('the pictures of the library are there for everybody who writes, its documents are not', async () => {
    const picture = await upload(colleague, 'vue.png');
    const draft = await upload(colleague, 'brouillon.pdf');
    const mine = await upload(lead, 'le-mien-2.pdf');
    const { body } = await lead.ask('GET', '/upload/files?pageSize=100&sort=id:desc');
    const ids = (body as { results: { id: number }[] }).results.map(({ id }) => id);
    assert.deepEqual(
      [picture, draft, mine].map((id) => ids.includes(id)),
      [true, false, true],
    );
    refused(await lead.ask('GET', `/upload/files/${draft}`));
    done(await lead.ask('PUT', `${PROJECTS}/${own.project}`, { cover: picture, coverAlt: 'Une vue' }));
    refused(await lead.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, document(draft)));
  });

  test('what a colleague put into their project stays there when they save', async () => {
    const file = await upload(colleague, 'de-la-collegue.pdf');
    done(await colleague.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, document(file)));
    done(await lead.ask('PUT', `${CONSULTATIONS}/${own.consultation}`, { ...document(file), title: 'Relue' }));
    assert.deepEqual(await filesOf(own.consultation), [file]);
  });

  test('several files of others are neither deleted nor moved, nor the folders of everybody changed', async () => {
    const [theirs, mine] = [await upload(colleague, 'autre.pdf'), await upload(lead, 'mien.pdf')];
    const folder = await colleague.ask('POST', '/upload/folders', { name: 'Plans', parent: null });
    done(folder);
    const { id } = (folder.body as { data: { id: number } }).data;
    refused(await lead.ask('POST', '/upload/actions/bulk-delete', { fileIds: [mine, theirs] }));
    refused(await lead.ask('POST', '/upload/actions/bulk-delete', { folderIds: [id] }));
    refused(await lead.ask('POST', '/upload/actions/bulk-move', { fileIds: [theirs], destinationFolderId: id }));
    refused(await lead.ask('PUT', `/upload/folders/${id}`, { name: 'Pris', parent: null }));
    const left = { where: { id: { $in: [theirs, mine] } } };
    assert.equal(await cms.strapi.db.query('plugin::upload.file').count(left), 2);
    done(await lead.ask('POST', '/upload/actions/bulk-move', { fileIds: [mine], destinationFolderId: id }));
    done(await lead.ask('POST', '/upload/actions/bulk-delete', { fileIds: [mine] }));
    assert.equal(await cms.strapi.db.query('plugin::upload.file').count(left), 1);
  });

  test('who only reads adds no file', async () => {
    for (const role of ['elected-official', 'guarantor']) {
      const reader = await logIn(cms.url, cms.dataDir, role);
      refused(await reader.upload('lu.pdf', 'application/pdf', PDF));
    }
  });
});
