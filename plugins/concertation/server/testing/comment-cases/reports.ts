import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { reportsPath } from '../../../contract/comments.ts';
import type { QueuePage } from '../../../contract/moderation.ts';
import { linkIn } from '../comments-fixture.ts';
import { HOSTILE, LONGEST_MS, SPENT } from './doors.ts';
import { report, type There } from './house.ts';

const REPORT = { reason: 'insult', explanation: 'Une insulte.', goodFaith: 'oui' };

/** Reports, and the answers of the service. */
export function describeReports(there: There): void {
  test('are reported by whatever is typed: nothing breaks, and nothing stalls', async () => {
    const house = there();
    const { documentId } = await house.published({ body: 'Signalé de travers' });
    const fields = ['explanation', 'name', 'email'];
    for (const [index, [odd, field]] of HOSTILE.flatMap((one) =>
      fields.map((name) => [one, name] as const),
    ).entries()) {
      const sent = { ...REPORT, idempotencyKey: randomUUID(), formToken: SPENT, [field]: odd };
      const from = performance.now();
      const { status } = await house.ask('POST', reportsPath(documentId), sent, `198.51.1.${index}`);
      assert.ok(status === 400 || status === 422, `${JSON.stringify(odd)?.slice(0, 80)} as ${field}: ${status}`);
      assert.ok(performance.now() - from < LONGEST_MS, `${JSON.stringify(odd)?.slice(0, 80)} as ${field} took long`);
    }
  });

  test('are reported with a receipt, and who reported is told what came of it', async () => {
    const house = there();
    const row = await house.published({ body: 'Signalé' });
    const sent = await report(house, row.documentId, { email: 'rita@example.org' });
    assert.deepEqual([sent.status, sent.body.state], [201, 'open']);
    assert.equal((await report(house, row.documentId, { goodFaith: undefined })).status, 422);
    assert.equal((await report(house, row.documentId, { state: 'upheld' })).status, 400);
    const [receipt] = await house.lettersTo('rita@example.org');
    assert.ok(receipt && !receipt.text.includes('insulte'), 'what was typed is not echoed');
    const confirmed = await house.ask(
      'POST',
      `/api/concertation/report-confirmations/${linkIn(receipt, 'signalement-confirme')}`,
      {},
    );
    assert.equal(confirmed.status, 200);
    const flagged = await house.person('participation-officer').ask<QueuePage>('GET', '/moderation/queue?view=flagged');
    assert.ok(flagged.body.items.some(({ id }) => id === row.documentId));
    assert.equal(
      (await house.publicComments()).find(({ id }) => id === row.documentId)?.state,
      'published',
      'a report removes nothing',
    );
    const again = `/api/concertation/report-confirmations/${linkIn(receipt, 'signalement-confirme')}`;
    house.setClock('2027-07-01T09:00:00Z');
    assert.equal((await house.ask('POST', again, {})).status, 410, 'the link is over after half a year');
    house.setClock('2026-12-01T09:00:00Z');
    await house.decide(row.documentId, 'remove');
    const letters = await house.lettersTo('rita@example.org');
    assert.deepEqual([letters.length, /est retiré/.test(letters[1]?.subject ?? '')], [2, true]);
    assert.equal((await house.detail(row.documentId)).flags[0]?.state, 'upheld');
    const kept = await house.published({ body: 'Signalé pour rien' });
    await report(house, kept.documentId);
    const { version, openFlags: flags } = await house.detail(kept.documentId);
    const dismissed = await house.person('participation-officer').ask('POST', `/moderation/flags/${kept.documentId}`, {
      answer: 'Le texte respecte la charte.',
      version,
      flags,
    });
    assert.equal(dismissed.status, 200);
    assert.equal((await house.publicComments()).find(({ id }) => id === kept.documentId)?.state, 'published');
  });

  test('are answered by the service under its name, never a person’s', async () => {
    const house = there();
    const row = await house.published({ body: 'Une question au service' });
    const body = {
      parent: row.documentId,
      body: 'Voici notre réponse.',
      service: 'Direction des essais',
      idempotencyKey: randomUUID(),
    };
    const answered = await house.person('project-lead').ask('POST', '/moderation/replies', body);
    assert.equal(answered.status, 200, JSON.stringify(answered.body));
    const shown = (await house.publicComments()).find(({ parent }) => parent === row.documentId);
    assert.deepEqual(
      [shown?.official, shown?.authorName, shown?.state],
      [{ service: 'Direction des essais' }, null, 'published'],
    );
    assert.ok(!(await house.outside()).includes('project-lead'));
  });
}
