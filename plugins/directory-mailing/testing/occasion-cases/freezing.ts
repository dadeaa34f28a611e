import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DELIVERY, MAILING, MAILING_SETTING, STAKEHOLDER } from '../../server/content-types/index.ts';
import type { MailingDesk } from '../../server/mailings/desk.ts';
import type { MailingRecord } from '../../server/mailings/mailing-rows.ts';
import type { MailingViews } from '../../server/mailings/mailing-views.ts';
import type { DirectoryEntries } from '../../server/services/directory-entries.ts';
import type { told as toldParts } from '../../server/mailings/told.ts';
import { AFTER, writeConsultation } from '../opening-fixture.ts';
import type { OccasionHouse } from './house.ts';

type ToldService = ReturnType<typeof toldParts>;
const CHILD = join(import.meta.dirname, '..', 'freeze-and-die.ts');

/** All or nothing, and what follows. */
export function describeFreezing(house: OccasionHouse): void {
  test('the public page is told of in one transaction once a mailing is finished, and counts no small number', async () => {
    house.at(AFTER);
    const id = await writeConsultation(house.cms.strapi, 'dite', { opens: '2026-11-23T11:58' });
    await house.reconcile();
    const [row] = await house.mailings(id, { occasion: 'opens' });
    const told = house.service<ToldService>('told');
    const finish = async (accepted: number) => {
      const ids: { id: number }[] = await house.cms.strapi.db
        .query(DELIVERY)
        .findMany({ where: { mailingId: row?.id }, orderBy: { id: 'asc' }, limit: accepted });
      await house.cms.strapi.db
        .query(DELIVERY)
        .updateMany({ where: { id: { $in: ids.map((one) => one.id) } }, data: { state: 'accepted' } });
      await house.cms.strapi.db
        .query(MAILING)
        .update({ where: { id: row?.id }, data: { state: 'finished', accepted: null } });
    };
    const changes = async () =>
      house.cms.strapi.db
        .query('plugin::publisher.outbox-entry')
        .count({ where: { kind: 'directory-told', subject: id } });
    assert.equal((await told.toldOf([id])).size, 0);
    await finish(9);
    const { outbox } = house.cms.strapi.plugin('publisher').services as unknown as Record<string, { record: unknown }>;
    assert.ok(outbox);
    const { record } = outbox;
    outbox.record = async () => {
      throw new Error('no outbox');
    };
    await assert.rejects(told.catchUp(), /no outbox/);
    outbox.record = record;
    assert.equal((await told.toldOf([id])).size, 0, 'neither without the other');
    await told.catchUp();
    await told.catchUp();
    assert.deepEqual((await told.toldOf([id])).get(id), { at: row?.frozenAt, count: null });
    assert.equal(await changes(), 1);
    await finish(12);
    await told.catchUp();
    assert.equal((await told.toldOf([id])).get(id)?.count, 12);
    assert.equal(await changes(), 2);
  });

  test('kill -9 in the middle of the freezing leaves nothing, and the next start makes all of it', async () => {
    house.at(AFTER);
    const id = await writeConsultation(house.cms.strapi, 'coupure');
    await house.cms.stop(true);
    const child = spawn(process.execPath, [CHILD, join(house.folder, 'data'), house.databaseUrl, house.clock], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const output = text(child.stdout);
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGKILL');
    const people = Number(/^queued (\d+)$/m.exec(await output)?.[1]);
    assert.ok(people > 200);
    await house.boot();
    assert.deepEqual(await house.said(id), []);
    assert.equal(await house.reconcile(), 1);
    const [row] = await house.mailings(id);
    assert.equal(row?.audience, people);
    assert.equal(await house.cms.strapi.db.query(DELIVERY).count({ where: { mailingId: row?.id } }), people);
  });

  test('a mailing written by hand waits for its yes, and can be rewritten until then', async () => {
    house.at(AFTER);
    const desk = house.service<MailingDesk>('desk');
    const form = { subject: 'Atelier reporté', body: '**Bonjour**', communes: [], themes: [], consultation: '' };
    await assert.rejects(desk.write({ ...form, body: ' ', consultation: 'x' }, 'Camille'), (error: unknown) => {
      const { fields } = (error as { body: { error: { fields: object } } }).body.error;
      return Object.keys(fields).sort().join() === 'body,consultation';
    });
    const id = await desk.write(form, 'Camille');
    const views = house.service<MailingViews>('mailingViews');
    await desk.rewrite(id, { ...form, body: '**Rebonjour**' }, (await views.view(id)).version, 'Camille');
    const { version, fingerprint, audienceNow } = await views.view(id);
    const confirmation = { count: audienceNow?.count ?? -1, fingerprint: fingerprint ?? '', version };
    await desk.confirm(id, confirmation, 'Dominique');
    const row = (await house.cms.strapi.db.query(MAILING).findOne({ where: { id } })) as MailingRecord;
    assert.match(row.html ?? '', /<strong>Rebonjour<\/strong>/);
    assert.equal(row.state, 'queued');
    const person = await house.cms.strapi.db.query(STAKEHOLDER).findOne({ where: { email: 'nouveau@example.org' } });
    const entry = await house.service<DirectoryEntries>('directoryEntries').see(person.documentId);
    assert.ok(
      entry.deliveries.some(({ subject }) => subject === 'Atelier reporté'),
      'it stands in a recipient’s entry',
    );
    await desk.act(id, 'pause', row.version + 1, 'Camille').catch(() => undefined);
    const now = await views.view(id);
    await desk.act(id, now.state === 'paused' ? 'resume' : 'pause', now.version, 'Camille');
    await desk.act(id, 'cancel', (await views.view(id)).version, 'Camille');
    assert.equal(await house.cms.strapi.db.query(DELIVERY).count({ where: { mailingId: id, state: 'queued' } }), 0);
    assert.equal(await house.cms.strapi.db.query(MAILING_SETTING).count({ where: { consultation: '*' } }), 1);
  });
}
