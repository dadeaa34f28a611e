import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { solveChallenge } from 'altcha-lib/v1';
import type { AppealPage, CommentContext, OwnComment, ProofChallenge } from '../../contract/comments.ts';
import type { SecondKeyPage } from '../../contract/moderation.ts';
import type { RulesView } from '../../contract/screening.ts';
import { MOST_REVISIONS } from '../../core/comments/check.ts';
import type { Finding } from '../../core/screening/submission.ts';
import { ARTICLE, CommentsHouse, type Decided, FACTS, linkIn } from './comments-fixture.ts';

/** The string that stopped the stock pattern of addresses for half a minute, and others that something has choked on. */
const HOSTILE: readonly unknown[] = [
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

function spread(odd: unknown): object {
  return typeof odd === 'object' && odd !== null && !Array.isArray(odd)
    ? odd
    : { body: odd, parent: odd, formToken: odd };
}

/** What the browser of the form works out. */
async function proofOf({ maxnumber, ...challenge }: ProofChallenge): Promise<string> {
  const solution = await solveChallenge(challenge.challenge, challenge.salt, 'SHA-256', maxnumber).promise;
  return Buffer.from(JSON.stringify({ ...challenge, number: solution?.number })).toString('base64');
}

/** What comments promise, whatever the database. */
export function describeComments(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`comments on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-comments-'));
    let house: CommentsHouse;
    const own = (token: string) => `/api/concertation/own-comments/${token}`;

    before(async () => {
      house = await CommentsHouse.open(join(folder, 'clock'), await databaseUrl());
    });
    after(async () => {
      await house?.cms.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('are refused while they are off, before they open and after they close, and the form says the same', async () => {
      const context = async () =>
        (await house.ask<CommentContext>('GET', '/api/concertation/comment-contexts/halle')).body.refusal?.reason ??
        null;
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

    test('take no state, no author and no private field from anybody', async () => {
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
      const stored = await house.cms.strapi.db.query('plugin::concertation.comment').count();
      const good = await house.form();
      const asked = HOSTILE.flatMap((odd) => [
        ['/api/concertation/comments', { ...good, ...spread(odd) }],
        ['/api/concertation/comments', odd],
        ['/api/concertation/comments', { ...good, email: odd }],
        ['/api/concertation/comments', { ...good, project: odd, consultation: odd }],
        [
          `/api/concertation/comments/${encodeURIComponent(JSON.stringify(odd).slice(0, 300))}/reports`,
          { ...good, ...spread(odd) },
        ],
        ...['own-comments', 'appeals', 'second-key', 'report-confirmations'].map(
          (door) => [`/api/concertation/${door}/${encodeURIComponent(JSON.stringify(odd).slice(0, 80))}`, odd] as const,
        ),
      ]) as readonly (readonly [string, unknown])[];
      for (const [path, body] of asked) {
        const { status } = await house.ask('POST', path, body);
        assert.ok(status >= 400 && status < 500, `${path} ${JSON.stringify(body)?.slice(0, 200)} answered ${status}`);
        const { status: read } = await house.ask('GET', path);
        assert.ok(read >= 400 && read < 500, `GET ${path} answered ${read}`);
      }
      assert.equal(await house.cms.strapi.db.query('plugin::concertation.comment').count(), stored);
    });

    test('are stored once for one key, and show nothing before somebody decided', async () => {
      const form = await house.form({ body: 'Secret à lire d’abord', email: 'Emil@Example.org' });
      const answers = await Promise.all(
        [1, 2, 3].map(async () => house.ask('POST', '/api/concertation/comments', form)),
      );
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
      assert.equal(new Set(answers.map(({ body }) => body.reference)).size, 1);
      assert.deepEqual(
        [answers[0]?.body.state, Object.keys(answers[0]?.body ?? {})],
        ['pending', ['reference', 'state', 'message', 'own']],
      );
      assert.ok(!(await house.outside()).includes('Secret à lire'));
      const [letter] = await house.lettersTo('emil@example.org');
      assert.ok(
        letter && !`${letter.text}${letter.html}${letter.subject}`.includes('Secret à lire'),
        'no mail holds it',
      );
      assert.match(letter.text, /ce-n-est-pas-moi/);
    });

    test('have a number from their publication on, and leave by an allow-list of fields', async () => {
      const first = await house.published({ body: 'Premier\n« texte »', authorName: 'Ana \u202eB\n' });
      const second = await house.published({ body: 'Deuxième', email: 'ana@example.org' });
      assert.deepEqual([first.number, second.number, second.slot], [1, 2, 2]);
      const [shown] = await house.publicComments();
      assert.deepEqual(shown, {
        id: first.documentId,
        consultation: 'halle/trace',
        number: 1,
        parent: null,
        slot: 1,
        state: 'published',
        authorName: 'Ana B',
        body: 'Premier\n« texte »',
        official: null,
        publishedAt: first.publishedAt,
        correctedAt: null,
        gone: null,
      });
      assert.ok(!(await house.outside()).includes('ana@example.org'));
    });

    test('answer one level deep; unknown, pending, removed and foreign parents look alike', async () => {
      const top = await house.published({ body: 'À quoi on répond' });
      const waiting = await house.row(await house.post({ body: 'En attente' }));
      const removed = await house.published({ body: 'Retiré' });
      await house.decide(removed.documentId, 'remove');
      const elsewhere = await house.published({ project: 'gare', body: 'Ailleurs' });
      const reply = await house.published({ parent: top.documentId, body: 'Une réponse' });
      assert.deepEqual([reply.slot, reply.parent], [null, top.documentId]);
      const bodies = new Set<string>();
      for (const parent of ['inconnu-inconnu-inconnu', waiting.documentId, removed.documentId, elsewhere.documentId]) {
        const { status, body } = await house.post({ parent });
        assert.equal(status, 409);
        bodies.add(JSON.stringify(body));
      }
      assert.equal(bodies.size, 1);
      assert.equal((await house.post({ parent: reply.documentId })).body.reason, 'too-deep');
      const reports = [];
      for (const id of ['inconnu-inconnu-inconnu', waiting.documentId, removed.documentId])
        reports.push((await report(id)).body);
      assert.equal(new Set(reports.map((body) => JSON.stringify(body))).size, 1);
    });

    const report = async (id: string, more: object = {}) =>
      house.ask('POST', `/api/concertation/comments/${id}/reports`, {
        ...(await house.sending()),
        reason: 'insult',
        explanation: 'Il insulte un élu.',
        goodFaith: 'oui',
        ...more,
      });

    test('are decided by one of two who decide at the same time, and tell their author once', async () => {
      const reply = await house.post({ email: 'lea@example.org', body: 'Un texte disputé' });
      const { documentId } = await house.row(reply);
      const [receipt] = await house.lettersTo('lea@example.org');
      const token = linkIn(receipt, 'ma-contribution');
      assert.equal((await house.ask<OwnComment>('GET', own(token))).body.confirmed, false);
      assert.equal((await house.ask<OwnComment>('POST', own(token), { act: 'confirm' })).body.confirmed, true);
      const { version } = await house.detail(documentId);
      const refuse = { comment: documentId, version, action: 'refuse', article: ARTICLE, facts: FACTS };
      const faulty = await house
        .person('participation-officer')
        .ask<{ ok: boolean; fields: object }[]>('POST', '/moderation/decisions', {
          decisions: [{ ...refuse, facts: '' }],
        });
      assert.deepEqual([faulty.body[0]?.ok, Object.keys(faulty.body[0]?.fields ?? {})], [false, ['facts']]);
      assert.equal((await house.lettersTo('lea@example.org')).length, 1, 'a refusal that fails sends nothing');
      const both = await Promise.all(
        ['participation-officer', 'project-lead'].map(async (role) =>
          house.person(role).ask<{ ok: boolean; code?: string; by?: string }[]>('POST', '/moderation/decisions', {
            decisions: [refuse],
          }),
        ),
      );
      const results = both.map(({ body }) => body[0]);
      assert.equal(results.filter((result) => result?.ok).length, 1);
      const loser = results.find((result) => result?.ok === false);
      assert.equal(loser?.code, 'changed-meanwhile');
      assert.match(loser?.by ?? '', /Essai$/);
      const letters = await house.lettersTo('lea@example.org');
      assert.equal(letters.length, 2);
      assert.match(letters[1]?.text ?? '', /Respecter les personnes/);
      assert.ok(!letters[1]?.text.includes('Un texte disputé'));
      assert.ok(!(await house.outside()).includes('Un texte disputé'));
    });

    test('confirm their address by the letter alone: what the form answers at once proves nothing about it', async () => {
      const sent = await house.post({ email: 'victime@example.org', body: 'Sous l’adresse d’un autre encore' });
      const { documentId } = await house.row(sent);
      const seen = (await house.ask<OwnComment>('GET', own(sent.body.own))).body;
      assert.equal(seen.may.confirm, false);
      assert.equal((await house.ask<OwnComment>('POST', own(sent.body.own), { act: 'confirm' })).status, 409);
      const correction = { act: 'correct', body: 'Corrigé sans la lettre', version: seen.version };
      assert.equal((await house.ask<OwnComment>('POST', own(sent.body.own), correction)).body.confirmed, false);
      await house.decide(documentId, 'refuse');
      const { may } = (await house.ask<OwnComment>('GET', own(sent.body.own))).body;
      const appealed = await house.ask<AppealPage>('POST', `/api/concertation/appeals/${may.appeal}`, {
        text: 'Je conteste cela.',
      });
      assert.equal(appealed.status, 200, JSON.stringify(appealed.body));
      assert.equal((await house.row(sent)).confirmedAt, null);
      const letters = await house.lettersTo('victime@example.org');
      assert.equal(letters.length, 1, 'the receipt, and nothing after it');
      const officer = house.person('participation-officer');
      const open = async () => (await officer.ask<{ comment: string }[]>('GET', '/moderation/appeals')).body;
      assert.deepEqual(
        (await open()).map(({ comment }) => comment),
        [documentId],
      );
      assert.deepEqual((await house.ask<OwnComment>('POST', own(sent.body.own), { act: 'erase' })).body, {
        state: 'erased',
      });
      assert.deepEqual(await open(), [], 'nobody waits for an answer any more');
    });

    test('pass again once corrected: the earlier text stands until then, and is unreachable afterwards', async () => {
      const row = await house.published({ body: 'Texte premier' });
      const { version } = (await house.ask<OwnComment>('GET', own(row.own))).body;
      const corrected = await house.ask<OwnComment>('POST', own(row.own), {
        act: 'correct',
        body: 'Texte corrigé',
        version,
      });
      assert.equal(corrected.status, 200, JSON.stringify(corrected.body));
      const stale = await house.ask<OwnComment>('POST', own(row.own), { act: 'correct', body: 'Encore', version });
      assert.equal(stale.status, 409);
      let outside = await house.outside();
      assert.deepEqual([outside.includes('Texte premier'), outside.includes('Texte corrigé')], [true, false]);
      const detail = await house.detail(row.documentId);
      assert.deepEqual([detail.corrects, detail.body], [true, 'Texte corrigé']);
      assert.equal((await house.decide(row.documentId, 'approve')).ok, true);
      outside = await house.outside();
      assert.deepEqual([outside.includes('Texte premier'), outside.includes('Texte corrigé')], [false, true]);
      const shown = (await house.publicComments()).find(({ id }) => id === row.documentId);
      assert.deepEqual([shown?.number, shown?.correctedAt !== null], [row.number, true]);
    });

    test('are corrected as often as somebody means it, and not without end', async () => {
      const { body } = await house.post({ body: 'Premier jet' });
      const correct = async (count: number) => {
        const { version } = (await house.ask<OwnComment>('GET', own(body.own))).body;
        return house.ask('POST', own(body.own), { act: 'correct', body: `Version ${count}`, version });
      };
      for (let count = 2; count <= MOST_REVISIONS; count += 1) assert.equal((await correct(count)).status, 200);
      const last = await correct(MOST_REVISIONS + 1);
      assert.deepEqual([last.status, last.body.error.code], [409, 'corrected-too-often']);
    });

    test('are redacted with a mark, removed with their place and their answers, and restored', async () => {
      const row = await house.published({ body: 'Le maire habite 3 rue des Lilas.' });
      const answer = await house.published({ parent: row.documentId, body: 'Réponse qui reste' });
      const rewritten = await house.decide(row.documentId, 'redact', { redactedBody: 'Le maire ment […].' });
      assert.deepEqual(Object.keys(rewritten.fields), ['redactedBody']);
      assert.equal((await house.decide(row.documentId, 'redact', { redactedBody: 'Le maire habite […].' })).ok, true);
      assert.ok(!(await house.outside()).includes('rue des Lilas'));
      assert.equal((await house.decide(row.documentId, 'remove')).state, 'removed');
      const gone = (await house.publicComments()).find(({ id }) => id === row.documentId);
      assert.deepEqual(
        [gone?.state, gone?.body, gone?.authorName, gone?.gone?.article],
        ['removed', null, null, ARTICLE],
      );
      const reply = (await house.publicComments()).find(({ id }) => id === answer.documentId);
      assert.deepEqual([reply?.state, reply?.parent], ['published', row.documentId]);
      assert.equal((await house.decide(answer.documentId, 'remove')).ok, true);
      assert.equal((await house.decide(answer.documentId, 'restore')).state, 'published', 'under a removed parent');
      assert.equal((await house.decide(row.documentId, 'restore')).state, 'published-redacted');
      assert.ok(!(await house.outside()).includes('rue des Lilas'));
    });

    test('need two people where there are two keys, by the desk or by the letter of the day, and switch back without publishing', async () => {
      const officer = house.person('participation-officer');
      const made = await officer.ask<{ code: string }>('POST', '/moderation/policies', {
        label: 'Deux avis',
        mode: 'pre-moderation-two-keys',
        teamDays: 1,
        electedDays: 1,
      });
      assert.equal(made.status, 201);
      const switched = await house.switchComments('halle', 'project-lead', { policy: made.body.code });
      assert.equal(switched.status, 200, JSON.stringify(switched.body));
      const frozen = await officer.ask('PUT', `/moderation/policies/${made.body.code}`, {
        label: 'Autre',
        mode: 'post-moderation',
        teamDays: 1,
        electedDays: 1,
      });
      assert.equal(frozen.status, 409);
      const ids: string[] = [];
      for (const body of ['Un avis', 'Deux avis', 'Trois avis'])
        ids.push((await house.row(await house.post({ body }))).documentId);
      for (const id of ids) assert.equal((await house.decide(id, 'approve')).state, 'awaiting-elected');
      assert.equal((await house.decide(ids[0] ?? '', 'approve')).code, 'second-key', 'the team has had its say');
      assert.equal((await house.decide(ids[0] ?? '', 'approve', {}, 'elected-official')).state, 'published');
      house.setClock('2026-11-24T08:00:00Z');
      const rounds = house.cms.strapi.plugin('concertation').service('moderationRounds');
      await Promise.all([rounds.run(), rounds.run()]);
      await rounds.run();
      const letters = await house.lettersTo('elected-official@example.fr');
      assert.equal(letters.length, 1, 'one letter a day');
      assert.match(letters[0]?.subject ?? '', /^2 textes attendent/);
      assert.ok(!letters[0]?.text.includes('Deux avis'));
      const page = `/api/concertation/second-key/${linkIn(letters[0], 'validation')}`;
      const { body: waiting } = await house.ask<SecondKeyPage>('GET', page);
      assert.deepEqual(
        waiting.items.map(({ body }: { body: string }) => body),
        ['Deux avis', 'Trois avis'],
      );
      const decisions = [{ comment: ids[1], version: waiting.items[0]?.version, action: 'approve' }];
      assert.equal((await house.ask('POST', page, { decisions })).status, 422, 'not without the box');
      const decided = await house.ask<Decided[]>('POST', page, { confirmed: 'oui', decisions });
      assert.deepEqual([decided.status, decided.body[0]?.state], [200, 'published']);
      const uses = await house.cms.strapi.db.query('plugin::concertation.second-key-use').findMany();
      assert.deepEqual(
        uses.map(({ act }: { act: string }) => act),
        ['look', 'decide'],
      );
      house.setClock('2026-11-25T09:00:00Z');
      await rounds.run();
      const alerts = await house.lettersTo('participation-officer@example.fr');
      assert.ok(
        alerts.some(({ subject }) => /trop longtemps/.test(subject)),
        'late: an alert',
      );
      assert.equal(
        (await house.row({ body: { reference: (await house.detail(ids[2] ?? '')).reference } } as never)).standing,
        null,
      );
      house.setClock('2026-12-01T09:00:00Z');
      assert.equal((await house.ask('GET', page)).status, 410, 'the link is over');
      const back = await house.switchComments('halle', 'participation-officer', { policy: 'a-priori-2026-1' });
      assert.equal(back.status, 200, JSON.stringify(back.body));
      const rerouted = await house.detail(ids[2] ?? '');
      assert.deepEqual([rerouted.state, rerouted.history[0]?.action], ['awaiting-team', 'reroute']);
      assert.ok(!(await house.outside()).includes('Trois avis'));
    });

    test('appear at once under post-moderation, which no lead chooses by himself; what a robot fills in is held', async () => {
      const officer = house.person('participation-officer');
      const { body: policy } = await officer.ask<{ code: string }>('POST', '/moderation/policies', {
        label: 'Après coup',
        mode: 'post-moderation',
        teamDays: 2,
        electedDays: 2,
      });
      const lax = await house.switchComments('gare', 'other-lead', { policy: policy.code });
      assert.deepEqual([lax.status, Object.keys(lax.body.error.fields)], [422, ['policy']]);
      assert.equal((await house.switchComments('gare', 'participation-officer', { policy: policy.code })).status, 200);
      const shown = await house.post({ project: 'gare', body: 'Paru tout de suite' });
      assert.equal(shown.body.state, 'published');
      assert.ok((await house.outside()).includes('Paru tout de suite'));
      const robot = await house.post({ project: 'gare', body: 'Achetez', website: 'https://spam.example' });
      const bad = await house.post({ project: 'gare', body: 'Achetez encore', website: 'x' });
      assert.deepEqual(
        [robot.status, robot.body.state, Object.keys(robot.body)],
        [201, 'pending', Object.keys(shown.body)],
      );
      assert.ok(!(await house.outside()).includes('Achetez'));
      const row = await house.row(shown);
      const { version } = (await house.ask<OwnComment>('GET', own(shown.body.own))).body;
      await house.ask<OwnComment>('POST', own(shown.body.own), { act: 'correct', body: 'Autre chose', version });
      assert.ok(!(await house.outside()).includes('Autre chose'), 'a correction is read first');
      assert.equal((await house.detail(row.documentId)).state, 'awaiting-team');
      const emptied = await officer.ask<{ count: number }>('POST', '/moderation/spam', {
        article: ARTICLE,
        facts: FACTS,
      });
      assert.deepEqual([emptied.status, emptied.body.count], [200, 2]);
      assert.equal((await house.detail((await house.row(bad)).documentId)).state, 'refused');
    });

    test('are held by a rule of the team, which says what it found; to nobody else does it show', async () => {
      const rule = (await house.rules()).find(({ label }) => label.startsWith('Téléphone'));
      await house.switchRule(rule?.id ?? '', true);
      const held = await house.post({ project: 'gare', body: 'Appelez Monsieur Dupont au 06 12 34 56 78.' });
      assert.equal(held.body.state, 'pending');
      assert.ok(!(await house.outside()).includes('06 12 34'));
      const { state, findings } = await house.detail((await house.row(held)).documentId);
      assert.equal(state, 'rule-held');
      assert.deepEqual(
        (findings as readonly Finding[]).map(({ rule: by, action, excerpt }) => [
          by,
          action,
          excerpt?.includes('06 12 34 56 78'),
        ]),
        [[rule?.id, 'hold', true]],
      );
      await house.switchRule(rule?.id ?? '', false);
    });

    test('are sent at once by a suspect browser that proves itself, and held without a script; one proof serves one sending', async () => {
      house.setClock('2026-12-01T09:00:00Z');
      const body = 'Signez tous la même pétition.';
      const send = async (form: object) => house.ask('POST', '/api/concertation/comments', form, '198.51.100.9');
      const stored = async () => house.cms.strapi.db.query('plugin::concertation.comment').count();
      for (const at of [1, 2, 3, 4]) assert.equal((await house.post({ body })).status, 201, String(at));
      const before = await stored();
      const able = await house.form({ body, proof: 'able' });
      const asked = await send(able);
      assert.deepEqual([asked.status, asked.body.error.code, await stored()], [422, 'proof-needed', before]);
      const proof = await proofOf(asked.body.challenge);
      const sent = await send({ ...able, proof });
      const again = [await send({ ...able, proof }), await send(able)];
      assert.deepEqual(
        [sent.status, ...new Set(again.map((reply) => reply.body.reference))],
        [201, sent.body.reference],
      );
      const clear = await house.detail((await house.row(sent)).documentId);
      assert.deepEqual([clear.state, clear.findings], ['awaiting-team', []]);
      const replayed = await send({ ...(await house.form({ body })), proof });
      assert.deepEqual([replayed.status, replayed.body.error.code], [422, 'proof-needed']);
      const spent = await send({ ...able, idempotencyKey: randomUUID(), proof });
      assert.deepEqual([spent.status, spent.body.error.code], [422, 'form-spent']);
      const late = await house.form({ body, proof: 'able' });
      const tooLate = await proofOf((await send(late)).body.challenge);
      for (const wrong of ['x', `${tooLate.slice(0, 40)}AAAA`, proof])
        assert.equal((await send({ ...late, proof: wrong })).body.error.code, 'proof-needed');
      assert.equal(await stored(), before + 1);
      house.setClock('2026-12-01T09:06:00Z');
      assert.equal((await send({ ...late, proof: tooLate })).body.error.code, 'proof-needed', 'it has expired');
      const plain = await send(await house.form({ body }));
      const held = await house.detail((await house.row(plain)).documentId);
      assert.deepEqual([plain.status, plain.body.state, held.state], [201, 'pending', 'rule-held']);
      assert.deepEqual(
        held.findings.map(({ label }: Finding) => label),
        ['Envoi suspect, sans vérification'],
      );
      const limits = house.cms.strapi.plugin('concertation').service('limits');
      const hours = { from: '2026-12-01T09:30', to: '2026-12-01T12:00' };
      await limits.announce(
        { name: 'Réunion publique', people: 40, ...hours, reason: 'Une salle, un Wi-Fi.' },
        'Essai',
      );
      const meeting = await house.detail((await house.row(await send(await house.form({ body })))).documentId);
      assert.deepEqual([meeting.state, meeting.findings], ['awaiting-team', []]);
    });

    test('belong to the leads of their project alone, by every road of the desk; the guarantor reads without addresses', async () => {
      const theirs = await house.row(await house.post({ body: 'De la halle', email: 'zoe@example.org' }));
      const id = theirs.documentId;
      const lead = house.person('other-lead');
      const decisions = [{ comment: id, version: theirs.version, action: 'approve' }];
      const { body: decided } = await lead.ask<{ status: number }[]>('POST', '/moderation/decisions', { decisions });
      assert.equal(decided[0]?.status, 404);
      const roads: [string, string, object?][] = [
        ['GET', `/moderation/comments/${id}`],
        ['POST', `/moderation/flags/${id}`, { answer: 'Rien à redire ici.', version: 1 }],
        ['POST', `/moderation/comments/${id}/erase`, {}],
        ['POST', '/moderation/replies', { parent: id, body: 'x', service: 'x' }],
        ['GET', `/moderation/panel/${house.consultation('halle')}`],
      ];
      const inRules = async (role: string) =>
        (await house.person(role).ask<RulesView>('GET', '/rules')).body.consultations.map((one) => one.id);
      assert.deepEqual(await inRules('other-lead'), [house.consultation('gare')], 'not even a title');
      assert.ok((await inRules('communications')).includes(house.consultation('halle')));
      for (const [method, path, body] of roads) {
        const { status } = await lead.ask(method, path, body);
        assert.ok([403, 404].includes(status), `${method} ${path} answered ${status}`);
      }
      const queue = await lead.ask<{ items: { consultation: { id: string } }[] }>(
        'GET',
        '/moderation/queue?view=team&limit=100',
      );
      assert.ok(queue.body.items.every(({ consultation }) => consultation.id === house.consultation('gare')));
      assert.equal(
        (
          await lead.ask('POST', '/moderation/spam', {
            article: ARTICLE,
            facts: FACTS,
            consultation: house.consultation('halle'),
          })
        ).status,
        200,
      );
      const guarantor = house.person('guarantor');
      const { body: read } = await guarantor.ask<{ email: string | null; body: string; actions: string[] }>(
        'GET',
        `/moderation/comments/${id}`,
      );
      assert.deepEqual([read.body, read.email, read.actions], ['De la halle', null, []]);
      assert.equal((await guarantor.ask('POST', '/moderation/decisions', { decisions })).status, 403);
      assert.equal((await house.detail(id)).email, 'zoe@example.org');
      assert.equal((await house.person('communications').ask('GET', '/moderation/queue')).status, 403);
    });

    test('are queued oldest first, page by page, with what is late and why it was held', async () => {
      const officer = house.person('participation-officer');
      const seen: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const path: string = `/moderation/queue?view=team&limit=2${after === '' ? '' : `&after=${after}`}`;
        const {
          body,
        }: {
          body: {
            items: { id: string; late: boolean; dueAt: string }[];
            next: string | null;
            counts: Record<string, number>;
          };
        } = await officer.ask('GET', path);
        seen.push(...body.items.map(({ id }) => id));
        assert.ok(body.items.every(({ dueAt }) => dueAt !== null));
        after = body.next;
        if (after === null) assert.equal(seen.length, body.counts['team']);
      }
      assert.equal(new Set(seen).size, seen.length);
      const late = await officer.ask<{ items: { late: boolean }[] }>('GET', '/moderation/queue?view=late');
      assert.ok(late.body.items.length > 0 && late.body.items.every((item) => item.late));
    });

    test('are appealed against once, and judged by somebody who took no part; an upheld appeal publishes', async () => {
      const reply = await house.post({ email: 'max@example.org', body: 'Je conteste' });
      const { documentId } = await house.row(reply);
      await house.ask<OwnComment>(
        'POST',
        own(linkIn((await house.lettersTo('max@example.org'))[0], 'ma-contribution')),
        {
          act: 'confirm',
        },
      );
      await house.decide(documentId, 'refuse');
      const letters = await house.lettersTo('max@example.org');
      const page = `/api/concertation/appeals/${linkIn(letters[1], 'recours')}`;
      assert.equal((await house.ask<AppealPage>('GET', page)).body.decision.facts, FACTS);
      assert.equal((await house.ask('POST', page, { text: 'non' })).status, 422);
      const made = await house.ask<AppealPage>('POST', page, { text: 'Je n’ai visé personne.' });
      assert.equal(made.body.appeal?.state, 'open');
      assert.equal((await house.ask('POST', page, { text: 'Encore une fois, non.' })).status, 409);
      const officer = house.person('participation-officer');
      const second = house.person('second-officer');
      const open = await officer.ask<{ id: string; mayDecide: boolean; version: number }[]>(
        'GET',
        '/moderation/appeals',
      );
      const [appeal] = open.body;
      assert.equal(appeal?.mayDecide, false);
      const judgement = { outcome: 'upheld', answer: 'Le texte ne vise personne.', version: appeal?.version };
      assert.equal((await officer.ask('POST', `/moderation/appeals/${appeal?.id}`, judgement)).status, 403);
      const judged = await second.ask<{ state: string }>('POST', `/moderation/appeals/${appeal?.id}`, judgement);
      assert.deepEqual([judged.status, judged.body.state], [200, 'published']);
      const again = await house.person('project-lead').ask('POST', `/moderation/appeals/${appeal?.id}`, judgement);
      assert.equal(again.status, 409, 'decided once');
      assert.equal((await house.lettersTo('max@example.org')).length, 3, 'one letter for the appeal');
      assert.ok((await house.outside()).includes('Je conteste'));
    });

    test('are reported with a receipt, and who reported is told what came of it', async () => {
      const row = await house.published({ body: 'Signalé' });
      const sent = await report(row.documentId, { email: 'rita@example.org' });
      assert.deepEqual([sent.status, sent.body.state], [201, 'open']);
      assert.equal((await report(row.documentId, { goodFaith: undefined })).status, 422);
      assert.equal((await report(row.documentId, { state: 'upheld' })).status, 400);
      const [receipt] = await house.lettersTo('rita@example.org');
      assert.ok(receipt && !receipt.text.includes('insulte'), 'what was typed is not echoed');
      const confirmed = await house.ask(
        'POST',
        `/api/concertation/report-confirmations/${linkIn(receipt, 'signalement-confirme')}`,
        {},
      );
      assert.equal(confirmed.status, 200);
      const flagged = await house
        .person('participation-officer')
        .ask<{ items: { id: string }[] }>('GET', '/moderation/queue?view=flagged');
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
      await report(kept.documentId);
      const { version } = await house.detail(kept.documentId);
      const dismissed = await house
        .person('participation-officer')
        .ask('POST', `/moderation/flags/${kept.documentId}`, {
          answer: 'Le texte respecte la charte.',
          version,
        });
      assert.equal(dismissed.status, 200);
      assert.equal((await house.publicComments()).find(({ id }) => id === kept.documentId)?.state, 'published');
    });

    test('are answered by the service under its name, never a person’s', async () => {
      const row = await house.published({ body: 'Une question au service' });
      const body = { parent: row.documentId, body: 'Voici notre réponse.', service: 'Direction des essais' };
      const answered = await house.person('project-lead').ask('POST', '/moderation/replies', body);
      assert.equal(answered.status, 200, JSON.stringify(answered.body));
      const shown = (await house.publicComments()).find(({ parent }) => parent === row.documentId);
      assert.deepEqual(
        [shown?.official, shown?.authorName, shown?.state],
        [{ service: 'Direction des essais' }, null, 'published'],
      );
      assert.ok(!(await house.outside()).includes('project-lead'));
    });

    test('are withdrawn and erased by their author: the place stays, every word goes', async () => {
      const reply = await house.post({ email: 'noor@example.org', authorName: 'Noor', body: 'À effacer' });
      const { documentId } = await house.row(reply);
      await house.decide(documentId, 'approve');
      await report(documentId, { explanation: 'Des mots sur À effacer', name: 'Rapporteuse' });
      const { version } = (await house.ask<OwnComment>('GET', own(reply.body.own))).body;
      const withdrawn = await house.ask<OwnComment>('POST', own(reply.body.own), { act: 'withdraw', version });
      assert.equal(withdrawn.body.author, 'withdrawn', JSON.stringify(withdrawn.body));
      assert.ok(!(await house.outside()).includes('À effacer'));
      assert.equal((await house.decide(documentId, 'remove')).code, 'author-left');
      const taken = await house.ask<OwnComment>('GET', `${own(reply.body.own)}/export`);
      assert.equal(taken.body.revisions[0]?.body, 'À effacer');
      assert.deepEqual((await house.ask<OwnComment>('POST', own(reply.body.own), { act: 'erase' })).body, {
        state: 'erased',
      });
      assert.equal((await house.ask<OwnComment>('GET', own(reply.body.own))).status, 410, 'an old link');
      const everything = JSON.stringify(await everyRow(house));
      for (const word of ['À effacer', 'Noor', 'noor@example.org', 'Rapporteuse'])
        assert.ok(!everything.includes(word), `${word} is left`);
      const place = (await house.publicComments()).find(({ id }) => id === documentId);
      assert.deepEqual([place?.state, place?.body, place?.authorName], ['erased', null, null]);
    });

    test('lose the address that says « ce n’est pas moi », and nothing else', async () => {
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

    test('write three times a day at most to an address that nobody confirmed, whatever the form', async () => {
      const target = (await house.published({ body: 'Cible' })).documentId;
      const answers = [];
      for (let sent = 0; sent < 4; sent += 1) {
        answers.push((await house.post({ email: 'bombe@example.org', body: `Bombe ${sent}` })).status);
        answers.push((await report(target, { email: 'BOMBE+x@example.org' })).status);
      }
      assert.deepEqual([...new Set(answers)], [201]);
      const where = { email: { $startsWith: 'bombe' }, state: { $ne: 'skipped' } };
      assert.equal(await house.cms.strapi.db.query('plugin::directory-mailing.letter').count({ where }), 3);
    });

    test('move with their consultation, and go with its withdrawal', async () => {
      const communications = house.person('communications');
      const before = house.dossiers.get('gare');
      assert.ok(before);
      const dossier = { ...before.dossier, project: { ...before.dossier.project, slug: 'gare-neuve' } };
      const moved = await communications.ask('POST', `/dossiers/${before.id}/publish`, {
        dossier,
        revision: before.revision,
      });
      assert.equal(moved.status, 200, JSON.stringify(moved.body));
      const touched = await lastTouches(house);
      assert.ok(touched.has('comment'), 'the comments are told again');
      assert.ok((await house.publicComments()).some(({ consultation }) => consultation === 'gare-neuve/trace'));
      const gone = await communications.ask('POST', `/dossiers/${before.id}/unpublish`, {
        reason: 'Une erreur.',
        titleWithheld: false,
        revision: moved.body.revision,
      });
      assert.equal(gone.status, 200, JSON.stringify(gone.body));
      assert.ok((await house.publicComments()).every(({ consultation }) => !consultation.startsWith('gare')));
      assert.equal((await house.post({ project: 'gare-neuve' })).status, 422);
    });

    test('are counted up to the last full hour, by department, without a word of one of them', async () => {
      house.setClock('2026-12-02T09:30:00Z');
      const { snapshot } = await house.cms.strapi.plugin('publisher').service('snapshot').take();
      const { at, total, departments } = snapshot.moderation;
      assert.equal(at, '2026-12-02T09:00:00.000Z');
      const comments = await house.cms.strapi.db
        .query('plugin::concertation.comment')
        .count({ where: { service: null } });
      assert.equal(total.received, comments);
      assert.ok(total.published > 0 && total.removed > 0 && total.spam === 2 && total.withdrawn === 1);
      assert.deepEqual(total.refused, [{ article: ARTICLE, count: 3 }]);
      assert.deepEqual(total.appeals, { received: 1, upheld: 1, rejected: 0 });
      assert.deepEqual(
        departments.map(({ department }: { department: string }) => department),
        ['essai'],
      );
    });

    test('are in no message of a statement that fails: logs hold place-holders', async () => {
      const { connection, metadata } = house.cms.strapi.db;
      const { tableName } = metadata.get('plugin::concertation.comment');
      const failing = connection(tableName).insert({ author_name: 'Nom secret', nowhere: 'x' });
      await assert.rejects(failing, (error: Error) => !error.message.includes('Nom secret'));
    });

    test('keep a decision for every state, and one standing text at most', async () => {
      const { db } = house.cms.strapi;
      const revisions = await db.query('plugin::concertation.comment-revision').findMany();
      const decisions = await db
        .query('plugin::concertation.comment-decision')
        .findMany({ orderBy: { version: 'asc' } });
      for (const { comment, number, state } of revisions) {
        const own = decisions.filter(
          (one: { comment: string; revision: number }) => one.comment === comment && one.revision === number,
        );
        assert.equal(own.at(-1)?.to, state, `${comment} ${number} ${state}`);
      }
      const standing = revisions.filter((one: { standing: string | null }) => one.standing !== null);
      assert.equal(new Set(standing.map((one: { comment: string }) => one.comment)).size, standing.length);
      assert.ok(
        revisions.every(
          (one: { standing: string | null; waiting: string | null }) => one.standing === null || one.waiting === null,
        ),
      );
    });

    test('are forgotten when their time is over: networks within hours, texts that were never public within a year', async () => {
      const kept = await house.published({ body: 'Public, donc gardé', email: 'vieux@example.org' });
      const never = await house.row(await house.post({ body: 'Jamais paru', email: 'jamais@example.org' }));
      await house.decide(never.documentId, 'refuse');
      house.setClock('2028-01-05T09:00:00Z');
      await house.cms.strapi.plugin('concertation').service('moderationRounds').run();
      const rows = await house.cms.strapi.db.query('plugin::concertation.comment').findMany();
      assert.ok(
        rows.every(
          ({ network, sameness, email }: Record<string, unknown>) =>
            network === null && sameness === null && email === null,
        ),
      );
      assert.ok(!JSON.stringify(await everyRow(house)).includes('Jamais paru'));
      assert.equal((await house.publicComments()).find(({ id }) => id === kept.documentId)?.state, 'published');
    });
  });
}

async function everyRow({ cms: { strapi } }: CommentsHouse): Promise<unknown> {
  const tables = Object.keys(strapi.contentTypes).filter((uid) =>
    /^plugin::(concertation|directory-mailing|publisher)\./.test(uid),
  );
  return Promise.all(tables.map(async (uid) => strapi.db.query(uid).findMany()));
}

async function lastTouches({ cms: { strapi } }: CommentsHouse): Promise<Set<string>> {
  const rows = await strapi.db.query('plugin::publisher.outbox-entry').findMany({ orderBy: { id: 'desc' }, limit: 10 });
  return new Set(rows.flatMap(({ touches }: { touches: { type: string }[] }) => touches.map(({ type }) => type)));
}
