import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { MailTrace } from '../../contract/entry.ts';
import { LETTER, STAKEHOLDER } from '../../server/content-types/index.ts';
import { settingsOf } from '../../server/settings.ts';
import { Citizen } from '../subscription-fixture.ts';
import type { DirectoryHouse } from './house.ts';

/** Never due: the sender leaves it alone. */
const LATER = '2100-01-01T00:00:00.000Z';

/** What else we write to somebody of the directory is another matter than the directory. */
export function describeLetters(house: DirectoryHouse): void {
  const enter = async (email: string) =>
    house.rows(STAKEHOLDER).create({
      data: { email, name: 'Yann', actorKind: 'person', state: 'confirmed', confirmedAt: '2029-04-01T10:00:00.000Z' },
    });
  const text = { html: '<p>Yann</p>', text: 'Yann' };
  const times = { queuedAt: '2029-04-01T10:00:00.000Z', notBefore: LATER, epoch: 999 };
  const write = async (email: string, kind: string, state: string) =>
    house.rows(LETTER).create({ data: { kind, email, state, subject: `${kind} ${state}`, ...text, ...times } });

  const subjectsOf = (mails: unknown) => (mails as MailTrace[]).map(({ subject }) => subject);
  const ownPage = async (documentId: string) => {
    const own = signLink('own', documentId, settingsOf(house.cms.strapi).linkKey, Date.parse(LATER));
    const { body } = await new Citizen(() => house.cms).ask('GET', `/api/directory-mailing/entries/${own}`);
    return body as { readonly mails?: unknown };
  };

  test('shows the staff what the directory wrote to a person, and to the person alone what other forms did', async () => {
    const email = 'wanda@example.org';
    const { documentId } = await enter(email);
    await write(email, 'subscription-confirmed', 'accepted');
    await write(email, 'comment-refused COM-1', 'accepted');
    await write(email, 'message-answer MSG-1', 'queued');
    const { body } = await house.keeper.ask('GET', `/entries/${documentId}`);
    assert.deepEqual(subjectsOf(body['deliveries']), ['subscription-confirmed accepted']);
    assert.deepEqual(subjectsOf((await ownPage(documentId)).mails).toSorted(), [
      'comment-refused COM-1 accepted',
      'message-answer MSG-1 queued',
      'subscription-confirmed accepted',
    ]);
    await house.rows(LETTER).deleteMany({ where: { epoch: 999 } });
  });

  test('shows a person the last thousand letters, however many somebody made us write', async () => {
    const email = 'xenia@example.org';
    const { documentId } = await enter(email);
    const row = { kind: 'own-link', email, state: 'skipped', html: '', text: '', epoch: 999, queuedAt: LATER };
    for (let portion = 0; portion < 11; portion += 1)
      await house.rows(LETTER).createMany({
        data: Array.from({ length: 100 }, (_, n) => ({ ...row, subject: `n° ${portion * 100 + n}` })),
      });
    const subjects = subjectsOf((await ownPage(documentId)).mails);
    assert.deepEqual([subjects.length, subjects.includes('n° 1099'), subjects.includes('n° 99')], [1_000, true, false]);
    await house.rows(LETTER).deleteMany({ where: { epoch: 999 } });
  });

  test('erases the letters of the directory with the person, and drops nothing that another form still owes them', async () => {
    const email = 'yann@example.org';
    const { documentId } = await enter(email);
    for (const kind of ['own-link', 'message-answer MSG-1'])
      for (const state of ['queued', 'attempting', 'in-doubt', 'accepted', 'failed', 'skipped', 'bounced'])
        await write(email, kind, state);
    assert.equal((await house.keeper.ask('POST', `/entries/${documentId}/erase`, {})).status, 200);
    const left = await house.rows(LETTER).findMany({ where: { epoch: 999 }, orderBy: { id: 'asc' } });
    assert.deepEqual(
      left.map((row: { email: string; subject: string; text: string }) => [row.email, row.subject, row.text]),
      [
        ['', '', ''],
        [email, 'message-answer MSG-1 queued', 'Yann'],
        [email, 'message-answer MSG-1 attempting', 'Yann'],
        [email, 'message-answer MSG-1 in-doubt', 'Yann'],
      ],
    );
    await house.rows(LETTER).deleteMany({ where: { epoch: 999 } });
  });
}
