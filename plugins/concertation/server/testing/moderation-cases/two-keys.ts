import assert from 'node:assert/strict';
import { before } from 'node:test';
import type { AppealItem, AppealOutcome } from '../../../contract/moderation.ts';
import { APPEAL, type AppealRow } from '../../comments/tables.ts';
import { type CommentsHouse, linkIn } from '../comments-fixture.ts';
import { own, rowsIn, type There } from '../comment-cases/house.ts';

/** Two keys on the project « halle », one on « gare »; both take comments. */
export function twoKeysAt(there: There): void {
  before(async () => {
    const house = there();
    const { body: policy } = await house
      .person('participation-officer')
      .ask<{ code: string }>('POST', '/moderation/policies', {
        label: 'Deux avis',
        mode: 'pre-moderation-two-keys',
        teamDays: 1,
        electedDays: 1,
      });
    const switched = await house.switchComments('halle', 'project-lead', { policy: policy.code });
    assert.equal(switched.status, 200, JSON.stringify(switched.body));
    assert.equal((await house.switchComments('gare', 'other-lead', {})).status, 200);
  });
}

/** A text that waits for the elected official. */
export async function awaitingElected(house: CommentsHouse, more: Readonly<Record<string, unknown>> = {}) {
  const reply = await house.post(more);
  const { documentId } = await house.row(reply);
  assert.equal((await house.decide(documentId, 'approve')).state, 'awaiting-elected');
  return { documentId, own: reply.body.own };
}

/** A text that two people approved. */
export async function passedBoth(house: CommentsHouse, more: Readonly<Record<string, unknown>> = {}) {
  const text = await awaitingElected(house, more);
  assert.equal((await house.decide(text.documentId, 'approve', {}, 'elected-official')).state, 'published');
  return text;
}

/** A refusal that its author contests; refused by the officer. */
export async function contested(house: CommentsHouse, project: string, email: string): Promise<AppealRow> {
  const { documentId } = await house.row(await house.post({ project, email, body: `Contesté par ${email}` }));
  const [receipt] = await house.lettersTo(email);
  await house.ask('POST', own(linkIn(receipt, 'ma-contribution')), { act: 'confirm' });
  await house.decide(documentId, 'refuse');
  const decision = (await house.lettersTo(email)).at(-1);
  const page = `/api/concertation/appeals/${linkIn(decision, 'recours')}`;
  assert.equal((await house.ask('POST', page, { text: 'Je n’ai visé personne.' })).status, 200);
  return appealOn(house, documentId);
}

export async function appealOn(house: CommentsHouse, comment: string): Promise<AppealRow> {
  const row = await rowsIn<AppealRow>(house, APPEAL).findOne({ where: { comment } });
  assert.ok(row);
  return row;
}

export async function openAppeals(house: CommentsHouse, role: string): Promise<readonly AppealItem[]> {
  return (await house.person(role).ask<AppealItem[]>('GET', '/moderation/appeals')).body;
}

/** What somebody answers to an appeal, on the version that stands now. */
export async function judge(house: CommentsHouse, role: string, appeal: AppealRow, outcome: AppealOutcome) {
  const { version } = await house.detail(appeal.comment);
  const body = { outcome, answer: 'Relu par une autre personne.', version };
  return house
    .person(role)
    .ask<{ readonly error?: { readonly code: string } }>('POST', `/moderation/appeals/${appeal.documentId}`, body);
}
