import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concerns, type Interests } from '../../core/audience.ts';
import type { MailingView } from '../../contract/mailings.ts';
import { DELIVERY, STAKEHOLDER } from '../../server/content-types/index.ts';
import type { Audience } from '../../server/mailings/audience.ts';
import type { MailingDesk } from '../../server/mailings/desk.ts';
import { changeMailingSetting } from '../../server/mailings/mailing-settings.ts';
import type { MailingViews } from '../../server/mailings/mailing-views.ts';
import { AFTER, BEFORE, writeConsultation } from '../opening-fixture.ts';
import type { OccasionHouse } from './house.ts';

/** The same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const COMMUNES = ['30189', '30034', '30258', '30341'];
const THEMES = ['nature', 'mobilites', 'habitat'];

/** Whom it is for, and whose yes it waits for. */
export function describePeople(house: OccasionHouse): void {
  test('after a person’s yes when the consultation asks for it; the yes names the number and what was read', async () => {
    house.at(AFTER);
    const id = await writeConsultation(house.cms.strapi, 'confirmee');
    await changeMailingSetting(house.cms.strapi, id, { mode: 'confirmed', closingDays: 0, version: 0 }, 'test', BEFORE);
    await house.reconcile();
    assert.deepEqual(await house.said(id), ['opens prepared']);
    const view = async (): Promise<MailingView> =>
      house.service<MailingViews>('mailingViews').view((await house.mailings(id))[0]?.id ?? 0);
    const seen = await view();
    const confirm = async (more: object) =>
      house
        .service<MailingDesk>('desk')
        .confirm(
          seen.id,
          { count: seen.audienceNow?.count ?? -1, fingerprint: seen.fingerprint ?? '', version: seen.version, ...more },
          'Camille',
        );
    const refusal = (code: string) => (error: { body?: { error?: { code?: string } } }) =>
      error.body?.error?.code === code;
    await assert.rejects(confirm({ count: 999 }), refusal('audience-changed'));
    await assert.rejects(confirm({ fingerprint: 'x' }), refusal('content-changed'));
    assert.equal(await house.cms.strapi.db.query(DELIVERY).count({ where: { mailingId: seen.id } }), 0);
    await confirm({});
    await assert.rejects(confirm({}), refusal('changed-meanwhile'));
    assert.deepEqual(await house.said(id), ['opens queued']);
    const { acts } = await view();
    assert.deepEqual(
      acts.map(({ act, by }) => `${act} ${by}`),
      ['planned machine', 'held machine', 'frozen Camille'],
    );
  });

  test('an audience that is empty, or half the last one, waits for a yes', async () => {
    house.at(AFTER);
    for (const who of ['p1', 'p2', 'p3', 'p4']) await house.person(who, ['2'], { themes: ['patrimoine'] });
    const theme = await house.cms.strapi
      .documents('api::theme.theme')
      .create({ data: { name: 'Eau', slug: 'eau' } as never });
    const about = async (slug: string, themes: readonly string[]) => {
      const id = await writeConsultation(house.cms.strapi, slug);
      const row = await house.consultations().findOne({ documentId: id, populate: ['project'] });
      const { documentId } = (row as unknown as { project: { documentId: string } }).project;
      await house.cms.strapi.documents('api::project.project').update({ documentId, data: { themes } as never });
      await house.cms.strapi.documents('api::project.project').publish({ documentId });
      return id;
    };
    const before = await about('eau-1', [theme.documentId]);
    await house.reconcile();
    assert.deepEqual(await house.said(before), ['opens queued']);
    for (const who of ['ancien', 'nouveau'])
      await house.cms.strapi.db
        .query(STAKEHOLDER)
        .updateMany({ where: { email: `${who}@example.org` }, data: { state: 'paused' } });
    const halved = await about('eau-2', [theme.documentId]);
    await house.reconcile();
    const [waiting] = await house.mailings(halved);
    assert.deepEqual([waiting?.state, waiting?.reason], ['prepared', 'audience-halved']);
    await house.cms.strapi.db
      .query(STAKEHOLDER)
      .updateMany({ where: { email: 'autre@example.org' }, data: { state: 'unsubscribed' } });
    const empty = await about('eau-3', [theme.documentId]);
    await house.reconcile();
    const [none] = await house.mailings(empty);
    assert.deepEqual([none?.state, none?.reason], ['prepared', 'audience-empty']);
    await house.cms.strapi.db
      .query(STAKEHOLDER)
      .updateMany({ where: { themes: { $null: false } }, data: { state: 'confirmed' } });
  });

  test('twenty publications at once, withdrawn and published again, make one mailing per occasion', async () => {
    house.at(AFTER);
    const id = await writeConsultation(house.cms.strapi, 'foule', { opens: '2026-11-23T11:59' });
    const event = await house.meetingOf(id, 'Réunion courue', '2026-12-01T18:30');
    await changeMailingSetting(house.cms.strapi, id, { mode: 'automatic', closingDays: 5, version: 0 }, 'test', BEFORE);
    const act = async (turn: number) => {
      if (turn % 5 === 4) await house.consultations().unpublish({ documentId: id });
      await house.consultations().publish({ documentId: id });
      await house.reconcile();
    };
    const crowd = async () => Promise.all(Array.from({ length: 20 }, async (_, turn) => act(turn)));
    const allAtOnce = async () => Promise.all(Array.from({ length: 12 }, async () => house.reconcile()));
    const settled = async () => {
      await house.consultations().publish({ documentId: id });
      await allAtOnce();
      return house.said(id);
    };
    await crowd();
    assert.deepEqual(await settled(), ['opens queued', 'closing upcoming']);
    // What is news is changed while the crowd is at it.
    await house.events().update({ documentId: event, data: { eventStatus: 'cancelled' } as never });
    const changes = [
      async () => house.events().publish({ documentId: event }),
      async () => house.edit(id, { closes: '2027-01-15' }),
    ];
    await Promise.all([crowd(), ...changes.map(async (change) => change())]);
    assert.deepEqual((await settled()).toSorted(), [
      'closing upcoming',
      'dates-changed upcoming',
      'meeting queued',
      'opens queued',
    ]);
    house.at('2026-11-23T11:15:00Z');
    await allAtOnce();
    house.at('2027-01-10T08:00:01Z');
    await allAtOnce();
    const rows = await house.mailings(id);
    assert.deepEqual(rows.map(({ occasion, state }) => `${occasion} ${state}`).toSorted(), [
      'closing queued',
      'dates-changed queued',
      'meeting queued',
      'opens queued',
    ]);
    for (const row of rows) {
      const sent = await house.cms.strapi.db.query(DELIVERY).count({ where: { mailingId: row.id } });
      assert.deepEqual([sent, sent > 0], [(await house.recipientsOf(row)).length, true], row.occasion);
    }
  });

  test('the audience in SQL is the rule, for everybody', async () => {
    const random = seeded(7);
    const some = (from: readonly string[]) => from.filter(() => random() < 0.4);
    const crowd = Array.from({ length: 300 }, (_, index) => ({
      email: `foule${index}@example.org`,
      communes: random() < 0.1 ? null : some(COMMUNES),
      themes: some(THEMES),
      state: random() < 0.8 ? 'confirmed' : random() < 0.5 ? 'paused' : 'bounced',
    }));
    await house.cms.strapi.db.query(STAKEHOLDER).createMany({ data: crowd });
    const all: (Partial<Interests> & { state: string })[] = await house.cms.strapi.db.query(STAKEHOLDER).findMany({});
    for (let round = 0; round < 12; round += 1) {
      const filter = { communes: some(COMMUNES), themes: some(THEMES) };
      const wanted = all.filter(
        ({ state, communes, themes }) =>
          state === 'confirmed' && concerns(filter, { communes: communes ?? [], themes: themes ?? [] }),
      );
      const { count, excluded } = await house.service<Audience>('audience').count({ concerns: filter, consents: null });
      assert.equal(count, wanted.length, JSON.stringify(filter));
      const inState = (wantedState: string) => all.filter(({ state }) => state === wantedState).length;
      assert.deepEqual([excluded.paused, excluded.bounced], [inState('paused'), inState('bounced')]);
      assert.equal(
        Object.values(excluded).reduce((sum, people) => sum + people, count),
        all.length,
      );
    }
  });
}
