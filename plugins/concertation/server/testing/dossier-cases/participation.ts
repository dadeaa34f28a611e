import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParticipationView } from '../../../contract/dossier.ts';
import { wholeDossier } from '../dossier-cms.ts';
import type { There } from './house.ts';

interface Refused {
  readonly error: { readonly fields: Readonly<Record<string, string>> };
}

const USUAL = { mode: 'pre-moderation', teamDays: 2, electedDays: 2 };

/** The switch of comments, and what the admin reads. */
export function describeParticipation(there: There): void {
  test('switches comments at once, with a history and an outbox row', async () => {
    const house = there();
    const view = await house.published('debat');
    const [consultation] = view.dossier.consultations;
    const before = await house.count('plugin::publisher.outbox-entry', {});
    const change = { comments: 'on', from: '', to: '', reason: '', version: 0 };
    const { status, body } = await house.communications.ask<object>(
      'PUT',
      `/participation/${consultation?.id}`,
      change,
    );
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(await house.count('plugin::publisher.outbox-entry', {}), before + 1);
    assert.equal(await house.count('plugin::concertation.participation-change', { consultation: consultation?.id }), 1);
    const states = await house.cms.strapi
      .plugin('concertation')
      .service('participation')
      .publicSwitchesOf([consultation?.id]);
    assert.deepEqual(states.get(consultation?.id), {
      state: 'on',
      from: null,
      to: null,
      reason: null,
      policy: USUAL,
    });
    assert.equal((await house.communications.ask('PUT', `/participation/${consultation?.id}`, change)).status, 409);
  });

  test('switches comments for one of two who do so at the same moment', async () => {
    const house = there();
    const view = await house.published('deux-doigts');
    const path = `/participation/${view.dossier.consultations[0]?.id}`;
    const change = { comments: 'on', from: '2026-12-01', to: '2026-12-10', reason: '', version: 0 };
    const replies = await Promise.all(
      [change, change].map(async (body) => house.communications.ask('PUT', path, body)),
    );
    assert.deepEqual(
      replies.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    );
    const shown = (await house.snapshot()).consultations.find(({ project }) => project === 'deux-doigts');
    assert.deepEqual(shown?.channels.comments, {
      state: 'on',
      from: '2026-12-01',
      to: '2026-12-10',
      reason: null,
      policy: USUAL,
    });
  });

  test('opens comments beside a legal register for whoever says that they are outside it', async () => {
    const house = there();
    const data = { code: 'enquete-essai', label: 'Enquête publique', explanation: 'x', legalRegister: true } as object;
    const legal = await house.cms.strapi.documents('api::procedure.procedure').create({ data });
    const dossier = wholeDossier('enquete', { ...house.choices, procedure: legal.documentId });
    const { body: created } = await house.communications.ask('POST', '/dossiers', dossier);
    const view = (await house.publish(created)).body;
    const path = `/participation/${view.dossier.consultations[0]?.id}`;
    const change = { comments: 'on', from: '', to: '', reason: '', version: 0 };
    const refused = await house.communications.ask<Refused>('PUT', path, change);
    assert.deepEqual([refused.status, Object.keys(refused.body.error.fields)], [422, ['comments']]);
    const knowingly = { ...change, outsideRegister: true };
    const opened = await house.communications.ask<ParticipationView>('PUT', path, knowingly);
    assert.equal(opened.status, 200, JSON.stringify(opened.body));
    assert.deepEqual([opened.body.outsideRegister, opened.body.history[0]?.outsideRegister], [true, true]);
    const shown = (await house.snapshot()).consultations.find(({ project }) => project === 'enquete');
    assert.equal(shown?.channels.comments.state, 'on');
    assert.equal((await house.publish(view)).status, 200, 'the dossier is published as before');
  });

  test('answers its lists, its overview and its preview', async () => {
    const house = there();
    const list = await house.communications.ask<{ id: string }[]>('GET', '/dossiers');
    assert.ok(list.status === 200 && list.body.length > 5);
    const overview = await house.communications.ask<{ open: object[] }>('GET', '/overview');
    assert.ok(overview.status === 200 && overview.body.open.length > 0);
    assert.equal((await house.communications.ask('GET', '/choices')).status, 200);
    const preview = await house.communications.ask<{ html: string }>(
      'POST',
      '/dossiers/preview',
      wholeDossier('apercu', house.choices),
    );
    assert.ok(preview.body.html.includes('Concertation volontaire'));
  });
}
