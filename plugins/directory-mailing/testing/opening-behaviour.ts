import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import { type Catcher, startCatcher } from '../../../scripts/mail-catcher/catcher.ts';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import {
  AFTER,
  BEFORE,
  deliveryStates,
  frozenCount,
  until,
  writeConsultation,
  writeSettings,
  writeStakeholders,
} from './opening-fixture.ts';

/** What the mail of an opening promises, whatever the database. `postgres` null is SQLite. */
export function describeOpening(name: string, postgres: TemporaryPostgres | null): void {
  describe(`a consultation that opens by the clock, on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-mail-'));
    const clock = join(folder, 'clock');
    let catcher: Catcher;
    let cms: BootedCms;
    const setClock = (instant: string) => {
      writeFileSync(clock, instant);
      utimesSync(clock, new Date(), new Date());
    };
    const boot = async () =>
      bootCms({
        dataDir: join(folder, 'data'),
        clock,
        smtpUrl: catcher.smtpUrl,
        ...(postgres ? { databaseUrl: postgres.url } : {}),
      });
    const plugin = (name: string) => cms.strapi.plugin('directory-mailing').service(name);

    before(async () => {
      catcher = await startCatcher({ folder: join(folder, 'mail'), webPort: 0, smtpPort: 0 });
      setClock(BEFORE);
      cms = await boot();
      await writeSettings(cms.strapi);
      await writeStakeholders(cms.strapi, ['ana', 'bea', 'cleo']);
      // As the page « Dossier » stores moments that nobody chose.
      await writeConsultation(cms.strapi, 'voie-verte', { visibleFrom: '', closes: '' });
      await writeConsultation(cms.strapi, 'archive', { origin: 'archive' });
      await writeConsultation(cms.strapi, 'cachee', { visibleFrom: '2026-11-25' });
    });
    after(async () => {
      await cms?.stop();
      await catcher?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('sends nothing before its instant', async () => {
      assert.equal(await plugin('occasions').reconcile(), 0);
      assert.deepEqual(catcher.mailbox.list(), []);
    });

    test('sends one mail to each stakeholder once the instant has come', async () => {
      setClock(AFTER);
      await until(
        'three mails',
        async () => (await deliveryStates(cms.strapi)).filter((state) => state === 'accepted').length === 3,
      );
      const mails = catcher.mailbox.list();
      assert.deepEqual(mails.flatMap(({ to }) => to).sort(), [
        'ana@example.org',
        'bea@example.org',
        'cleo@example.org',
      ]);
      const [mail] = mails;
      assert.equal(mail?.subject, 'Donnez votre avis\u00a0: Donnez votre avis sur voie-verte');
      assert.equal(mail?.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
      assert.equal(mail?.headers['auto-submitted'], 'auto-generated');
      assert.ok(mail?.headers['list-id']);
      for (const form of [mail?.html, mail?.text]) assert.match(form ?? '', /\/projets\/voie-verte\/concertation\//);
      assert.match(mail?.headers['list-unsubscribe'] ?? '', /\/api\/directory-mailing\/unsubscriptions\//);
    });

    test('sends none of them again after a second start', async () => {
      await cms.stop(true);
      cms = await boot();
      await plugin('occasions').reconcile();
      await plugin('sender').drain();
      assert.equal(catcher.mailbox.list().length, 3);
    });

    test('makes one mailing however many look for it at once', async () => {
      await writeConsultation(cms.strapi, 'places');
      await Promise.all([1, 2, 3].map(async () => plugin('occasions').reconcile()));
      assert.equal(await frozenCount(cms.strapi), 2);
      await until('six mails', () => catcher.mailbox.list().length === 6);
    });

    test('writes no more to somebody who has left with one click', async () => {
      const mail = catcher.mailbox.list().find(({ to }) => to[0] === 'bea@example.org');
      const path = new URL(/<([^>]+)>/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1] ?? '').pathname;
      assert.notEqual((await fetch(cms.url + path)).status, 200);
      const form = new FormData();
      form.set('List-Unsubscribe', 'One-Click');
      for (const body of [form, new URLSearchParams('List-Unsubscribe=One-Click'), null]) {
        assert.equal((await fetch(cms.url + path, { method: 'POST', body })).status, 200);
      }
      assert.equal(
        (await fetch(`${cms.url}/api/directory-mailing/unsubscriptions/k1.Zm9v.Zm9vYmFy`, { method: 'POST' })).status,
        200,
      );
      await writeConsultation(cms.strapi, 'jardins');
      await until('eight mails', () => catcher.mailbox.list().length === 8);
      assert.equal(catcher.mailbox.list().filter(({ to }) => to[0] === 'bea@example.org').length, 2);
    });
  });
}
