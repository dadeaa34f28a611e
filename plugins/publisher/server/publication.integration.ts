import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type AdminClient, logIn } from '../../../cms/testing/admin-client.ts';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import type { EntryStatus, PublicationStatus } from '../contract/status.ts';
import type { Consumers } from './services/consumers.ts';
import type { Outbox } from './services/outbox.ts';

const PROJECT = 'api::project.project';

describe('the page « Publication » and the line of an entry', () => {
  let cms: BootedCms;
  let officer: AdminClient;
  let documentId = '';
  const service = <T>(name: string) => cms.strapi.plugin('publisher').service(name) as T;
  const documents = () => cms.strapi.documents(PROJECT);
  const arrive = async (failure: string | null = null, position?: number) => {
    await service<Outbox>('outbox').relay();
    const at = position ?? (await service<Outbox>('outbox').lastPosition());
    await service<Consumers>('consumers').acknowledge(
      { name: 'site', position: at, failure },
      new Date().toISOString(),
    );
    return at;
  };
  const status = async () => (await officer.ask('GET', '/publisher/status')).body as PublicationStatus;
  const entry = async (id: string, who = officer) => who.ask('GET', `/publisher/entries/${PROJECT}/${id}`);
  const standing = async () => {
    const { state, since, failure } = (await entry(documentId)).body as EntryStatus;
    return { state, isSince: since !== null, failure };
  };

  before(async () => {
    cms = await bootCms({ mode: 'demo', smtpUrl: 'smtp://127.0.0.1:9' });
    officer = await logIn(cms.url, cms.dataDir, 'communications');
    ({ documentId } = await documents().create({ data: { title: 'Halle', slug: 'halle-neuve' } as object }));
  });
  after(async () => cms?.stop());

  test('an entry goes from a draft to online, through « en cours », and back', async () => {
    await arrive();
    assert.deepEqual(await standing(), { state: 'offline', isSince: false, failure: null });
    await documents().publish({ documentId });
    assert.deepEqual(await standing(), { state: 'going', isSince: false, failure: null });
    const position = await arrive();
    assert.deepEqual(await standing(), { state: 'online', isSince: true, failure: null });
    await documents().update({ documentId, data: { title: 'Un brouillon de plus' } as object });
    assert.deepEqual(await standing(), { state: 'online', isSince: true, failure: null });
    await documents().update({ documentId, data: { title: 'Halles' } as object, status: 'published' });
    await arrive('le disque est plein', position);
    assert.deepEqual(await standing(), { state: 'going', isSince: false, failure: 'le disque est plein' });
    await arrive();
    assert.deepEqual(await standing(), { state: 'online', isSince: true, failure: null });
    await documents().unpublish({ documentId });
    await arrive();
    assert.deepEqual(await standing(), { state: 'offline', isSince: false, failure: null });
  });

  test('the last changes are told with their entry and its public pages, and never with a person', async () => {
    await documents().publish({ documentId });
    await arrive();
    const { changes, consumers } = await status();
    const [last] = changes;
    assert.deepEqual([last?.kind, last?.documentId, last?.online[0]?.name], ['publish', documentId, 'site']);
    assert.equal(last?.isPublic, true);
    const created = changes.find((one) => one.documentId === documentId && one.kind === 'create');
    assert.equal(created?.isPublic, false);
    assert.ok(last?.pages.some((page) => /^http:\/\/localhost:\d+\/projets\/halle-neuve\/$/.test(page)));
    assert.deepEqual(
      consumers.map(({ name, lag }) => [name, lag.positions]),
      [['site', 0]],
    );
    assert.ok(!JSON.stringify(await status()).includes('@'));
  });

  test('rebuilding and going back to earlier templates is asked of every follower', async () => {
    const { desired: before } = await status();
    const asked = await officer.ask('POST', '/publisher/rebuild', {});
    assert.deepEqual((asked.body as PublicationStatus).desired, { ...before, rebuild: before.rebuild + 1 });
    await officer.ask('PUT', '/publisher/bundle', { bundle: 'previous' });
    assert.deepEqual((await status()).desired, { rebuild: before.rebuild + 2, bundle: 'previous' });
    assert.equal((await officer.ask('PUT', '/publisher/bundle', { bundle: 'x' })).status, 422);
    assert.deepEqual((await status()).desired, { rebuild: before.rebuild + 2, bundle: 'previous' });
  });

  test('communications steer; others read the line of what they may read', async () => {
    const { desired } = await status();
    for (const [role, seen] of [
      ['participation-officer', 200],
      ['elected-official', 200],
      ['guarantor', 200],
      ['project-lead', 404],
      ['commune-editor', 404],
    ] as const) {
      const person = await logIn(cms.url, cms.dataDir, role);
      const answers = [
        await person.ask('GET', '/publisher/status'),
        await person.ask('POST', '/publisher/rebuild', {}),
        await person.ask('PUT', '/publisher/bundle', { bundle: 'current' }),
        await entry(documentId, person),
      ];
      assert.deepEqual(
        answers.map((answer) => answer.status),
        [403, 403, 403, seen],
        role,
      );
    }
    assert.deepEqual((await status()).desired, desired);
    assert.equal((await officer.ask('GET', '/publisher/entries/admin::user/1')).status, 404);
  });
});
