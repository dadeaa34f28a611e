import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type BootedCms, bootCms } from '../../../../cms/testing/boot-cms.ts';
import type { PublicationStatus } from '../../contract/status.ts';
import { RandomEditor, randomEdits } from './random-edits.ts';
import { askChanges, FollowerOfChanges, wholeOf } from './follower-of-changes.ts';

const uidOf = (name: string) => `api::${name}.${name}` as 'api::project.project';

/** What `GET /changes` promises, whatever the database. `databaseUrl` undefined is SQLite. */
export function describeChanges(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`changes on ${name}`, () => {
    let cms: BootedCms;
    /** SQLite has one writer: there the others come after. */
    let manyWriters = false;
    const follower = new FollowerOfChanges(() => cms);
    const documents = (type: string) => cms.strapi.documents(uidOf(type));
    const create = async (type: string, data: object, published = false): Promise<string> =>
      (await documents(type).create({ data: data as object, ...(published ? { status: 'published' } : {}) }))
        .documentId;
    const slugs = (type: 'project' | 'consultation') => follower.rows(type).map(({ slug }) => slug);

    before(async () => {
      const url = await databaseUrl();
      manyWriters = url !== undefined;
      cms = await bootCms(url === undefined ? {} : { databaseUrl: url });
    });
    after(async () => cms?.stop());

    test('are whole for who knows nothing, for who knows too much, and for nobody else', async () => {
      const { head } = await follower.follow();
      assert.equal(head.whole, true);
      assert.equal((await askChanges(cms, { ...head, position: head.position + 1 })).head.whole, true);
      assert.deepEqual(await askChanges(cms, head), { head: { ...head, whole: false }, changes: [] });
    });

    test('bring what was published and nothing of a draft', async () => {
      const documentId = await create('project', { title: 'Halle', slug: 'halle' });
      assert.deepEqual((await follower.follow()).changes, []);
      await documents('project').publish({ documentId });
      const { head, changes } = await follower.follow();
      assert.equal(head.whole, false);
      assert.deepEqual(
        changes.filter(({ row }) => row !== null).map(({ type, id }) => [type, id]),
        [['project', documentId]],
      );
      await documents('project').update({ documentId, data: { title: 'Secret' } as object });
      assert.deepEqual((await follower.follow()).changes, []);
    });

    test('bring along what hangs on a renamed, withdrawn or restored project', async () => {
      const procedure = await create('procedure', { code: 'essai', label: 'Essai' });
      const project = await create('project', { title: 'Quai', slug: 'quai' }, true);
      const data = { title: 'Avis', slug: 'avis', origin: 'native', project, procedure };
      const consultation = await create('consultation', data, true);
      await follower.follow();
      await documents('project').update({ documentId: project, data: { slug: 'rive' } as object, status: 'published' });
      await follower.follow();
      assert.deepEqual(slugs('project').sort(), ['halle', 'rive']);
      assert.deepEqual(
        follower.rows('consultation').map((row) => row.project),
        ['rive'],
      );
      await documents('project').unpublish({ documentId: project });
      await follower.follow();
      assert.deepEqual(slugs('consultation'), []);
      await documents('project').publish({ documentId: project });
      await documents('consultation').publish({ documentId: consultation });
      await follower.follow();
      assert.deepEqual(slugs('consultation'), ['avis']);
      assert.deepEqual(follower.state, await wholeOf(cms));
    });

    test('bring along what hangs on a renamed or withdrawn consultation', async () => {
      const procedure = await create('procedure', { code: 'autre', label: 'Autre' });
      const project = await create('project', { title: 'Parc', slug: 'parc' }, true);
      const data = { title: 'Enquête', slug: 'enquete', origin: 'native', project, procedure };
      const consultation = await create('consultation', data, true);
      const meeting = { title: 'Réunion', kind: 'workshop', starts: '2027-01-01', eventStatus: 'planned' };
      await create('calendar-event', { ...meeting, project, consultation }, true);
      await create(
        'synthesis',
        { title: 'Bilan', slug: 'bilan', kind: 'synthesis', audience: 'public', consultation },
        true,
      );
      await follower.follow();
      const refs = () => [...follower.rows('event'), ...follower.rows('synthesis')].map((row) => row.consultation);
      assert.deepEqual(refs(), ['parc/enquete', 'parc/enquete']);
      const [documentId, renamed] = [consultation, { slug: 'avis' } as object];
      await documents('consultation').update({ documentId, data: renamed, status: 'published' });
      await follower.follow();
      assert.deepEqual(refs(), ['parc/avis', 'parc/avis']);
      await documents('procedure').update({ documentId: procedure, data: { code: 'neuf' } as object });
      await follower.follow();
      assert.deepEqual(
        follower.rows('consultation').map((row) => row.procedure),
        ['essai', 'neuf'],
      );
      await documents('consultation').unpublish({ documentId });
      await follower.follow();
      assert.deepEqual(refs(), [null, null]);
      assert.deepEqual(follower.state, await wholeOf(cms));
    });

    test('wake who waits, with what the admin wants of the followers', async () => {
      const desired = cms.strapi.plugin('publisher').service('desired');
      const { head } = await follower.follow();
      assert.deepEqual(head.desired, { rebuild: 0, bundle: 'current' });
      const waiting = askChanges(cms, head, 25);
      await desired.rebuild();
      assert.deepEqual((await waiting).head.desired, { rebuild: 1, bundle: 'current' });
      await Promise.all([desired.rebuild(), desired.useBundle('previous')]);
      const { head: after, changes } = await follower.follow();
      assert.deepEqual(after.desired, { rebuild: 2, bundle: 'previous' });
      assert.deepEqual(changes, []);
    });

    test('leave an address behind: to where the page went, or gone for a reason, until it is public again', async () => {
      const department = await create('department', { slug: 'eau', name: 'Direction de l’eau' });
      const project = await create('project', { title: 'Source', slug: 'source', department }, true);
      const rename = async (slug: string) =>
        documents('project').update({ documentId: project, data: { slug } as object, status: 'published' });
      const redirects = () => new Map(follower.rows('redirect').map(({ from, to }) => [from, to]));
      const gone = () => follower.rows('withdrawal').filter(({ path }) => /source|puits|fontaine/.test(path));
      await rename('puits');
      await rename('fontaine');
      await follower.follow();
      assert.equal(redirects().get('/projets/source/'), '/projets/fontaine/');
      assert.equal(redirects().get('/projets/puits/'), '/projets/fontaine/');
      await documents('project').unpublish({ documentId: project });
      await follower.follow();
      assert.deepEqual(
        gone().map(({ path, title, service, reason }) => [path, title, service, reason]),
        ['source', 'puits', 'fontaine'].map((slug) => [
          `/projets/${slug}/`,
          'Source',
          'Direction de l’eau',
          'Ce contenu n’est plus publié.',
        ]),
      );
      const at = '2026-01-01T00:00:00.000Z';
      const stated = { path: '/projets/fontaine/', title: null, service: 'Direction de l’eau', at, reason: 'Erreur' };
      await cms.strapi.plugin('publisher').service('withdrawals').record(stated);
      await follower.follow();
      assert.deepEqual(new Set(gone().map(({ title, reason }) => `${title} ${reason}`)), new Set(['null Erreur']));
      await rename('source');
      await follower.follow();
      assert.deepEqual(gone(), []);
      assert.equal(redirects().get('/projets/fontaine/'), '/projets/source/');
      assert.equal(redirects().has('/projets/source/'), false);
    });

    test('say nothing of an address that hid until an instant that never came', async () => {
      const visibleFrom = '2099-01-01';
      const documentId = await create('project', { title: 'Caché', slug: 'cache', visibleFrom }, true);
      await documents('project').delete({ documentId });
      await follower.follow();
      assert.doesNotMatch(JSON.stringify([...follower.state.values()]), /Caché|projets\/cache/);
    });

    test('withdraw a document that nobody shows any more, and only then', async () => {
      const url = '/uploads/partage.pdf';
      writeFileSync(join(cms.dataDir, 'public', url), '%PDF partagé');
      const data = { name: 'partage.pdf', hash: 'partage', ext: '.pdf', mime: 'application/pdf', size: 1, url };
      const files = cms.strapi.db.query('plugin::upload.file');
      const file = await files.create({ data: { ...data, provider: 'local' } });
      const publish = async (slug: string) =>
        create('synthesis', { title: slug, slug, kind: 'synthesis', audience: 'public', document: file.id }, true);
      const [first, second] = [await publish('une'), await publish('deux')];
      await follower.follow();
      const path = follower.rows('synthesis').find(({ slug }) => slug === 'une')?.document?.file?.path ?? '';
      const withdrawn = async () => {
        await follower.follow();
        return follower.rows('withdrawal').filter((row) => row.path === path).length;
      };
      await documents('synthesis').unpublish({ documentId: first });
      assert.equal(await withdrawn(), 0);
      await documents('synthesis').unpublish({ documentId: second });
      assert.equal(await withdrawn(), 1);
      await documents('synthesis').publish({ documentId: first });
      assert.equal(await withdrawn(), 0);
      await files.delete({ where: { id: file.id } });
      assert.equal(await withdrawn(), 1);
    });

    test('that were pruned are made up for by the whole', async () => {
      const { reached } = follower;
      const { position } = reached;
      const retention = cms.strapi.plugin('publisher').service('retention');
      const rows = cms.strapi.db.query('plugin::publisher.outbox-entry');
      const kept = async () => rows.count({ where: { position: { $lte: position } } });
      const [before, config] = [await kept(), cms.strapi.config];
      await retention.prune(position + 10_000);
      assert.equal(await kept(), before, 'too young');
      config.set('plugin::publisher.keepDays', 0);
      await retention.prune(position);
      assert.equal(await kept(), before, 'too few');
      await retention.prune(position + 9_999);
      config.set('plugin::publisher.keepDays', 30);
      assert.equal(await kept(), 1);
      await create('project', { title: 'Après', slug: 'apres' }, true);
      assert.equal((await askChanges(cms, reached)).head.whole, false);
      assert.equal((await askChanges(cms, { ...reached, position: position - 1 })).head.whole, true);
    });

    test('of a copy that was put back and went on to the same number are made up for by the whole', async () => {
      const { head } = await follower.follow();
      const rows = cms.strapi.db.query('plugin::publisher.outbox-entry');
      // What was published after the copy was made is gone; something else has its number.
      await rows.deleteMany({ where: { position: head.position } });
      await create('theme', { name: 'Autre', slug: 'autre' });
      const again = await askChanges(cms, head, 25);
      assert.deepEqual([again.head.whole, again.head.position], [true, head.position]);
      assert.notEqual(again.head.mark, head.mark);
      assert.equal((await askChanges(cms, again.head)).head.whole, false);
      await follower.follow();
      assert.deepEqual(follower.state, await wholeOf(cms));
    });

    test('are seen to arrive', async () => {
      const { head } = await follower.follow();
      const consumers = cms.strapi.plugin('publisher').service('consumers');
      const status = async () => cms.strapi.plugin('publisher').service('status').now() as Promise<PublicationStatus>;
      const [name, failure, renderedAt] = ['essai', null, '2026-11-23T13:00:00.000Z'];
      await consumers.acknowledge({ name, position: head.position, failure, renderedAt, pages: 3, ms: 12 }, renderedAt);
      const documentId = await create('project', { title: 'Gare', slug: 'gare' }, true);
      const { consumers: seen, changes, position } = await status();
      assert.deepEqual(
        seen.map((row) => [row.name, row.position, row.lag.positions, row.pages, row.ms, row.settledAt]),
        [[name, head.position, 1, 3, 12, null]],
      );
      assert.deepEqual([position, changes.length], [head.position + 1, Math.min(50, changes.length)]);
      assert.deepEqual([changes[0]?.documentId, changes[0]?.title, changes[0]?.online], [documentId, 'Gare', []]);
      assert.deepEqual(changes[1]?.online, [{ name, since: renderedAt }]);
      await consumers.acknowledge({ name, position: head.position, failure: 'disque plein' }, renderedAt);
      assert.equal((await status()).consumers[0]?.failure, 'disque plein');
      assert.deepEqual((await status()).changes[0]?.online, []);
    });

    test('miss nothing of a transaction that is held open while others commit', async () => {
      const theme = await create('theme', { name: 'Eau', slug: 'eau' });
      await follower.follow();
      const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const held = cms.strapi.db.transaction(async () => {
        await cms.strapi.db.query('api::theme.theme').update({ where: { documentId: theme }, data: { name: 'Tenu' } });
        const touches = [{ type: 'theme', id: theme }];
        await cms.strapi.plugin('publisher').service('outbox').record({ kind: 'essai', uid: 'essai', touches });
        begun.resolve();
        await released.promise;
      });
      await begun.promise;
      const others = create('project', { title: 'Passe', slug: 'passe' }, true);
      const names = () => follower.rows('theme').map((row) => row.name);
      if (manyWriters) {
        await others;
        await follower.follow();
        assert.ok(slugs('project').includes('passe') && names().includes('Eau'));
      }
      released.resolve();
      await Promise.all([held, others]);
      await follower.follow();
      assert.ok(slugs('project').includes('passe') && names().includes('Tenu'));
    });

    test('miss nothing of what many do at once', async () => {
      const editors = Array.from({ length: 6 }, async (_, index) => {
        const title = `Foule ${index}`;
        const documentId = await create('project', { title, slug: `foule-${index}` }, true);
        await documents('project').update({ documentId, data: { slug: `f-${index}` } as object, status: 'published' });
        if (index % 2 === 0) await documents('project').unpublish({ documentId });
      });
      let busy = true;
      const following = (async () => {
        while (busy) assert.equal((await follower.follow()).head.whole, false);
      })();
      await Promise.all(editors);
      busy = false;
      await following;
      await follower.follow();
      assert.deepEqual(follower.state, await wholeOf(cms));
    });

    test('add up to the whole, whatever was done in whatever order', async () => {
      const seed = Number(process.env['PUBLISHER_SEED'] ?? 20_261_123);
      const count = Number(process.env['PUBLISHER_EDITS'] ?? 60);
      const editor = new RandomEditor(cms);
      const done: string[] = [];
      for (const [index, edit] of randomEdits(seed, count).entries()) {
        done.push((await editor.perform(edit)) ?? `nothing to ${edit.action}`);
        // Now and then several edits make one batch.
        if ((edit.picks[0] ?? 0) % 3 === 0 && index < count - 1) continue;
        const { head } = await follower.follow();
        assert.equal(head.whole, false);
        assert.deepEqual(follower.state, await wholeOf(cms), `seed ${seed}, after:\n${done.slice(-6).join('\n')}`);
      }
      assert.ok(follower.state.size > 10);
    });
  });
}
