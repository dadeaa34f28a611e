import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { OwnEntry } from '../../contract/entry.ts';
import { CONSENT } from '../../contract/subscription.ts';
import { CONSENT_RECORD, LETTER, MAILING_ACT, STAKEHOLDER, SUPPRESSION } from '../../server/content-types/index.ts';
import { settingsOf } from '../../server/settings.ts';
import { everyRow } from '../every-row.ts';
import { until } from '../opening-fixture.ts';
import { linksTo } from '../subscription-fixture.ts';
import { confirmation, type SubscriptionHouse } from './house.ts';

const entry = (token: string | null | undefined) => `/api/directory-mailing/entries/${token}`;

/** What a person does by the links that came to their address. */
export function describeOwnLinks(house: SubscriptionHouse): void {
  const { citizen } = house;

  test('« ce n’est pas moi » takes the request back, and no form makes us write again', async () => {
    await citizen.signUp('jules@example.org');
    const links = await linksTo(house.catcher, 'jules@example.org');
    const notMe = `/api/directory-mailing/disownments/${links['ce-n-est-pas-moi']}`;
    assert.equal((await citizen.ask('POST', notMe)).status, 200);
    assert.equal((await citizen.ask('POST', notMe)).status, 200, 'may be repeated');
    assert.equal((await citizen.ask('POST', confirmation(links['confirmation']))).status, 410);
    assert.equal((await citizen.signUp('jules@example.org')).status, 201);
    const letters = await house
      .rows(LETTER)
      .findMany({ where: { email: 'jules@example.org' }, orderBy: { id: 'asc' } });
    assert.equal(letters.at(-1).state, 'skipped');
  });

  test('lets a person choose, pause, leave and erase by their own link, and by no other', async () => {
    const { reference = '' } = (await citizen.signUp('karim@example.org', { name: 'Karim' })).body;
    const links = await linksTo(house.catcher, 'karim@example.org');
    const own = (await citizen.ask('POST', confirmation(links['confirmation']))).body.own;
    const act = async (body: object) => citizen.ask('POST', entry(own), body);
    const state = async () => (await house.rows(STAKEHOLDER).findOne({ where: { email: 'karim@example.org' } }))?.state;
    assert.equal((await citizen.ask('GET', entry(links['confirmation']))).status, 404, 'a link serves for one thing');
    assert.equal((await citizen.ask('GET', entry(own))).status, 200);
    assert.equal((await act({ act: 'choose', communes: ['30189'], themes: [] })).status, 200);
    assert.equal((await act({ act: 'choose', communes: ['99999'], themes: [] })).status, 422);
    assert.equal((await act({ act: 'confirm' })).status, 400);
    const typed = { act: 'correct', name: ' Karim B. ', organisation: '', actorKind: 'association' };
    assert.equal((await act({ ...typed, actorKind: 'robot' })).status, 422);
    assert.equal((await act(typed)).status, 200);
    const held = (await citizen.ask('GET', entry(own))).body as Partial<OwnEntry>;
    assert.deepEqual(
      [held.name, held.organisation, held.actorKind, held.source, held.returned],
      ['Karim B.', null, 'association', 'site-form', []],
    );
    assert.deepEqual(held.mails?.map(({ subject }) => subject).toSorted(), [
      'Confirmez votre inscription à l’annuaire d’acteurs',
      'Votre inscription est confirmée',
    ]);
    // As somebody stands there who came while the wording was another one.
    const { documentId: stakeholder } = await house
      .rows(STAKEHOLDER)
      .findOne({ where: { email: 'karim@example.org' } });
    const proofs = async () => house.rows(CONSENT_RECORD).findMany({ where: { stakeholder }, orderBy: { id: 'asc' } });
    const older = { version: '1', wording: 'Ancien texte' };
    await assert.rejects(
      house.rows(CONSENT_RECORD).updateMany({ where: { stakeholder }, data: older }),
      /line of proof/,
    );
    for (const act of ['deleteMany', 'updateMany'] as const)
      await assert.rejects(house.rows(MAILING_ACT)[act]({ where: {}, data: {} }), /line of proof/);
    await house.cms.strapi.db.connection('mailing_consent_records').where({ stakeholder }).update(older);
    await act({ act: 'pause' });
    await act({ act: 'resume' });
    assert.equal((await act({ act: 'consent', consentVersion: '1' })).status, 422);
    const twice = await Promise.all([1, 2].map(async () => act({ act: 'consent', consentVersion: '2' })));
    assert.deepEqual(
      twice.map(({ status }) => status),
      [200, 200],
    );
    assert.deepEqual(
      (await proofs()).map(({ act: did, version, wording }) => [did, version, wording]),
      [
        ['given', '1', 'Ancien texte'],
        ['paused', '1', 'Ancien texte'],
        ['resumed', '1', 'Ancien texte'],
        ['given', '2', CONSENT.wording],
      ],
    );
    for (const [name, becomes] of [
      ['pause', 'paused'],
      ['resume', 'confirmed'],
      ['leave', 'unsubscribed'],
      ['resume', 'unsubscribed'],
    ]) {
      assert.equal((await act({ act: name })).status, 200);
      assert.equal(await state(), becomes, name);
    }
    const seen = (await citizen.ask('GET', entry(own))).body as { consents?: { act: string }[] };
    assert.deepEqual(
      seen.consents?.map((proof) => proof.act),
      ['given', 'paused', 'resumed', 'given', 'paused', 'resumed', 'withdrawn'],
    );
    await until('the welcome', () => house.mailsTo('karim@example.org').length === 2);
    // Whoever has no own link asks for it by the way out that stands in each mail; it comes to their address alone.
    const { linkKey } = settingsOf(house.cms.strapi);
    const ask = `/api/directory-mailing/own-links/${signLink('unsubscribe', stakeholder, linkKey)}`;
    await house.rows(STAKEHOLDER).updateMany({ where: { documentId: stakeholder }, data: { state: 'paused' } });
    assert.deepEqual((await citizen.ask('POST', ask)).body, {});
    const { 'mon-inscription': sent } = await linksTo(house.catcher, 'karim@example.org', 3);
    assert.equal((await citizen.ask('GET', entry(sent))).status, 200);
    for (let pressed = 1; pressed < 8; pressed += 1)
      assert.deepEqual((await citizen.ask('POST', ask)).body, {}, 'answers the same');
    const written = { email: 'karim@example.org', kind: 'own-link' };
    assert.equal(await house.rows(LETTER).count({ where: written }), 3, 'however often it is asked for');
    assert.equal((await act({ act: 'erase' })).body.state, 'erased');
    assert.equal((await citizen.ask('GET', entry(own))).status, 410);
    const everything = await everyRow(house.cms);
    assert.doesNotMatch(everything, /karim/i);
    assert.ok(!everything.includes(reference), 'nor what the form was answered');
    assert.equal(await house.rows(SUPPRESSION).count({ where: { reason: 'erased' } }), 1);
  });
}
