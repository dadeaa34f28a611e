import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommentContext } from '../../../contract/comments.ts';
import type { Dossier } from '../../../contract/dossier.ts';
import { COMMENT } from '../../comments/tables.ts';
import { rowsIn, type There } from './house.ts';

/** The string that stopped the stock pattern of addresses for half a minute, and others that something has choked on. */
export const HOSTILE: readonly unknown[] = [
  `${'a.'.repeat(26)}@`,
  `a@${'a-'.repeat(120)}`,
  '\u0000\u202e\ud800',
  "' or 1=1 --",
  '{{7*7}}${7*7}<script>alert(1)</script>',
  'a'.repeat(19_000),
  '{"a":'.repeat(500),
  -1e308,
  null,
  true,
  [],
  [[[[[[]]]]]],
  { $ne: null },
  { constructor: { prototype: { state: 'published' } } },
  { toString: 'x', hasOwnProperty: 1 },
];

/** Each of them takes a few; the machine may be very busy, and one that stalls takes a minute. */
export const LONGEST_MS = 10_000;
/** Fields are looked at before the token is: nothing of it is stored. */
export const SPENT = 'k1.x.0.x';

function spread(odd: unknown): object {
  return typeof odd === 'object' && odd !== null && !Array.isArray(odd)
    ? odd
    : { body: odd, parent: odd, formToken: odd };
}

