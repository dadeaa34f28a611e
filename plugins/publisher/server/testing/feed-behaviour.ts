import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type BootedCms, bootCms } from '../../../../cms/testing/boot-cms.ts';
import type { PublicSnapshot } from '../../contract/snapshot.ts';
import type { Outbox } from '../services/outbox.ts';

interface Entry {
  readonly position: number;
  readonly uid: string;
  readonly kind: string;
}

const PROJECT = 'api::project.project';

/** What the feed promises, whatever the database. `databaseUrl` undefined is SQLite. */
export function describeFeed(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`the feed and the snapshot on ${name}`, () => {
    let cms: BootedCms;
    let token: string;
    const ask = async (path: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
      fetch(`${cms.url}/api/publisher${path}`, { headers });
    const feed = async (after = 0): Promise<Entry[]> =>
      ((await (await ask(`/feed?after=${after}&wait=0`)).json()) as { entries: Entry[] }).entries;
    const last = async () => (await feed()).at(-1)?.position ?? 0;
    const snapshot = async () => ((await (await ask('/snapshot')).json()) as { snapshot: PublicSnapshot }).snapshot;
    const documents = () => cms.strapi.documents(PROJECT);
    const project = async (title: string) =>
      documents().create({ data: { title, slug: title.toLowerCase() }, status: 'draft' });
    const publish = async (title: string) => documents().publish({ documentId: (await project(title)).documentId });
    const count = async (slug: string) => documents().count({ filters: { slug } });

    before(async () => {
      const url = await databaseUrl();
      cms = await bootCms(url === undefined ? {} : { databaseUrl: url });
      token = (JSON.parse(readFileSync(join(cms.dataDir, 'secrets.json'), 'utf8')) as { publisherToken: string })
        .publisherToken;
    });
    after(async () => cms?.stop());

    test('are refused without the token', async () => {
      for (const path of ['/feed', '/snapshot']) {
        assert.equal((await ask(path, {})).status, 403);
        assert.equal((await ask(path, { authorization: 'Bearer x' })).status, 403);
      }
    });

    test('are refused to whoever comes through a proxy', async () => {
      assert.equal(
        (await ask('/feed', { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' })).status,
        403,
      );
    });

    test('give each change a number, in order, once', async () => {
      const position = await last();
      await publish('Halle');
      const entries = await feed(position);
      assert.ok(entries.length >= 2);
      assert.deepEqual(
        entries.map((entry) => entry.position),
        entries.map((_, index) => position + 1 + index),
      );
      assert.deepEqual(await feed(position), entries);
    });

    test('number concurrent changes without a hole', async () => {
      const position = await last();
      const titles = Array.from({ length: 8 }, (_, index) => `Place-${index}`);
      await Promise.all([...titles.map(project), feed(position), feed(position), feed(position)]);
      const positions = (await feed(position)).map((entry) => entry.position);
      assert.deepEqual(
        positions,
        titles.map((_, index) => position + 1 + index),
      );
    });

    test('have a word for what is public now: another one after each commit, in whatever order they come', async () => {
      const { db } = cms.strapi;
      const outbox = cms.strapi.plugin('publisher').service('outbox') as Outbox;
      const change = { kind: 'update', uid: 'api::page.page', touches: [] };
      const words = [await outbox.stamp()];
      const look = async () => void words.push(await outbox.stamp());
      if (db.dialect.client === 'postgres') {
        const first = await db.connection.transaction();
        await first('publisher_outbox').insert({ document_id: randomUUID(), ...change, touches: '[]' });
        await outbox.record(change);
        await look();
        await first.commit();
        await look();
      }
      await outbox.record(change);
      await look();
      await outbox.relay();
      await look();
      assert.equal(new Set(words).size, words.length, words.join(', '));
      assert.equal(await outbox.stamp(), words.at(-1));
    });

    test('never hold a draft, nor a newer draft of what is public', async () => {
      await project('Secret');
      const { documentId } = await publish('Ouvrage').then(({ entries: [entry] }) => entry as { documentId: string });
      await documents().update({ documentId, data: { title: 'Pas encore' } as object });
      const text = JSON.stringify(await snapshot());
      assert.match(text, /Ouvrage/);
      assert.doesNotMatch(text, /secret|Pas encore/i);
    });

    test('keep the day of the first publication when the entry is published again', async () => {
      const first = (await snapshot()).projects.find(({ slug }) => slug === 'halle');
      const found = await documents().findFirst({ filters: { slug: 'halle' } });
      await documents().publish({ documentId: found?.documentId ?? '' });
      const again = (await snapshot()).projects.find(({ slug }) => slug === 'halle');
      assert.equal(again?.firstPublishedAt, first?.firstPublishedAt);
      assert.notEqual(again?.updatedAt, first?.updatedAt);
    });

    test('give each project a slot of its own, in the order of publication, for ever', async () => {
      const slots = async () => new Map((await snapshot()).projects.map(({ slug, slot }) => [slug, slot]));
      const earlier = Math.max(...(await slots()).values());
      const made = await Promise.all(['Quai', 'Rive', 'Port'].map(publish));
      const given = await slots();
      const taken = new Set(['quai', 'rive', 'port'].map((slug) => (given.get(slug) ?? 0) - earlier));
      assert.deepEqual(taken, new Set([1, 2, 3]));
      const documentId = made.map(({ entries: [entry] }) => (entry as { documentId: string }).documentId)[0] ?? '';
      await documents().unpublish({ documentId });
      await documents().publish({ documentId });
      await documents().create({ data: { title: 'Digue', slug: 'digue' } as object, status: 'published' });
      assert.deepEqual(await slots(), new Map([['digue', earlier + 4] as const, ...given]));
    });

    test('lose the change and its row together when the operation fails', async () => {
      const position = await last();
      const torn = cms.strapi.db.transaction(async () => {
        await publish('Perdu');
        throw new Error('torn');
      });
      await assert.rejects(torn, /torn/);
      assert.deepEqual(await feed(position), []);
      assert.equal(await count('perdu'), 0);
    });

    test('lose the change too when its row cannot be written', async () => {
      const position = await last();
      const table = cms.strapi.db.query('plugin::publisher.outbox-entry');
      const refuse = cms.strapi.db.lifecycles.subscribe({
        models: ['plugin::publisher.outbox-entry'],
        beforeCreate: () => {
          throw new Error('full disk');
        },
      });
      await assert.rejects(project('Jamais'), /full disk/);
      refuse();
      assert.equal(await count('jamais'), 0);
      assert.equal(await table.count({ where: { position: { $gt: position } } }), 0);
    });

    test('are woken by a change', async () => {
      const position = await last();
      const waiting = ask(`/feed?after=${position}&wait=25`);
      await project('Pont');
      assert.equal(((await (await waiting).json()) as { entries: Entry[] }).entries.length, 1);
    });

    test('name a document by its bytes, and learn when it changes in the media library', async () => {
      writeFileSync(join(cms.dataDir, 'public', 'uploads', 'arrete.pdf'), '%PDF-1.7 un');
      const files = cms.strapi.db.query('plugin::upload.file');
      const file = await files.create({
        data: {
          name: 'Arrêté n° 3.pdf',
          hash: 'arrete',
          ext: '.pdf',
          mime: 'application/pdf',
          size: 1,
          url: '/uploads/arrete.pdf',
          provider: 'local',
        },
      });
      const procedure = await cms.strapi
        .documents('api::procedure.procedure')
        .create({ data: { code: 'voluntary', label: 'Concertation volontaire' } });
      const halle = await documents().findFirst({ filters: { slug: 'halle' } });
      const made = await cms.strapi.documents('api::consultation.consultation').create({
        data: {
          title: 'Avis',
          slug: 'avis',
          origin: 'native',
          project: halle?.documentId,
          procedure: procedure.documentId,
          registerUrl: 'https://registre.example',
          documents: [{ role: 'order', title: 'Arrêté', file: file.id }],
        } as object,
      });
      await cms.strapi.documents('api::consultation.consultation').publish({ documentId: made.documentId });
      const [consultation] = (await snapshot()).consultations;
      assert.match(consultation?.documents[0]?.file?.path ?? '', /^\/documents\/[0-9a-f]{16}\/arrete-n-3\.pdf$/);
      assert.equal(consultation?.procedure, 'voluntary');
      const position = await last();
      await files.update({ where: { id: file.id }, data: { name: 'Arrêté n° 4.pdf' } });
      assert.deepEqual(
        (await feed(position)).map(({ kind }) => kind),
        ['file-changing', 'file-changed'],
      );
      assert.match(
        (await snapshot()).consultations[0]?.documents[0]?.file?.path ?? '',
        /^\/documents\/[0-9a-f]{16}\/arrete-n-4\.pdf$/,
      );
    });

    test('give each consultation a short code that outlives its name and its withdrawal', async () => {
      const consultations = () => cms.strapi.documents('api::consultation.consultation');
      const it = { documentId: (await consultations().findFirst({ filters: { slug: 'avis' } }))?.documentId ?? '' };
      const shown = async () => (await snapshot()).consultations[0];
      const code = (await shown())?.code ?? '';
      assert.match(code, /^[a-z0-9]{5}$/);
      await consultations().update({ ...it, data: { slug: 'avis-du-public' } as object });
      await consultations().publish(it);
      assert.deepEqual([(await shown())?.slug, (await shown())?.code], ['avis-du-public', code]);
      const gone = async () => new Map((await snapshot()).withdrawals.map(({ path, title }) => [path, title]));
      assert.ok(!(await gone()).has(`/c/${code}`));
      await consultations().unpublish(it);
      const told = await gone();
      assert.deepEqual([told.get(`/c/${code}`), told.get('/projets/halle/avis-du-public/')], ['Avis', 'Avis']);
      await consultations().publish(it);
      assert.deepEqual([(await shown())?.code, (await gone()).has(`/c/${code}`)], [code, false]);
      const others = ['un', 'deux', 'trois'].map(async (slug) => {
        const project = (await documents().findFirst({ filters: { slug: 'halle' } }))?.documentId ?? '';
        const procedure = (await cms.strapi.documents('api::procedure.procedure').findFirst({}))?.documentId ?? '';
        const data = { title: slug, slug, origin: 'native', project, procedure, registerUrl: 'https://r.example' };
        return consultations().create({ data: data as object, status: 'published' });
      });
      await Promise.all(others);
      assert.equal(new Set((await snapshot()).consultations.map((row) => row.code)).size, 4);
    });

    test('tell what was withdrawn, and take it back', async () => {
      const withdrawals = cms.strapi.plugin('publisher').service('withdrawals');
      const halle = { documentId: (await documents().findFirst({ filters: { slug: 'halle' } }))?.documentId ?? '' };
      await documents().unpublish(halle);
      const row = {
        path: '/projets/halle/',
        title: null,
        service: 'Communication',
        at: '2026-01-01T00:00:00.000Z',
        reason: 'Erreur',
      };
      const told = async () => (await snapshot()).withdrawals.filter(({ path }) => path === row.path);
      await withdrawals.record(row);
      await withdrawals.record({ ...row, reason: 'Erreur de date' });
      assert.deepEqual(await told(), [{ ...row, reason: 'Erreur de date' }]);
      await withdrawals.record({ ...row, path: '/projets/jamais/' });
      assert.deepEqual(
        (await snapshot()).withdrawals.filter(({ path }) => path === '/projets/jamais/'),
        [],
      );
      await documents().publish(halle);
      assert.deepEqual(await told(), []);
    });
  });
}
