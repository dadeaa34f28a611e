import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailingActName } from '../../contract/mailings.ts';
import type { MailingDesk } from '../../server/mailings/desk.ts';
import { changeMailingSetting } from '../../server/mailings/mailing-settings.ts';
import type { MailingViews } from '../../server/mailings/mailing-views.ts';
import { AFTER, BEFORE, writeConsultation } from '../opening-fixture.ts';
import type { OccasionHouse } from './house.ts';

/** What a person says of when a mailing leaves, and writes beside what the dossier asks for. */
export function describeWaiting(house: OccasionHouse): void {
  const act = async (consultation: string, name: MailingActName) => {
    const [row] = await house.mailings(consultation, { occasion: 'opens' });
    await house.service<MailingDesk>('desk').act(row?.id ?? 0, name, row?.version ?? -1, 'Camille');
    await house.reconcile();
  };

  test('what was held waits for its yes, wherever its date goes and however often the dossier comes and goes', async () => {
    house.at(BEFORE);
    const id = await writeConsultation(house.cms.strapi, 'retenue');
    await house.reconcile();
    await act(id, 'hold');
    assert.deepEqual(await house.said(id), ['opens prepared']);
    await house.edit(id, { opens: '2026-11-23T12:10' });
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens prepared'], 'its date moved');
    await house.consultations().unpublish({ documentId: id });
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens cancelled']);
    await house.edit(id, {});
    house.at('2026-11-23T11:11:00Z');
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens prepared'], 'its hour came');
    await act(id, 'cancel');
    await act(id, 'restore');
    assert.deepEqual(await house.said(id), ['opens prepared'], 'it was put back');
    await act(id, 'let-go');
    assert.deepEqual(await house.said(id), ['opens queued']);
  });

  test('what was let go leaves, at its hour or at once when that has passed, also where each one is confirmed', async () => {
    house.at(BEFORE);
    const confirmed = { mode: 'confirmed' as const, closingDays: 0, version: 0 };
    const early = await writeConsultation(house.cms.strapi, 'lachee');
    const late = await writeConsultation(house.cms.strapi, 'lachee-tard');
    for (const id of [early, late]) await changeMailingSetting(house.cms.strapi, id, confirmed, 'test', BEFORE);
    await house.reconcile();
    await act(early, 'hold');
    await act(early, 'let-go');
    assert.deepEqual(await house.said(early), ['opens upcoming']);
    house.at(AFTER);
    await house.reconcile();
    assert.deepEqual([await house.said(early), await house.said(late)], [['opens queued'], ['opens prepared']]);
    await act(late, 'let-go');
    assert.deepEqual(await house.said(late), ['opens queued']);
  });

  test('what is written by hand to some takes the news from nobody else', async () => {
    house.at(AFTER);
    const commune = { name: 'Bernis', slug: 'bernis', insee: '30036' };
    await house.cms.strapi.documents('api::commune.commune').create({ data: commune as never });
    const id = await writeConsultation(house.cms.strapi, 'a-quelques-uns');
    await house.reconcile();
    await house.edit(id, { closes: '2027-01-15' });
    await house.reconcile();
    const desk = house.service<MailingDesk>('desk');
    const form = { subject: 'Un mot à Bernis', body: 'Bonjour', themes: [], consultation: id };
    for (const communes of [['30036'], []]) {
      const views = house.service<MailingViews>('mailingViews');
      const written = await views.view(await desk.write({ ...form, communes }, 'Camille'));
      const { fingerprint, audienceNow, version } = written;
      await desk.confirm(
        written.id,
        { count: audienceNow?.count ?? -1, fingerprint: fingerprint ?? '', version },
        'Camille',
      );
      await house.reconcile();
      const [correction] = await house.mailings(id, { occasion: 'dates-changed' });
      assert.equal(correction?.state, communes.length > 0 ? 'upcoming' : 'cancelled', 'all have heard of it');
    }
  });
}
