import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeMailingSetting } from '../../server/mailings/mailing-settings.ts';
import type { MailingViews } from '../../server/mailings/mailing-views.ts';
import { AFTER, BEFORE, writeConsultation } from '../opening-fixture.ts';
import type { OccasionHouse } from './house.ts';

/** What the dossiers and the clock ask for. */
export function describeDossiers(house: OccasionHouse): void {
  test('what was told fourteen months ago is still corrected while the consultation has no end', async () => {
    house.at('2025-09-01T10:05:00Z');
    const id = await writeConsultation(house.cms.strapi, 'longue', { opens: '2025-09-01T12:00', closes: '' });
    const over = await writeConsultation(house.cms.strapi, 'close', {
      opens: '2025-09-01T12:00',
      closes: '2025-10-01',
    });
    await house.reconcile();
    house.at(AFTER);
    const event = await house.meetingOf(id, 'Réunion du plan', '2026-12-01T18:30');
    await house.reconcile();
    await house.events().update({ documentId: event, data: { eventStatus: 'cancelled' } as never });
    await house.events().publish({ documentId: event });
    await house.edit(id, { closes: '2027-01-15' });
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens queued', 'meeting queued', 'dates-changed upcoming']);
    house.at('2026-11-23T11:15:00Z');
    await house.reconcile();
    assert.deepEqual((await house.said(id)).at(-1), 'dates-changed queued');
    await house.edit(over, { closes: '2026-12-01' });
    await house.reconcile();
    await house.edit(over, { closes: '2025-10-01' });
    await house.reconcile();
    assert.deepEqual(
      await house.said(over),
      ['opens queued', 'dates-changed cancelled'],
      'and when one comes back to it',
    );
  });

  test('an opening stands in the calendar before it leaves, and its row moves with the date', async () => {
    house.at(BEFORE);
    const id = await writeConsultation(house.cms.strapi, 'avance');
    assert.equal(await house.reconcile(), 0);
    const [planned] = await house.mailings(id);
    assert.equal(planned?.dueAt, '2026-11-23T11:00:00.000Z');
    await house.edit(id, { opens: '2026-11-25T09:00' });
    await house.reconcile();
    const [moved, ...others] = await house.mailings(id);
    assert.deepEqual([moved?.id, moved?.dueAt, others.length], [planned?.id, '2026-11-25T08:00:00.000Z', 0]);
    await house.consultations().unpublish({ documentId: id });
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens cancelled']);
    await house.edit(id, {});
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens upcoming']);
    // Stopped over the instant, for almost three days.
    house.at('2026-11-28T07:59:00Z');
    assert.equal(await house.reconcile(), 1);
    assert.deepEqual(await house.said(id), ['opens queued']);
    assert.equal(await house.reconcile(), 0);
  });

  test('an opening that was missed for more than 72 hours tells nobody, and the calendar says why', async () => {
    house.at(BEFORE);
    const id = await writeConsultation(house.cms.strapi, 'manquee', { opens: '2026-11-19T09:00' });
    await house.reconcile();
    assert.deepEqual(await house.said(id), []);
    const { missed } = await house.service<MailingViews>('mailingViews').calendar();
    assert.equal(missed.find(({ consultation }) => consultation === id)?.reason, 'too-late');
  });

  test('what was told and is no longer true is corrected, to those who agreed to it, the meeting first', async () => {
    house.at(AFTER);
    const id = await writeConsultation(house.cms.strapi, 'nouvelles');
    const event = await house.meetingOf(id, 'Réunion de lancement', '2026-12-01T18:30');
    await house.reconcile();
    const [opening] = await house.mailings(id);
    assert.match(opening?.text ?? '', /Mardi 1er décembre 2026 à 18\sh\s30 – Mairie/);
    assert.deepEqual(await house.recipientsOf(opening ?? { id: 0 }), ['ancien', 'autre', 'nouveau']);
    // During the sending the dossier is edited: what was frozen stays, and dates are corrected by another mail.
    await house.edit(id, { title: 'Un autre titre', closes: '2027-01-15' });
    await house.events().update({
      documentId: event,
      data: { eventStatus: 'cancelled', cancellationReason: 'Salle inondée' } as never,
    });
    await house.events().publish({ documentId: event });
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens queued', 'meeting queued', 'dates-changed upcoming']);
    house.at('2026-11-23T11:15:00Z');
    await house.reconcile();
    const [frozen, meeting, dates] = await house.mailings(id);
    assert.deepEqual([frozen?.subject, frozen?.html], [opening?.subject, opening?.html]);
    assert.match(meeting?.text ?? '', /Ne vous déplacez pas\.[\s\S]*Salle inondée/);
    assert.match(meeting?.subject ?? '', /^Annulé/);
    assert.match(dates?.text ?? '', /se termine le vendredi 15 janvier 2027, au lieu du jeudi 24 décembre 2026/);
    // The last words that somebody agreed to are those that count.
    for (const row of [meeting, dates]) assert.deepEqual(await house.recipientsOf(row ?? { id: 0 }), ['nouveau']);
    assert.equal(await house.reconcile(), 0);
    await house.edit(id, { closes: '2027-01-20' });
    await house.reconcile();
    await house.edit(id, { closes: '2027-01-15' });
    await house.reconcile();
    assert.deepEqual(
      (await house.said(id)).slice(3),
      ['dates-changed cancelled'],
      'a slip that was put right is no news',
    );
  });

  test('a meeting that is gone from the dossier after it was told of is told like a cancelled one, however it went', async () => {
    house.at(AFTER);
    const id = await writeConsultation(house.cms.strapi, 'retirees');
    const elsewhere = await writeConsultation(house.cms.strapi, 'autre-dossier');
    const another = await house.projectOf(elsewhere);
    const own = await house.projectOf(id);
    const beside = await house.consultations().create({
      data: { title: 'Suite', slug: 'suite', origin: 'native', project: own } as never,
    });
    await house.consultations().publish({ documentId: beside.documentId });
    const moved = async (documentId: string, data: Readonly<Record<string, unknown>>) => {
      await house.events().update({ documentId, data: data as never });
      await house.events().publish({ documentId });
    };
    const leave: Readonly<Record<string, (documentId: string) => Promise<unknown>>> = {
      Supprimée: async (documentId) => house.events().delete({ documentId }),
      Dépubliée: async (documentId) => house.events().unpublish({ documentId }),
      Partie: async (documentId) => moved(documentId, { project: another, consultation: elsewhere }),
      Rangée: async (documentId) => moved(documentId, { consultation: beside.documentId }),
    };
    const meetings: [string, string][] = [];
    for (const title of Object.keys(leave))
      meetings.push([title, await house.meetingOf(id, title, '2026-12-01T18:30')]);
    const passed = await house.meetingOf(id, 'Passée', '2026-11-23T12:20');
    await house.reconcile();
    for (const [title, documentId] of meetings) await leave[title]?.(documentId);
    await house.events().delete({ documentId: passed });
    house.at('2026-11-24T11:00:00Z');
    await house.reconcile();
    const news = await house.mailings(id, { occasion: 'meeting' });
    const gone = news.map(({ subject }) => /^Annulé\s: (\S+),/.exec(subject ?? '')?.[1] ?? '');
    assert.deepEqual(
      gone.toSorted((one, other) => one.localeCompare(other)),
      ['Dépubliée', 'Partie', 'Supprimée'],
    );
    for (const row of news) {
      assert.deepEqual([row.state, row.announces], ['queued', '2026-12-01T17:30:00.000Z']);
      assert.match(row.text ?? '', /est retiré\. Ne vous déplacez pas\./);
      assert.deepEqual(await house.recipientsOf(row), ['nouveau']);
    }
    await house.reconcile();
    assert.equal((await house.mailings(id, { occasion: 'meeting' })).length, 3, 'told once');
    const unpublished = meetings[1]?.[1] ?? '';
    await house.events().publish({ documentId: unpublished });
    await house.reconcile();
    assert.match((await house.mailings(id, { event: unpublished })).at(-1)?.subject ?? '', /^Finalement maintenu/);
  });

  test('the reminder leaves some days before the closing', async () => {
    house.at(AFTER);
    const id = await writeConsultation(house.cms.strapi, 'rappel');
    await changeMailingSetting(house.cms.strapi, id, { mode: 'automatic', closingDays: 5, version: 0 }, 'test', BEFORE);
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens queued', 'closing upcoming']);
    house.at('2026-12-19T08:00:01Z');
    await house.reconcile();
    const [, reminder] = await house.mailings(id);
    assert.equal(reminder?.state, 'queued');
    assert.match(reminder?.subject ?? '', /^Bientôt la fin/);
  });
}
