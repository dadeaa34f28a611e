import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type AdminClient, logIn } from '../../../cms/testing/admin-client.ts';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import type { PublicPreview } from '../contract/preview.ts';
import { askChanges, NOWHERE } from './testing/follower-of-changes.ts';

const SECRET = 'Un titre qui n’est pas encore dit';
const uidOf = (name: string) => `api::${name}.${name}` as 'api::project.project';

describe('previews of drafts', () => {
  const clock = join(tmpdir(), `aggloforum-preview-clock-${process.pid}`);
  let cms: BootedCms;
  let officer: AdminClient;
  let project = '';
  let slug = '';
  const documents = (type: string) => cms.strapi.documents(uidOf(type));
  const linkTo = async (who: AdminClient, type: string, id: string) =>
    who.ask('GET', `/publisher/previews/${uidOf(type)}/${id}`);
  const tokenOf = ({ body }: { body: unknown }) => /apercu\/([^/]+)\/$/.exec((body as { url: string }).url)?.[1] ?? '';
  const open = async (token: string, authorization?: string) => {
    const { publisherToken } = JSON.parse(readFileSync(join(cms.dataDir, 'secrets.json'), 'utf8'));
    const answer = await fetch(`${cms.url}/api/publisher/preview?token=${token}`, {
      headers: { authorization: authorization ?? `Bearer ${publisherToken}` },
    });
    return { status: answer.status, text: await answer.text() };
  };
  const opened = async (type: string, id: string) =>
    JSON.parse((await open(tokenOf(await linkTo(officer, type, id)))).text) as PublicPreview;

  before(async () => {
    writeFileSync(clock, new Date().toISOString());
    cms = await bootCms({ mode: 'demo', clock, smtpUrl: 'smtp://127.0.0.1:9' });
    officer = await logIn(cms.url, cms.dataDir, 'communications');
    const [found] = await documents('consultation').findMany({ status: 'published', populate: ['project'], limit: 1 });
    const { project: owner } = found as unknown as { project: { documentId: string; slug: string } };
    project = owner.documentId;
    slug = owner.slug;
    await documents('project').update({
      documentId: project,
      data: { title: SECRET, visibleFrom: '2099-01-01' } as object,
    });
  });
  after(async () => cms?.stop());

  test('hold the dossier as it is drafted, and nothing else that is not public', async () => {
    const { path, changes, admin } = await opened('project', project);
    assert.equal(path, `/projets/${slug}/`);
    assert.equal(admin, cms.url.replace('127.0.0.1', 'localhost'));
    const rows = changes.filter(({ type }) => type === 'project');
    assert.deepEqual(
      rows.map(({ id, row }) => [
        id,
        row && 'title' in row && row.title,
        row && 'visibleFrom' in row && row.visibleFrom,
      ]),
      [[project, SECRET, null]],
    );
    const consultations = changes.filter((change) => change.type === 'consultation');
    assert.ok(consultations.length > 0);
    assert.deepEqual([...new Set(consultations.map(({ row }) => row?.project))], [slug]);
    assert.ok(!(await askChanges(cms, NOWHERE)).changes.some((change) => JSON.stringify(change).includes(SECRET)));
  });

  test('show a draft that was never public, by each kind of entry', async () => {
    const procedure = (await documents('procedure').findMany({ limit: 1 }))[0]?.documentId;
    const create = async (type: string, data: object) =>
      (await documents(type).create({ data: data as object })).documentId;
    const fresh = await create('project', { title: 'Neuf', slug: 'neuf' });
    const consultation = await create('consultation', {
      title: 'Avis',
      slug: 'avis',
      origin: 'native',
      project: fresh,
      procedure,
    });
    const event = await create('calendar-event', {
      title: 'Réunion',
      starts: '2026-12-01T18:00',
      kind: 'public-meeting',
      eventStatus: 'planned',
      project: fresh,
      consultation,
    });
    const synthesis = await create('synthesis', {
      title: 'Bilan',
      slug: 'bilan',
      kind: 'synthesis',
      audience: 'public',
      consultation,
    });
    const page = await create('page', { title: 'Aide', slug: 'aide-neuve' });
    const paths: [string, string][] = [];
    for (const [type, id] of [
      ['project', fresh],
      ['consultation', consultation],
      ['calendar-event', event],
      ['synthesis', synthesis],
      ['page', page],
    ] as const) {
      const { path, changes } = await opened(type, id);
      paths.push([path, changes.map((change) => change.type).join(' ')]);
    }
    assert.deepEqual(paths, [
      ['/projets/neuf/', 'project consultation event'],
      ['/projets/neuf/avis/', 'project consultation event'],
      ['/projets/neuf/avis/', 'project consultation event'],
      ['/projets/neuf/avis/', 'project consultation event synthesis'],
      ['/aide-neuve/', 'page'],
    ]);
  });

  test('say so when the draft lacks what a page needs', async () => {
    const { documentId } = await documents('consultation').create({
      data: { title: 'Sans projet', slug: 'sans-projet', origin: 'native' } as object,
    });
    assert.equal((await open(tokenOf(await linkTo(officer, 'consultation', documentId)))).status, 409);
  });

  test('are for whoever may read the entry, and nobody else', async () => {
    const statuses: Record<string, number> = {};
    for (const role of ['communications', 'participation-officer', 'elected-official', 'guarantor', 'project-lead']) {
      const person = await logIn(cms.url, cms.dataDir, role);
      const { documentId } = await documents('project').create({ data: { title: 'À d’autres', slug: role } as object });
      statuses[role] = (await linkTo(person, 'project', documentId)).status;
    }
    assert.deepEqual(statuses, {
      communications: 200,
      'participation-officer': 200,
      'elected-official': 200,
      guarantor: 200,
      'project-lead': 404,
    });
    const lead = await logIn(cms.url, cms.dataDir, 'project-lead');
    const button = `/content-manager/preview/url/${uidOf('project')}?documentId=${project}`;
    assert.equal((await lead.ask('GET', button)).status, 204);
    const { body } = await officer.ask('GET', button);
    assert.match((body as { data: { url: string } }).data.url, /\/participer\/apercu\/project\.[^/]+\/$/);
    assert.equal((await linkTo(officer, 'department', 'x')).status, 404);
    assert.equal((await linkTo(officer, 'project', 'x')).status, 404);
  });

  test('the other side of Strapi’s button is what stands online, in the same frame', async () => {
    const button = `/content-manager/preview/url/${uidOf('project')}?documentId=${project}&status=published`;
    const { body } = await officer.ask('GET', button);
    const token = tokenOf({ body: (body as { data: unknown }).data });
    const { draft, path, changes } = JSON.parse((await open(token)).text) as PublicPreview;
    assert.deepEqual([draft, path], [false, `/projets/${slug}/`]);
    assert.ok(changes.some(({ type }) => type === 'consultation'));
    assert.ok(!JSON.stringify(changes).includes(SECRET));
    const fresh = await documents('project').create({ data: { title: 'Jamais dit', slug: 'jamais-dit' } as object });
    const never = await officer.ask('GET', button.replace(project, fresh.documentId));
    assert.equal((await open(tokenOf({ body: (never.body as { data: unknown }).data }))).status, 404);
  });

  test('open for a quarter of an hour, to the token alone, from this machine alone', async () => {
    const token = tokenOf(await linkTo(officer, 'project', project));
    assert.equal((await open(token)).status, 200);
    assert.equal((await open(token, 'Bearer x')).status, 403);
    assert.equal((await open(`${token}x`)).status, 404);
    assert.equal((await open(token.replace('project.', 'page.'))).status, 404);
    assert.ok(!token.includes('@') && !Buffer.from(token, 'base64url').toString().includes(officer.email));
    writeFileSync(clock, new Date(Date.now() + 16 * 60_000).toISOString());
    const late = await open(token);
    assert.equal(late.status, 410);
    assert.ok(!late.text.includes(SECRET));
  });
});
