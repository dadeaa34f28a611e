import assert from 'node:assert/strict';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { parisMoment } from '@aggloforum/concertation/contract';
import { MAILING } from '../../server/content-types/index.ts';
import type { MailingRecord } from '../../server/mailings/mailing-rows.ts';
import { writeConsultation, writeSettings, writeStakeholders } from '../opening-fixture.ts';
import { AUTHOR, countBy, engineOf, engineSettings } from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

const PEOPLE = Array.from({ length: 12 }, (_, n) => `lectrice${n}`);

/** From the dossier to the mailbox, edited on the way. */
export function describeFrozenText(house: SendingHouse): void {
  test('a consultation that is edited and published again while half of its mails are out leaves the others as they were', async () => {
    const { strapi } = house.cms;
    const reconcile = async () => strapi.plugin('directory-mailing').service('occasions').reconcile();
    await writeSettings(strapi);
    await writeStakeholders(strapi, PEOPLE);
    const opens = parisMoment(Date.now() - 3_600_000).slice(0, 16);
    const documentId = await writeConsultation(strapi, 'texte', { opens, closes: '2099-12-24' });
    await reconcile();
    try {
      const { engine } = engineOf(house.db, engineSettings(house.sink.url, { connections: 1 }));
      house.sink.behave({
        dot: async () => {
          if (house.sink.arrivals.length !== PEOPLE.length / 2) return undefined;
          const consultations = strapi.documents('api::consultation.consultation');
          await consultations.update({
            documentId,
            data: { title: 'Un tout autre titre', closes: '2099-12-30' } as never,
          });
          await consultations.publish({ documentId });
          await reconcile();
          return undefined;
        },
      });
      assert.equal(await engine.drain(AUTHOR), PEOPLE.length);
      const mails = await Promise.all(house.sink.arrivals.map(async ({ source }) => PostalMime.parse(source)));
      assert.deepEqual(countBy(mails.map(({ subject }) => subject ?? '')), {
        [mails[0]?.subject ?? '']: PEOPLE.length,
      });
      for (const { text = '', html = '' } of mails)
        for (const form of [text, html]) {
          assert.match(form, /Donnez votre avis sur texte[\s\S]*24\sdécembre\s2099/);
          assert.doesNotMatch(form, /Un tout autre titre|30\sdécembre/);
        }
    } finally {
      // It is listened to: what has opened would be told to the people of the next case.
      await strapi.documents('api::consultation.consultation').delete({ documentId });
    }
    // What changed is another mailing's news.
    const rows: MailingRecord[] = await strapi.db
      .query(MAILING)
      .findMany({ where: { consultation: documentId }, orderBy: { id: 'asc' } });
    assert.deepEqual(
      rows.map(({ occasion, state }) => `${occasion} ${state}`).filter((row) => !row.startsWith('closing')),
      ['opens finished', 'dates-changed upcoming'],
    );
  });
}