/** What the doors refuse: before and after, fields of ours, and whatever else is sent. */
export function describeDoors(there: There): void {
  test('are refused while they are off, before they open and after they close, and the form says the same', async () => {
    const house = there();
    const context = async () =>
      (await house.ask<CommentContext>('GET', '/api/concertation/comment-contexts/halle')).body.refusal?.reason ?? null;
    const refused = async (reason: string) => {
      const { status, body } = await house.post();
      assert.deepEqual([status, body.reason, await context()], [409, reason, reason]);
      assert.ok(body.error.message.endsWith('.'), body.error.message);
    };
    await refused('off');
    assert.equal((await house.switchComments('halle', 'other-lead', {})).status, 404, 'not the own project');
    assert.equal((await house.switchComments('halle', 'project-lead', { from: '2026-11-24' })).status, 200);
    await refused('not-open');
    await house.switchComments('halle', 'project-lead', { to: '2026-11-22' });
    await refused('closed');
    assert.equal((await house.switchComments('halle', 'project-lead', {})).status, 200);
    assert.equal(await context(), null);
    assert.equal((await house.post()).status, 201);
    const closed = { comments: 'off', reason: 'Le débat est clos.' };
    const form = await house.form();
    assert.equal((await house.switchComments('halle', 'project-lead', closed)).status, 200);
    const late = await house.ask('POST', '/api/concertation/comments', form);
    assert.deepEqual([late.status, late.body.reason], [409, 'off'], 'switched off while the form was open');
    assert.match(late.body.error.message, /Le débat est clos\.$/);
    await house.switchComments('halle', 'project-lead', {});
    await house.switchComments('gare', 'other-lead', {});
  });

  test('are asked which consultation they are about where several of a project are open', async () => {
    const house = there();
    await house.publish('place', 'project-lead', (dossier) => withBenches(dossier, '2026-02-05'));
    for (const named of ['trace', 'bancs']) await house.switchComments('place', 'project-lead', {}, named);
    const about = async (more: object = {}) => {
      const reply = await house.post({ project: 'place', ...more });
      return reply.status === 201 ? (await house.row(reply)).consultation : reply.body;
    };
    const [first, benches] = [house.consultation('place', 'trace'), house.consultation('place', 'bancs')];
    assert.equal(await about(), first, 'the only open one');
    await house.republish('place', (dossier) => withBenches(dossier, '2036-01-05'));
    const around = '/api/concertation/comment-contexts/place';
    const { status, body } = await house.post({ project: 'place' });
    assert.deepEqual(
      [status, body.error.fields, (await house.ask('GET', around)).status],
      [422, { consultation: 'Choisissez la consultation.' }, 404],
    );
    assert.deepEqual(
      [await about({ consultation: 'trace' }), await about({ consultation: 'bancs' })],
      [first, benches],
    );
    assert.equal((await house.ask('GET', `${around}?consultation=bancs`)).status, 200);
    assert.equal((await house.post({ project: 'place', consultation: 'ailleurs' })).status, 422);
  });

  test('take no state, no author and no private field from anybody', async () => {
    const house = there();
    const fields = {
      state: 'published',
      number: 1,
      authorState: 'active',
      confirmedAt: 'x',
      service: 'Mairie',
      consultationId: 1,
    };
    for (const [field, value] of Object.entries(fields)) {
      assert.equal((await house.post({ [field]: value })).status, 400, field);
    }
    for (const odd of [{ body: ['a'] }, { authorName: { $ne: '' } }, { project: 7 }, { body: 'x'.repeat(20_001) }])
      assert.equal((await house.post(odd)).status, 400, JSON.stringify(odd).slice(0, 40));
    const wrong = await house.post({ authorName: '', body: ' ', email: `${'a'.repeat(40)}@${'a.'.repeat(12)}` });
    assert.equal(wrong.status, 422);
    assert.deepEqual(Object.keys(wrong.body.error.fields), ['authorName', 'email', 'body']);
    assert.equal((await house.post({ charterVersion: '0' })).body.reason, 'changed-meanwhile');
    assert.equal((await house.post({ project: 'nulle-part' })).status, 422);
  });

  test('answer whatever is sent to any of their doors: nothing breaks, nothing stalls, nothing is stored', async () => {
    const house = there();
    const stored = await rowsIn(house, COMMENT).count({});
    const good = await house.form();
    const late = { ...good, formToken: SPENT };
    const asked = HOSTILE.flatMap((odd): (readonly [path: string, body: unknown])[] => [
      ['/api/concertation/comments', { ...good, ...spread(odd) }],
      ['/api/concertation/comments', odd],
      ['/api/concertation/comments', { ...good, email: odd }],
      ...['authorName', 'email', 'body'].map(
        (field) => ['/api/concertation/comments', { ...late, [field]: odd }] as const,
      ),
      ['/api/concertation/comments', { ...good, project: odd, consultation: odd }],
      [
        `/api/concertation/comments/${encodeURIComponent(JSON.stringify(odd).slice(0, 300))}/reports`,
        { ...good, ...spread(odd) },
      ],
      ...['own-comments', 'appeals', 'second-key', 'report-confirmations'].map(
        (door) => [`/api/concertation/${door}/${encodeURIComponent(JSON.stringify(odd).slice(0, 80))}`, odd] as const,
      ),
    ]);
    for (const [index, [path, body]] of asked.entries()) {
      const from = performance.now();
      const { status } = await house.ask('POST', path, body, `198.51.${index >> 8}.${index & 255}`);
      const ms = Math.round(performance.now() - from);
      assert.ok(ms < LONGEST_MS, `${path} ${JSON.stringify(body)?.slice(0, 200)} took ${ms} ms`);
      assert.ok(status >= 400 && status < 500, `${path} ${JSON.stringify(body)?.slice(0, 200)} answered ${status}`);
      const { status: read } = await house.ask('GET', path);
      assert.ok(read >= 400 && read < 500, `GET ${path} answered ${read}`);
    }
    assert.equal(await rowsIn(house, COMMENT).count({}), stored);
  });
}

/** A second consultation of the project. */
function withBenches({ consultations, ...dossier }: Dossier, closes: string): Dossier {
  const [first, second] = consultations;
  assert.ok(first);
  const fresh = { ...first, id: 'new-2', slug: 'bancs', title: 'Les bancs', documents: [], places: [] };
  return { ...dossier, consultations: [first, { ...(second ?? fresh), closes }] };
}
