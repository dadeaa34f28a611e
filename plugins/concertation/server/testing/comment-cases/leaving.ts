import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOnDisk } from '../../../../../cms/testing/bytes-on-disk.ts';
import { CONSENT } from '../../../../directory-mailing/contract/subscription.ts';
import type { OwnComment } from '../../../contract/comments.ts';
import { MESSAGES_PATH } from '../../../contract/messages.ts';
import type { Reply } from '../comments-door.ts';
import { LETTER, type LetterRow, linkIn } from '../comments-fixture.ts';
import { everyRow, own, report, rowsIn, type There } from './house.ts';

const A_MESSAGE = { subject: 'Le quai', body: 'Quand le quai sera-t-il rouvert ?', kind: 'question' };
const A_SIGN_UP = { actorKind: 'person', consentVersion: CONSENT.version };

/** Authors who leave, and addresses of others. */
export function describeLeaving(there: There): void {
  test('are withdrawn and erased by their author: the place stays, every word goes', async () => {
    const house = there();
    const form = await house.form({ email: 'noor@example.org', authorName: 'Noor', body: 'À effacer' });
    const send = async () => house.ask('POST', '/api/concertation/comments', form);
    const reply = await send();
    assert.deepEqual((await send()).body, reply.body, 'a repeated sending gets its answer');
    const { documentId } = await house.row(reply);
    await house.decide(documentId, 'approve');
    const flag = await report(house, documentId, { explanation: 'Des mots sur À effacer', name: 'Rapporteuse' });
    const { version } = (await house.ask<OwnComment>('GET', own(reply.body.own))).body;
    const withdrawn = await house.ask<OwnComment>('POST', own(reply.body.own), { act: 'withdraw', version });
    assert.equal(withdrawn.body.author, 'withdrawn', JSON.stringify(withdrawn.body));
    const told = withdrawn.body.decisions.map(({ words }) => words);
    assert.deepEqual(told, ['Votre commentaire est public.'], 'leaving is no decision of the team');
    assert.ok(!(await house.outside()).includes('À effacer'));
    assert.equal((await house.decide(documentId, 'remove')).code, 'author-left');
    const taken = await house.ask<OwnComment>('GET', `${own(reply.body.own)}/export`);
    assert.equal(taken.body.revisions[0]?.body, 'À effacer');
    const before = await bytesOnDisk(house.cms);
    assert.ok(before === '' || before.includes('À effacer'), 'as SQLite writes it');
    assert.deepEqual((await house.ask<OwnComment>('POST', own(reply.body.own), { act: 'erase' })).body, {
      state: 'erased',
    });
    assert.equal((await house.ask<OwnComment>('GET', own(reply.body.own))).status, 410, 'an old link');
    const everything = `${await everyRow(house)}${await bytesOnDisk(house.cms)}`;
    const given = [reply.body.reference, reply.body.own, flag.body.reference];
    for (const word of ['À effacer', 'Noor', 'noor@example.org', 'Rapporteuse', ...given])
      assert.ok(!everything.includes(word), `${word} is left`);
    const repeated = await send();
    assert.deepEqual([repeated.status, repeated.body.error.code], [422, 'form-spent'], 'nothing is stored again');
    const place = (await house.publicComments()).find(({ id }) => id === documentId);
    assert.deepEqual([place?.state, place?.body, place?.authorName], ['erased', null, null]);
  });

  test('lose the address that says « ce n’est pas moi », and nothing else', async () => {
    const house = there();
    const reply = await house.post({ email: 'tiers@example.org', body: 'Sous l’adresse d’un autre' });
    const [letter] = await house.lettersTo('tiers@example.org');
    const disown = `/api/directory-mailing/disownments/${linkIn(letter, 'ce-n-est-pas-moi')}`;
    assert.equal((await house.ask('POST', disown, {})).status, 200);
    assert.equal((await house.ask('POST', disown, {})).status, 200, 'may be repeated');
    const row = await house.row(reply);
    assert.deepEqual([row.email, row.authorState], [null, 'active']);
    await house.post({ email: 'tiers@example.org', body: 'Encore' });
    const states = (await house.lettersTo('tiers@example.org')).map(({ state }) => state);
    assert.deepEqual([...new Set(states)], ['skipped']);
  });

  test('write three times a day at most to an address that nobody confirmed, over all four forms', async () => {
    const house = there();
    const target = (await house.published({ body: 'Cible' })).documentId;
    const send = async (path: string, fields: object) =>
      house.ask('POST', path, { ...(await house.sending()), ...fields });
    const forms: readonly ((email: string, sent: number) => Promise<Reply>)[] = [
      async (email, sent) => house.post({ email, body: `Bombe ${sent} à ${email}` }),
      async (email) => report(house, target, { email }),
      async (email) => send(MESSAGES_PATH, { email, ...A_MESSAGE }),
      async (email) => send('/api/directory-mailing/subscriptions', { email, ...A_SIGN_UP }),
    ];
    // Whichever three come first, the fourth writes no more.
    for (const first of forms.keys()) {
      const mailbox = `bombe${first}`;
      const answers: number[] = [];
      for (const sent of Array.from({ length: 2 * forms.length }, (_, index) => index)) {
        const email = sent % 2 === 0 ? `${mailbox}@example.org` : `${mailbox.toUpperCase()}+${sent}@example.org`;
        answers.push((await forms[(first + sent) % forms.length]?.(email, sent))?.status ?? 0);
      }
      assert.deepEqual([...new Set(answers)], [201]);
      const where = { email: { $startsWith: mailbox } };
      const letters = await rowsIn<LetterRow>(house, LETTER).findMany({ where, orderBy: { id: 'asc' } });
      const written = letters.map(({ state }) => state !== 'skipped');
      assert.deepEqual(written, [true, true, true, ...Array.from({ length: letters.length - 3 }, () => false)]);
      assert.ok(letters.length > 4, 'what was not written is noted, of more than one form');
    }
  });
}
