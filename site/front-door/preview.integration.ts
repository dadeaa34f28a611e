import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { PublicChange } from '@aggloforum/publisher/contract';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { filesBelow } from '../follower/files.ts';
import { BenchSite } from '../follower/testing/bench-site.ts';
import { changesOf } from '../src/model/rows.ts';
import { createFrontDoor } from './server.ts';

const SECRET = 'Ce qui n’est pas encore dit';
const TOKEN = 'project.abc.def.ghi';
const ADMIN = 'http://localhost:1337';

describe('a preview at the front door', () => {
  const bench = new BenchSite();
  const server = createFrontDoor({
    siteDir: bench.siteDir,
    dataDir: join(bench.folder, 'data'),
    get cmsUrl() {
      return `http://127.0.0.1:${bench.cms.port}`;
    },
    publicUrl: bench.publicUrl,
    clock: createClock(join(bench.folder, 'clock')),
  });
  let site = '';
  let slug = '';
  let consultation = '';
  let document = '';
  const ask = async (path: string, method = 'GET') => fetch(site + path, { redirect: 'manual', method });
  const within = (path: string, token = TOKEN) => `/participer/apercu/${token}${path}`;

  before(async () => {
    await bench.open();
    bench.start();
    await bench.untilPosition(1);
    await bench.untilStill();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const changes = draftOf(bench);
    for (const { type, row } of changes) {
      if (type === 'project') slug = row?.slug ?? '';
      if (type === 'consultation' && row?.documents.some(({ file }) => file !== null)) {
        consultation = row.slug;
        document = row.documents.find(({ file }) => file !== null)?.file?.path ?? '';
      }
    }
    bench.cms.previews.set(TOKEN, { draft: true, path: `/projets/${slug}/`, changes, admin: ADMIN });
    for (const [token, status] of [
      ['page.expired.a.b', 410],
      ['page.incomplete.a.b', 409],
      ['page.away.a.b', 500],
    ] as const)
      bench.cms.previews.set(token, status);
  });
  after(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await bench.close();
  });

  test('leads from its token to where the entry will stand', async () => {
    const answer = await ask(within('/'));
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, within(`/projets/${slug}/`)]);
  });

  test('is the public’s own page, says what it is, and is kept by nobody', async () => {
    const answer = await ask(within(`/projets/${slug}/`));
    const html = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(html, new RegExp(SECRET));
    assert.match(html, /Aperçu, pas en ligne/);
    assert.match(html, /<meta name="robots" content="noindex/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    assert.match(answer.headers.get('content-security-policy') ?? '', new RegExp(`frame-ancestors ${ADMIN}$`));
    assert.equal(answer.headers.get('x-frame-options'), null);
  });

  test('has its own pages and documents below its address, and leads to the site for the rest', async () => {
    const html = await (await ask(within(`/projets/${slug}/${consultation}/`))).text();
    assert.ok(html.includes(`href="${within(`/projets/${slug}/`)}"`));
    assert.ok(html.includes(`href="${within(document)}"`));
    assert.ok(html.includes('href="/projets/"'));
    const file = await ask(within(document));
    assert.equal(file.headers.get('content-type'), 'application/pdf');
    assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.equal(file.headers.get('cache-control'), 'no-store');
    assert.equal(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
  });

  test('opens nothing else: no other page, no feed, no list, no post', async () => {
    const other = bench.cms.snapshot.projects.find((project) => project.slug !== slug);
    for (const path of [
      `/projets/${other?.slug}/`,
      '/projets/',
      '/flux.xml',
      `/projets/${slug}/flux.xml`,
      `/projets/${slug}/calendrier.ics`,
      '/donnees/projets.json',
      '/documents/0000000000000000/x.pdf',
      '/private/frame.json',
    ])
      assert.equal((await ask(within(path))).status, 404, path);
    assert.equal((await ask(within(`/projets/${slug}/`), 'POST')).status, 405);
  });

  test('is not there by another token; says it when it is over, not ready, or the CMS away', async () => {
    for (const token of ['project.abc.def.ghj', 'x', '..%2f..', 'a%20b'])
      assert.equal((await ask(within(`/projets/${slug}/`, token))).status, 404, token);
    const said = async (token: string) => {
      const answer = await ask(within('/', token));
      return [answer.status, /<h1>([^<]*)<\/h1>/.exec(await answer.text())?.[1]];
    };
    assert.deepEqual(await said('page.expired.a.b'), [410, 'Cet aperçu est terminé']);
    assert.deepEqual(await said('page.incomplete.a.b'), [409, 'Il manque de quoi faire une page']);
    assert.deepEqual(await said('page.away.a.b'), [503, 'L’aperçu ne répond pas']);
  });

  test('does not call a draft what stands online', async () => {
    const known = bench.cms.previews.get(TOKEN);
    assert.ok(typeof known === 'object');
    bench.cms.previews.set('project.online.a.b', { ...known, draft: false });
    const answer = await ask(within(`/projets/${slug}/`, 'project.online.a.b'));
    assert.equal(answer.headers.get('x-frame-options'), null);
    assert.ok(!(await answer.text()).includes('Aperçu, pas en ligne'));
  });

  test('leaves no trace in what the public reads', async () => {
    for (const file of filesBelow(join(bench.siteDir, 'current')).filter((name) => !/\.(br|gz|png|pdf)$/.test(name)))
      assert.ok(!bench.read(file).includes(SECRET), file);
    const html = await (await ask(`/projets/${slug}/`)).text();
    assert.ok(!html.includes(SECRET) && !html.includes('Aperçu, pas en ligne'));
  });
});

/** A project of the demonstration with all that hangs on it, and another title. */
function draftOf(bench: BenchSite): PublicChange[] {
  const { consultations } = bench.cms.snapshot;
  const slug = consultations.find(({ documents }) => documents.some(({ file }) => file !== null))?.project;
  return changesOf(bench.cms.snapshot).flatMap((change): PublicChange[] => {
    if (change.type === 'project' && change.row?.slug === slug)
      return [{ ...change, row: { ...change.row, title: SECRET } as NonNullable<typeof change.row> }];
    if (change.type === 'consultation' && change.row?.project === slug) return [change];
    return change.type === 'event' && change.row?.project === slug ? [change] : [];
  });
}
