import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type DossierListItem,
  type DossierView,
  parisMoment,
  type ProjectForm,
} from '@aggloforum/concertation/contract';
import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { type AdminClient, logIn } from '../cms/testing/admin-client.ts';
import { scanned } from './support/scanned.ts';
import { sitemapPaths, textOf } from './support/pages.ts';
import { differencesFromScratch, SECOND_FOLLOWER } from './support/from-scratch.ts';
import { answerOf, filesNaming, filesOf, standingAddresses } from './support/site-files.ts';
import { eventually, type Stack, startStack } from './support/stack.ts';

/** Long enough to read the whole site while the CMS is away. */
const SLOW_RETURN = { firstMs: 15_000, slowestMs: 15_000, wellAfterMs: 60_000 };

describe('an address that has been public answers for ever', () => {
  let stack: Stack;
  let staff: AdminClient;
  let view: DossierView;
  before(async () => {
    stack = await startStack(SLOW_RETURN);
    staff = await logIn(stack.cms, stack.settings.dataDir, 'communications');
    view = await publish(await newDossier({ title: 'Le quai' }));
  });
  after(async () => stack?.stop());

  const statusOf = async (path: string) => (await fetch(stack.site + path, { redirect: 'manual' })).status;
  const projectPath = () => `/projets/${view.dossier.project.slug}/`;

  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await staff.ask(method, `/concertation/dossiers${path}`, body);
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
    return answer.body as T;
  };

  /** One consultation that is open, after an example of the demonstration. */
  async function newDossier(project: Partial<ProjectForm>): Promise<DossierView> {
    for (const { id } of await ask<DossierListItem[]>('GET', '')) {
      const { dossier } = await ask<DossierView>('GET', `/${id}`);
      if (dossier.consultations.length !== 1 || dossier.consultations[0]?.origin !== 'native') continue;
      const copy = await ask<DossierView>('POST', `/${id}/duplicate`, {});
      const days = { notice: '', opens: '2026-01-05', closes: '2036-01-05', facts: [], documents: [] };
      const consultations = copy.dossier.consultations.map((one) => ({ ...one, ...days, slug: 'votre-avis' }));
      return { ...copy, dossier: { project: { ...copy.dossier.project, ...project }, consultations, events: [] } };
    }
    throw new Error('the demonstration holds no dossier with one consultation');
  }

  const publish = async ({ id, revision, dossier }: DossierView) =>
    ask<DossierView>('POST', `/${id}/publish`, { dossier, revision });

  /** With a document that nobody else shows. */
  async function withDocument(draft: DossierView, name: string): Promise<DossierView> {
    const { body } = await staff.upload(name, 'application/pdf', Buffer.from(`%PDF-1.4\n% ${randomUUID()}\n`));
    const [file] = body as { id: number; name: string; url: string; mime: string; size: number }[];
    assert.ok(file, JSON.stringify(body));
    const media = { id: file.id, name: file.name, url: file.url, mime: file.mime, bytes: file.size * 1000 };
    const documents = [{ role: 'file' as const, title: 'Le plan du quai', file: media, url: '', date: '' }];
    const consultations = draft.dossier.consultations.map((one) => ({ ...one, documents }));
    return { ...draft, dossier: { ...draft.dossier, consultations } };
  }

  const shows = async (path: string, text: string) => (await textOf(stack.site + path)).includes(text);
  const documentOn = async (path: string) =>
    /href="(\/documents\/[^"]+\.pdf)"/.exec(await textOf(stack.site + path))?.[1];

  test('the old address of a renamed project leads to the new one, with what is below it', async () => {
    const old = projectPath();
    await eventually('the page', async () => (await statusOf(old)) === 200);
    view = await publish(withProject(view, { slug: 'quai-renomme' }));
    await eventually('the new address', async () => (await statusOf(projectPath())) === 200);
    for (const below of ['', 'votre-avis/']) {
      // The new page stands first, then the redirect: a reader never finds nothing.
      const moved = await eventually('the redirect', async () => {
        const answer = await fetch(stack.site + old + below, { redirect: 'manual' });
        return answer.status !== 200 && answer;
      });
      assert.deepEqual([moved.status, moved.headers.get('location')], [301, projectPath() + below]);
    }
    await eventually('the sitemap', async () => {
      const paths = await sitemapPaths(stack.site);
      return paths.includes(projectPath()) && !paths.includes(old);
    });
  });

  test('what was printed leads to the consultation whatever its name becomes, and says so once it is withdrawn', async () => {
    let dossier = await publish(await newDossier({ title: 'Le lavoir', slug: 'lavoir' }));
    const page = '/projets/lavoir/votre-avis/';
    const short = await eventually('the page', async () => {
      const html = await textOf(stack.site + page);
      return /class="short">[^<]*(\/c\/[a-z0-9]{5})</.exec(html)?.[1];
    });
    const poster = await eventually('the poster', async () => {
      const answer = await fetch(`${stack.site}${page}affiche.pdf`, { redirect: 'manual' });
      return answer.status === 200 && answer;
    });
    assert.equal(poster.headers.get('content-type'), 'application/pdf');
    assert.equal(poster.headers.get('content-disposition'), 'inline; filename="affiche.pdf"');
    assert.match(Buffer.from(await poster.arrayBuffer()).toString('latin1'), /^%PDF-1\.7[^]*\/Lang \(fr-FR\)/);
    const square = await eventually('the code', async () => {
      const answer = await fetch(`${stack.site}${page}qr.svg`, { redirect: 'manual' });
      return answer.status === 200 && answer;
    });
    assert.match(square.headers.get('content-security-policy') ?? '', /^default-src 'none'.*sandbox$/);
    assert.equal(await scanned(await square.text()), stack.site + short);

    const leadsTo = async (path: string) => {
      const answer = await fetch(stack.site + path, { redirect: 'manual' });
      return [answer.status, answer.headers.get('location')];
    };
    await eventually('the short address', async () => isDeepStrictEqual(await leadsTo(short), [301, page]));
    const consultations = dossier.dossier.consultations.map((one) => ({ ...one, slug: 'votre-mot' }));
    dossier = await publish({ ...dossier, dossier: { ...dossier.dossier, consultations } });
    const renamed = '/projets/lavoir/votre-mot/';
    await eventually('the new name', async () => isDeepStrictEqual(await leadsTo(short), [301, renamed]));
    assert.deepEqual(await leadsTo(`${page}affiche.pdf`), [301, `${renamed}affiche.pdf`]);

    const { id, revision } = dossier;
    const withdrawal = { reason: 'Le lavoir est vendu.', titleWithheld: false, revision };
    await ask<DossierView>('POST', `/${id}/unpublish`, withdrawal);
    const gone = await eventually('the 410', async () => {
      const answer = await fetch(stack.site + short);
      const text = await answer.text();
      return answer.status === 410 && text !== '' && text;
    });
    assert.match(gone, /Le lavoir est vendu/);
    for (const file of ['affiche.pdf', 'qr.svg']) {
      await eventually('no file', async () => (await statusOf(renamed + file)) === 410);
      const standing = () => filesOf(stack).filter((path) => path.includes('lavoir') && path.endsWith(file));
      await eventually('none that stands', async () => Promise.resolve(standing().length === 0));
    }
  });

  test('a document that was withdrawn answers 410, and stands nowhere', async () => {
    view = await publish(await withDocument(view, 'plan-du-quai.pdf'));
    const address = await eventually('the document', async () => documentOn(projectPath()));
    assert.equal(await statusOf(address), 200);
    const consultations = view.dossier.consultations.map((one) => ({ ...one, documents: [] }));
    view = await publish({ ...view, dossier: { ...view.dossier, consultations } });
    const gone = await eventually('the 410', async () => {
      const answer = await fetch(stack.site + address);
      const text = await answer.text();
      return answer.status === 410 && text !== '' && text;
    });
    assert.match(gone, /plan du quai/i);
    const standing = () => filesOf(stack).filter((file) => file.includes(address) && !file.includes('/retire/'));
    await eventually('no file of it', async () => Promise.resolve(standing().length === 0));
  });

  test('a dossier under embargo appears at its instant with its document, and nothing of it before', async () => {
    const clock = createClock(stack.env['AGGLOFORUM_CLOCK']);
    const opens = Math.ceil(clock.now() / 60_000) * 60_000 + 3_600_000;
    const secret = { title: 'Le secret du vieux port', slug: 'vieux-port', visibleFrom: parisMoment(opens) };
    await publish(await withDocument(await newDossier(secret), 'secret.pdf'));
    view = await publish(withProject(view, { summary: 'Publié après le secret.' }));
    await eventually('a site that has heard of both', async () => shows(projectPath(), 'Publié après le secret.'));
    assert.deepEqual(filesNaming(stack, secret.title), []);
    assert.deepEqual(
      filesOf(stack).filter((file) => file.includes('secret.pdf')),
      [],
    );
    stack.setClock(new Date(opens - 4_000));
    const path = `/projets/${secret.slug}/`;
    const early: number[] = [];
    await eventually('the page', async () => {
      const status = await statusOf(path);
      if (status !== 404 && clock.now() < opens) early.push(status);
      return status === 200;
    });
    assert.deepEqual(early, []);
    assert.ok(clock.now() >= opens);
    const address = await eventually('the document', async () => documentOn(path));
    assert.equal(await statusOf(address), 200);
    assert.notDeepEqual(filesNaming(stack, secret.title), []);
    await eventually('the sitemap', async () => (await sitemapPaths(stack.site)).includes(path));
  });

  test('a second follower beside the first ends with the same bytes, and the CMS knows both', async () => {
    assert.deepEqual(await differencesFromScratch(stack), []);
    // The second one has stopped; the first one goes on, and may hear of a last change a moment later.
    await eventually('both, the first one as far as the second', async () => {
      const database = new DatabaseSync(join(stack.settings.dataDir, 'aggloforum.db'), { readOnly: true });
      const rows = database.prepare('select name, position from publisher_consumers order by name').all();
      database.close();
      const known = new Map(rows.map(({ name, position }) => [name, position]));
      const [first, second] = [known.get('site'), known.get(SECOND_FOLLOWER)].map(Number);
      return Promise.resolve(Number(second) > 0 && Number(first) >= Number(second));
    });
  });

  test('with the CMS stopped, every address answers with the same bytes', async () => {
    const read = async () => {
      const paths = standingAddresses(stack);
      return Promise.all(paths.map(async (path) => `${path} ${await answerOf(stack, path)}`));
    };
    const before = await eventually('a quiet site', async () => {
      const first = await read();
      await pause(1_500);
      const second = await read();
      return isDeepStrictEqual(first, second) && second;
    });
    assert.ok(before.length > 100 && before.every((line) => / 200 /.test(line)), before.join('\n'));
    stack.supervisor.killNow('cms');
    await eventually('the CMS gone', async () =>
      fetch(`${stack.cms}/health`).then(
        () => false,
        () => true,
      ),
    );
    assert.deepEqual(await read(), before);
    assert.deepEqual(await (await fetch(`${stack.site}/health`)).json(), { status: 'ok', cms: 'down' });
  });
});

function withProject(view: DossierView, project: Partial<ProjectForm>): DossierView {
  return { ...view, dossier: { ...view.dossier, project: { ...view.dossier.project, ...project } } };
}
