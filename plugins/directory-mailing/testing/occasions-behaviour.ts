import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { type BootedCms, bootCms } from '../../../cms/testing/boot-cms.ts';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { concerns, type Interests } from '../core/audience.ts';
import type { MailingView } from '../contract/mailings.ts';
import { CONSENT_RECORD, DELIVERY, MAILING, MAILING_SETTING, STAKEHOLDER } from '../server/content-types/index.ts';
import type { Audience } from '../server/mailings/audience.ts';
import type { MailingDesk } from '../server/mailings/desk.ts';
import { changeMailingSetting } from '../server/mailings/mailing-settings.ts';
import type { MailingRecord } from '../server/mailings/mailing-rows.ts';
import type { MailingViews } from '../server/mailings/mailing-views.ts';
import type { told as toldParts } from '../server/mailings/told.ts';
import { AFTER, BEFORE, writeConsultation, writeSettings } from './opening-fixture.ts';

type ToldService = ReturnType<typeof toldParts>;

const CHILD = join(import.meta.dirname, 'freeze-and-die.ts');
const COMMUNES = ['30189', '30034', '30258', '30341'];
const THEMES = ['nature', 'mobilites', 'habitat'];

/** What the planning and the freezing of mailings promise, whatever the database. `postgres` null is SQLite. */
export function describeOccasions(name: string, postgres: TemporaryPostgres | null): void {
  describe(`the mailings that the dossiers ask for, on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-occasions-'));
    const clock = join(folder, 'clock');
    const databaseUrl = postgres?.url ?? '';
    let cms: BootedCms;
    const at = (instant: string) => {
      writeFileSync(clock, instant);
      utimesSync(clock, new Date(), new Date());
    };
    const boot = async () => bootCms({ dataDir: join(folder, 'data'), databaseUrl, clock, listen: false });
    const service = <T>(part: string) => cms.strapi.plugin('directory-mailing').service(part) as T;
    const reconcile = async () => service<{ reconcile(): Promise<number> }>('occasions').reconcile();
    const consultations = () => cms.strapi.documents('api::consultation.consultation');
    const events = () => cms.strapi.documents('api::calendar-event.calendar-event');
    const mailings = async (consultation: string, more = {}): Promise<MailingRecord[]> =>
      cms.strapi.db.query(MAILING).findMany({ where: { consultation, ...more }, orderBy: { id: 'asc' } });
    const said = async (consultation: string) =>
      (await mailings(consultation)).map(({ occasion, state }) => `${occasion} ${state}`);
    const recipientsOf = async ({ id }: { id: number }): Promise<string[]> => {
      const rows: { stakeholderId: number }[] = await cms.strapi.db
        .query(DELIVERY)
        .findMany({ where: { mailingId: id } });
      const people: { email: string }[] = await cms.strapi.db
        .query(STAKEHOLDER)
        .findMany({ where: { id: { $in: rows.map(({ stakeholderId }) => stakeholderId) } } });
      return people.map(({ email }) => email.split('@')[0] ?? '').sort();
    };
    const edit = async (documentId: string, data: Readonly<Record<string, unknown>>) => {
      await consultations().update({ documentId, data: data as never });
      await consultations().publish({ documentId });
    };
    const person = async (who: string, consents: readonly string[], more: Readonly<Record<string, unknown>> = {}) => {
      const data = { email: `${who}@example.org`, name: who, state: 'confirmed', communes: [], themes: [], ...more };
      const { documentId } = await cms.strapi.db.query(STAKEHOLDER).create({ data });
      for (const version of consents) {
        const record = { stakeholder: documentId, act: 'given', version, wording: '', source: 'test', at: BEFORE };
        await cms.strapi.db.query(CONSENT_RECORD).create({ data: record });
      }
    };
    const projectOf = async (consultation: string) => {
      const row = await consultations().findOne({ documentId: consultation, populate: ['project'] });
      return (row as unknown as { project: { documentId: string } }).project.documentId;
    };
    const meetingOf = async (consultation: string, title: string, starts: string) => {
      const project = await projectOf(consultation);
      const data = { title, starts, kind: 'public-meeting', place: 'Mairie', project, consultation };
      const { documentId } = await events().create({ data: data as never });
      await events().publish({ documentId });
      return documentId;
    };

    before(async () => {
      at(BEFORE);
      cms = await boot();
      await writeSettings(cms.strapi);
      // Without a reminder: each case counts what it asks for.
      await changeMailingSetting(cms.strapi, '*', { mode: 'automatic', closingDays: 0, version: 0 }, 'test', BEFORE);
      await person('ancien', ['1']);
      await person('nouveau', ['1', '2']);
      await person('autre', ['2', '1']);
    });
    after(async () => {
      await cms?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('an opening stands in the calendar before it leaves, and its row moves with the date', async () => {
      at(BEFORE);
      const id = await writeConsultation(cms.strapi, 'avance');
      assert.equal(await reconcile(), 0);
      const [planned] = await mailings(id);
      assert.equal(planned?.dueAt, '2026-11-23T11:00:00.000Z');
      await edit(id, { opens: '2026-11-25T09:00' });
      await reconcile();
      const [moved, ...others] = await mailings(id);
      assert.deepEqual([moved?.id, moved?.dueAt, others.length], [planned?.id, '2026-11-25T08:00:00.000Z', 0]);
      await consultations().unpublish({ documentId: id });
      await reconcile();
      assert.deepEqual(await said(id), ['opens cancelled']);
      await edit(id, {});
      await reconcile();
      assert.deepEqual(await said(id), ['opens upcoming']);
      // Stopped over the instant, for almost three days.
      at('2026-11-28T07:59:00Z');
      assert.equal(await reconcile(), 1);
      assert.deepEqual(await said(id), ['opens queued']);
      assert.equal(await reconcile(), 0);
    });

    test('an opening that was missed for more than 72 hours tells nobody, and the calendar says why', async () => {
      at(BEFORE);
      const id = await writeConsultation(cms.strapi, 'manquee', { opens: '2026-11-19T09:00' });
      await reconcile();
      assert.deepEqual(await said(id), []);
      const { missed } = await service<MailingViews>('mailingViews').calendar();
      assert.equal(missed.find(({ consultation }) => consultation === id)?.reason, 'too-late');
    });

    test('what was told and is no longer true is corrected, to those who agreed to it, the meeting first', async () => {
      at(AFTER);
      const id = await writeConsultation(cms.strapi, 'nouvelles');
      const event = await meetingOf(id, 'Réunion de lancement', '2026-12-01T18:30');
      await reconcile();
      const [opening] = await mailings(id);
      assert.match(opening?.text ?? '', /mardi 1er décembre 2026 à 18\sh\s30 – Mairie/);
      assert.deepEqual(await recipientsOf(opening ?? { id: 0 }), ['ancien', 'autre', 'nouveau']);
      // During the sending the dossier is edited: what was frozen stays, and dates are corrected by another mail.
      await edit(id, { title: 'Un autre titre', closes: '2027-01-15' });
      await events().update({
        documentId: event,
        data: { eventStatus: 'cancelled', cancellationReason: 'Salle inondée' } as never,
      });
      await events().publish({ documentId: event });
      await reconcile();
      assert.deepEqual(await said(id), ['opens queued', 'meeting queued', 'dates-changed upcoming']);
      at('2026-11-23T11:15:00Z');
      await reconcile();
      const [frozen, meeting, dates] = await mailings(id);
      assert.deepEqual([frozen?.subject, frozen?.html], [opening?.subject, opening?.html]);
      assert.match(meeting?.text ?? '', /Ne vous déplacez pas\.[\s\S]*Salle inondée/);
      assert.match(meeting?.subject ?? '', /^Annulé/);
      assert.match(dates?.text ?? '', /se termine le vendredi 15 janvier 2027, au lieu du jeudi 24 décembre 2026/);
      // The last words that somebody agreed to are those that count.
      for (const row of [meeting, dates]) assert.deepEqual(await recipientsOf(row ?? { id: 0 }), ['nouveau']);
      assert.equal(await reconcile(), 0);
      await edit(id, { closes: '2027-01-20' });
      await reconcile();
      await edit(id, { closes: '2027-01-15' });
      await reconcile();
      assert.deepEqual((await said(id)).slice(3), ['dates-changed cancelled'], 'a slip that was put right is no news');
    });

    test('a meeting that is gone from the dossier after it was told of is told like a cancelled one, however it went', async () => {
      at(AFTER);
      const id = await writeConsultation(cms.strapi, 'retirees');
      const elsewhere = await writeConsultation(cms.strapi, 'autre-dossier');
      const another = await projectOf(elsewhere);
      const own = await projectOf(id);
      const beside = await consultations().create({
        data: { title: 'Suite', slug: 'suite', origin: 'native', project: own } as never,
      });
      await consultations().publish({ documentId: beside.documentId });
      const moved = async (documentId: string, data: Readonly<Record<string, unknown>>) => {
        await events().update({ documentId, data: data as never });
        await events().publish({ documentId });
      };
      const leave: Readonly<Record<string, (documentId: string) => Promise<unknown>>> = {
        Supprimée: async (documentId) => events().delete({ documentId }),
        Dépubliée: async (documentId) => events().unpublish({ documentId }),
        Partie: async (documentId) => moved(documentId, { project: another, consultation: elsewhere }),
        Rangée: async (documentId) => moved(documentId, { consultation: beside.documentId }),
      };
      const meetings: [string, string][] = [];
      for (const title of Object.keys(leave)) meetings.push([title, await meetingOf(id, title, '2026-12-01T18:30')]);
      const passed = await meetingOf(id, 'Passée', '2026-11-23T12:20');
      await reconcile();
      for (const [title, documentId] of meetings) await leave[title]?.(documentId);
      await events().delete({ documentId: passed });
      at('2026-11-24T11:00:00Z');
      await reconcile();
      const news = await mailings(id, { occasion: 'meeting' });
      const gone = news.map(({ subject }) => /^Annulé\s: (\S+),/.exec(subject ?? '')?.[1]);
      assert.deepEqual(gone.toSorted(), ['Dépubliée', 'Partie', 'Supprimée']);
      for (const row of news) {
        assert.deepEqual([row.state, row.announces], ['queued', '2026-12-01T17:30:00.000Z']);
        assert.match(row.text ?? '', /est retiré\. Ne vous déplacez pas\./);
        assert.deepEqual(await recipientsOf(row), ['nouveau']);
      }
      await reconcile();
      assert.equal((await mailings(id, { occasion: 'meeting' })).length, 3, 'told once');
      const unpublished = meetings[1]?.[1] ?? '';
      await events().publish({ documentId: unpublished });
      await reconcile();
      assert.match((await mailings(id, { event: unpublished })).at(-1)?.subject ?? '', /^Finalement maintenu/);
    });

    test('the reminder leaves some days before the closing', async () => {
      at(AFTER);
      const id = await writeConsultation(cms.strapi, 'rappel');
      await changeMailingSetting(cms.strapi, id, { mode: 'automatic', closingDays: 5, version: 0 }, 'test', BEFORE);
      await reconcile();
      assert.deepEqual(await said(id), ['opens queued', 'closing upcoming']);
      at('2026-12-19T08:00:01Z');
      await reconcile();
      const [, reminder] = await mailings(id);
      assert.equal(reminder?.state, 'queued');
      assert.match(reminder?.subject ?? '', /^Bientôt la fin/);
    });

    test('after a person’s yes when the consultation asks for it; the yes names the number and what was read', async () => {
      at(AFTER);
      const id = await writeConsultation(cms.strapi, 'confirmee');
      await changeMailingSetting(cms.strapi, id, { mode: 'confirmed', closingDays: 0, version: 0 }, 'test', BEFORE);
      await reconcile();
      assert.deepEqual(await said(id), ['opens prepared']);
      const view = async (): Promise<MailingView> =>
        service<MailingViews>('mailingViews').view((await mailings(id))[0]?.id ?? 0);
      const seen = await view();
      const confirm = async (more: object) =>
        service<MailingDesk>('desk').confirm(
          seen.id,
          { count: seen.audienceNow?.count ?? -1, fingerprint: seen.fingerprint ?? '', version: seen.version, ...more },
          'Camille',
        );
      const refusal = (code: string) => (error: { body?: { error?: { code?: string } } }) =>
        error.body?.error?.code === code;
      await assert.rejects(confirm({ count: 999 }), refusal('audience-changed'));
      await assert.rejects(confirm({ fingerprint: 'x' }), refusal('content-changed'));
      assert.equal(await cms.strapi.db.query(DELIVERY).count({ where: { mailingId: seen.id } }), 0);
      await confirm({});
      await assert.rejects(confirm({}), refusal('changed-meanwhile'));
      assert.deepEqual(await said(id), ['opens queued']);
      const { acts } = await view();
      assert.deepEqual(
        acts.map(({ act, by }) => `${act} ${by}`),
        ['planned machine', 'held machine', 'frozen Camille'],
      );
    });

    test('an audience that is empty, or half the last one, waits for a yes', async () => {
      at(AFTER);
      for (const who of ['p1', 'p2', 'p3', 'p4']) await person(who, ['2'], { themes: ['patrimoine'] });
      const theme = await cms.strapi
        .documents('api::theme.theme')
        .create({ data: { name: 'Eau', slug: 'eau' } as never });
      const about = async (slug: string, themes: readonly string[]) => {
        const id = await writeConsultation(cms.strapi, slug);
        const row = await consultations().findOne({ documentId: id, populate: ['project'] });
        const { documentId } = (row as unknown as { project: { documentId: string } }).project;
        await cms.strapi.documents('api::project.project').update({ documentId, data: { themes } as never });
        await cms.strapi.documents('api::project.project').publish({ documentId });
        return id;
      };
      const before = await about('eau-1', [theme.documentId]);
      await reconcile();
      assert.deepEqual(await said(before), ['opens queued']);
      for (const who of ['ancien', 'nouveau'])
        await cms.strapi.db
          .query(STAKEHOLDER)
          .updateMany({ where: { email: `${who}@example.org` }, data: { state: 'paused' } });
      const halved = await about('eau-2', [theme.documentId]);
      await reconcile();
      const [waiting] = await mailings(halved);
      assert.deepEqual([waiting?.state, waiting?.reason], ['prepared', 'audience-halved']);
      await cms.strapi.db
        .query(STAKEHOLDER)
        .updateMany({ where: { email: 'autre@example.org' }, data: { state: 'unsubscribed' } });
      const empty = await about('eau-3', [theme.documentId]);
      await reconcile();
      const [none] = await mailings(empty);
      assert.deepEqual([none?.state, none?.reason], ['prepared', 'audience-empty']);
      await cms.strapi.db
        .query(STAKEHOLDER)
        .updateMany({ where: { themes: { $null: false } }, data: { state: 'confirmed' } });
    });

    test('twenty publications at once, withdrawn and published again, make one mailing per occasion', async () => {
      at(AFTER);
      const id = await writeConsultation(cms.strapi, 'foule', { opens: '2026-11-23T11:59' });
      const act = async (turn: number) => {
        if (turn % 5 === 4) await consultations().unpublish({ documentId: id });
        await consultations().publish({ documentId: id });
        await reconcile();
      };
      await Promise.all(Array.from({ length: 20 }, async (_, turn) => act(turn)));
      await consultations().publish({ documentId: id });
      await reconcile();
      const rows = await mailings(id);
      assert.deepEqual(
        rows.map(({ occasion }) => occasion),
        ['opens'],
      );
      const recipients = await recipientsOf(rows[0] ?? { id: 0 });
      assert.equal(await cms.strapi.db.query(DELIVERY).count({ where: { mailingId: rows[0]?.id } }), recipients.length);
    });

    test('the audience in SQL is the rule, for everybody', async () => {
      const random = seeded(7);
      const some = (from: readonly string[]) => from.filter(() => random() < 0.4);
      const crowd = Array.from({ length: 300 }, (_, index) => ({
        email: `foule${index}@example.org`,
        communes: random() < 0.1 ? null : some(COMMUNES),
        themes: some(THEMES),
        state: random() < 0.8 ? 'confirmed' : 'paused',
      }));
      await cms.strapi.db.query(STAKEHOLDER).createMany({ data: crowd });
      const all: (Partial<Interests> & { state: string })[] = await cms.strapi.db.query(STAKEHOLDER).findMany({});
      for (let round = 0; round < 12; round += 1) {
        const filter = { communes: some(COMMUNES), themes: some(THEMES) };
        const wanted = all.filter(
          ({ state, communes, themes }) =>
            state === 'confirmed' && concerns(filter, { communes: communes ?? [], themes: themes ?? [] }),
        );
        const { count, excluded } = await service<Audience>('audience').count({ concerns: filter, consents: null });
        assert.equal(count, wanted.length, JSON.stringify(filter));
        assert.equal(
          Object.values(excluded).reduce((sum, people) => sum + people, count),
          all.length,
        );
      }
    });

    test('the public page is told of in one transaction once a mailing is finished, and counts no small number', async () => {
      at(AFTER);
      const id = await writeConsultation(cms.strapi, 'dite', { opens: '2026-11-23T11:58' });
      await reconcile();
      const [row] = await mailings(id, { occasion: 'opens' });
      const told = service<ToldService>('told');
      const finish = async (accepted: number) => {
        const ids: { id: number }[] = await cms.strapi.db
          .query(DELIVERY)
          .findMany({ where: { mailingId: row?.id }, orderBy: { id: 'asc' }, limit: accepted });
        await cms.strapi.db
          .query(DELIVERY)
          .updateMany({ where: { id: { $in: ids.map((one) => one.id) } }, data: { state: 'accepted' } });
        await cms.strapi.db
          .query(MAILING)
          .update({ where: { id: row?.id }, data: { state: 'finished', accepted: null } });
      };
      const changes = async () =>
        cms.strapi.db.query('plugin::publisher.outbox-entry').count({ where: { kind: 'directory-told', subject: id } });
      assert.equal((await told.toldOf([id])).size, 0);
      await finish(9);
      const { outbox } = cms.strapi.plugin('publisher').services as unknown as Record<string, { record: unknown }>;
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
      at(AFTER);
      const id = await writeConsultation(cms.strapi, 'coupure');
      await cms.stop(true);
      const child = spawn(process.execPath, [CHILD, join(folder, 'data'), databaseUrl, clock], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const output = text(child.stdout);
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL');
      const people = Number(/^queued (\d+)$/m.exec(await output)?.[1]);
      assert.ok(people > 200);
      cms = await boot();
      assert.deepEqual(await said(id), []);
      assert.equal(await reconcile(), 1);
      const [row] = await mailings(id);
      assert.equal(row?.audience, people);
      assert.equal(await cms.strapi.db.query(DELIVERY).count({ where: { mailingId: row?.id } }), people);
    });

    test('a mailing written by hand waits for its yes, and can be rewritten until then', async () => {
      at(AFTER);
      const desk = service<MailingDesk>('desk');
      const form = { subject: 'Atelier reporté', body: '**Bonjour**', communes: [], themes: [], consultation: '' };
      await assert.rejects(desk.write({ ...form, body: ' ', consultation: 'x' }, 'Camille'), (error: unknown) => {
        const { fields } = (error as { body: { error: { fields: object } } }).body.error;
        return Object.keys(fields).sort().join() === 'body,consultation';
      });
      const id = await desk.write(form, 'Camille');
      const views = service<MailingViews>('mailingViews');
      await desk.rewrite(id, { ...form, body: '**Rebonjour**' }, (await views.view(id)).version, 'Camille');
      const { version, fingerprint, audienceNow } = await views.view(id);
      const confirmation = { count: audienceNow?.count ?? -1, fingerprint: fingerprint ?? '', version };
      await desk.confirm(id, confirmation, 'Dominique');
      const row = (await cms.strapi.db.query(MAILING).findOne({ where: { id } })) as MailingRecord;
      assert.match(row.html ?? '', /<strong>Rebonjour<\/strong>/);
      assert.equal(row.state, 'queued');
      await desk.act(id, 'pause', row.version + 1, 'Camille').catch(() => undefined);
      const now = await views.view(id);
      await desk.act(id, now.state === 'paused' ? 'resume' : 'pause', now.version, 'Camille');
      await desk.act(id, 'cancel', (await views.view(id)).version, 'Camille');
      assert.equal(await cms.strapi.db.query(DELIVERY).count({ where: { mailingId: id, state: 'queued' } }), 0);
      assert.equal(await cms.strapi.db.query(MAILING_SETTING).count({ where: { consultation: '*' } }), 1);
    });
  });
}

/** The same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
