import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BootedCms } from '../../../../cms/testing/boot-cms.ts';
import type { RulesView, TrialView } from '../../contract/screening.ts';
import { blankSubmission } from '../../core/screening/check-rule.ts';
import { DEFAULT_REASONS, DEFAULT_RULES } from '../../core/screening/defaults.ts';
import { bootDossierCms, logIn, type Person } from '../testing/dossier-cms.ts';
import { REASONS, RULES } from './rule-rows.ts';
import type { ScreeningService } from './screening.ts';
import { seedScreening } from './seed-defaults.ts';

interface Refused {
  readonly error: { readonly message: string; readonly fields: Readonly<Record<string, string>> };
}

const MANAGED = `/content-manager/collection-types/${RULES}`;
const MANAGED_REASONS = `/content-manager/collection-types/${REASONS}`;
const FREEZING = `${'a'.repeat(50)}@!`;
const aRule = {
  label: 'Zone humide',
  explanation: '',
  enabled: true,
  condition: { kind: 'pattern', pattern: 'zones? humides?' },
  action: 'tag',
  spam: false,
  consultations: [],
  validFrom: '',
  validTo: '',
  article: 'sujet',
  mustMatch: ['la ZONE humide'],
  mustNotMatch: ['la zone bleue'],
};

describe('rules of moderation', () => {
  let cms: BootedCms;
  let officer: Person;
  let lead: Person;
  let screening: ScreeningService;
  const labels = async (body: string, name = '') =>
    (await screening.screen(blankSubmission(body, name))).map(({ label }) => label);
  const rows = async () => (await officer.ask<RulesView>('GET', '/rules')).body.rules;
  const named = async (label: string) => (await rows()).find((rule) => rule.label === label);

  before(async () => {
    ({ cms } = await bootDossierCms());
    officer = await logIn(cms, 'participation-officer');
    lead = await logIn(cms, 'project-lead');
    screening = cms.strapi.plugin('concertation').service('screening');
  });
  after(async () => cms?.stop());

  test('a new installation has rules and reasons, once: what is deleted does not come back', async () => {
    assert.equal((await rows()).length, DEFAULT_RULES.length);
    assert.equal(await cms.strapi.db.query(REASONS).count(), DEFAULT_REASONS.length);
    const last = (await rows()).at(-1);
    assert.equal((await officer.ask('DELETE', `/rules/${last?.id}`)).status, 200);
    await seedScreening(cms.strapi);
    assert.equal((await rows()).length, DEFAULT_RULES.length - 1);
    const outbox = await cms.strapi.db.query('plugin::publisher.outbox-entry').findMany();
    assert.doesNotMatch(JSON.stringify(outbox), /moderation-rule|refusal-reason/);
  });

  test('what it finds carries its label, action and article, in the text and in the name', async () => {
    const [finding, ...others] = await screening.screen(blankSubmission('Appelez-moi au 06 12 34 56 78.'));
    assert.deepEqual(others, []);
    assert.equal(finding?.label, 'Téléphone, courriel ou compte bancaire');
    assert.equal(finding.action, 'hold');
    assert.equal(finding.article, 'donnees-personnelles');
    assert.equal(finding.excerpt, 'Appelez-moi au 06 12 34 56 78.');
    assert.deepEqual(await labels('Bonjour.', 'Gros connard'), ['Insulte']);
    assert.deepEqual(await labels('Ce projet est une folie, il coûte trop cher et je suis contre.'), []);
  });

  test('a rule is ready once per change, at once for the text that follows it, and comes and goes by its dates', async () => {
    const ready = await screening.ready();
    assert.equal(await screening.ready(), ready);
    const made = await officer.ask<RulesView>('POST', '/rules', { ...aRule, validFrom: '2020-01-01' });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    assert.notEqual(await screening.ready(), ready);
    assert.deepEqual(await labels('Une zone humide'), ['Zone humide']);
    const row = await named('Zone humide');
    const past = { rule: { ...aRule, validTo: '2020-01-02' }, updatedAt: row?.updatedAt };
    assert.equal((await officer.ask('PUT', `/rules/${row?.id}`, past)).status, 200);
    assert.deepEqual(await labels('Une zone humide'), []);
    assert.equal((await named('Zone humide'))?.inForce, false);
    const late = await officer.ask<Refused>('PUT', `/rules/${row?.id}`, past);
    assert.equal(late.status, 409, 'a colleague saved meanwhile');
  });

  test('a rule whose example fails, or whose pattern does not compile, is refused in French by every road', async () => {
    const cases: [object, string, RegExp][] = [
      [{ mustMatch: ['une prairie'] }, 'mustMatch.0', /«\u00a0une prairie\u00a0» n’est pas trouvé/],
      [{ mustNotMatch: ['zone humide'] }, 'mustNotMatch.0', /alors qu’il doit passer/],
      [{ condition: { kind: 'pattern', pattern: '(zone' } }, 'condition.pattern', /une parenthèse n’a pas sa paire/],
      [{ condition: { kind: 'pattern', pattern: '(?=zone)' } }, 'condition.pattern', /ne sont pas admis/],
      [{ condition: { kind: 'pattern', pattern: '[a-z]{900}[a-z]{900}[a-z]{900}' } }, 'condition.pattern', /trop gros/],
    ];
    for (const [change, path, sentence] of cases) {
      const { status, body } = await officer.ask<Refused>('POST', '/rules', { ...aRule, label: 'Refusée', ...change });
      assert.equal(status, 422, JSON.stringify(body));
      assert.match(body.error.fields[path] ?? '', sentence);
      const managed = await officer.ask('POST', MANAGED, { ...aRule, label: 'Refusée', ...change });
      assert.equal(managed.status, 400, JSON.stringify(managed.body));
    }
    assert.equal(await named('Refusée'), undefined);
    const sound = await officer.ask('POST', MANAGED, { ...aRule, label: 'Par le gestionnaire', order: 90 });
    assert.equal(sound.status, 201, JSON.stringify(sound.body));
    const noArticle = { code: 'essai', label: 'Essai', article: 'Nul part', sentence: 'x', order: 1 };
    assert.equal((await officer.ask('POST', MANAGED_REASONS, noArticle)).status, 400);
    assert.equal((await officer.ask('POST', MANAGED_REASONS, { ...noArticle, article: 'sujet' })).status, 201);
    assert.equal((await officer.ask('POST', MANAGED_REASONS, { ...noArticle, article: 'sujet' })).status, 400);
  });

  test('a rule is put out of service and moved without a question; back in service it passes its examples', async () => {
    const [first, second, ...rest] = await rows();
    const ids = [second, first, ...rest].map((rule) => rule?.id);
    assert.equal((await officer.ask('POST', '/rules/order', { ids })).status, 200);
    assert.equal((await rows())[0]?.id, second?.id);
    assert.equal((await officer.ask('POST', '/rules/order', { ids: ids.slice(1) })).status, 409);
    const row = await named('Insulte');
    await cms.strapi.db.query(RULES).update({ where: { documentId: row?.id }, data: { mustMatch: ['Bonjour'] } });
    assert.equal((await officer.ask('PUT', `/rules/${row?.id}/enabled`, { enabled: false })).status, 200);
    assert.deepEqual(await labels('Quel connard'), []);
    assert.equal((await officer.ask('PUT', `/rules/${row?.id}/enabled`, { enabled: true })).status, 422);
    await cms.strapi.db.query(RULES).update({ where: { documentId: row?.id }, data: { mustMatch: [] } });
    assert.equal((await officer.ask('PUT', `/rules/${row?.id}/enabled`, { enabled: true })).status, 200);
    assert.deepEqual(await labels('Quel connard'), ['Insulte']);
  });

  test('a row that cannot be read any more stops no other', async () => {
    const row = await named('Menace');
    const { condition } = await cms.strapi.db.query(RULES).findOne({ where: { documentId: row?.id } });
    const write = async (data: object) => cms.strapi.db.query(RULES).update({ where: { documentId: row?.id }, data });
    for (const [odd, path, reason] of [
      [{ kind: 'pattern', pattern: '(' }, 'condition.pattern', /une parenthèse n’a pas sa paire/],
      [{ kind: 'words', words: 'un mot' }, 'condition.words', /une liste est attendue/],
    ] as const) {
      await write({ condition: odd });
      screening.forget();
      assert.deepEqual(await labels('Quel connard'), ['Insulte']);
      const shown = await named('Menace');
      assert.match(shown?.broken?.[path] ?? '', reason, 'shown with what is wrong');
      assert.equal(shown?.inForce, false);
      assert.equal((await rows()).filter(({ broken }) => broken === null).length > 10, true);
    }
    await write({ condition });
    screening.forget();
    assert.equal((await named('Menace'))?.broken, null);
  });

  test('« Essayer sur ce texte » marks what is found, with the rule being written, and keeps nothing', async () => {
    const text = 'Ces connards assèchent une zone humide 😀';
    const rule = { ...aRule, mustMatch: ['rien de tel'] };
    const { status, body } = await officer.ask<TrialView>('POST', '/rules/trial', { text, name: '', rule });
    assert.equal(status, 200, JSON.stringify(body));
    const found = body.hits.map(({ label, marks }) => [label, marks.map(({ start, end }) => text.slice(start, end))]);
    assert.deepEqual(found, [
      ['Zone humide', ['zone humide']],
      ['Insulte', ['connards']],
      ['Par le gestionnaire', ['zone humide']],
    ]);
    assert.equal((await officer.ask('POST', '/rules/trial', { text: '' })).status, 422);
    assert.equal((await officer.ask('POST', '/rules/trial', { text, rule: { kind: 'x' } })).status, 422);
    const kept = await named('Zone humide');
    assert.ok(kept?.broken === null);
    assert.equal(kept.mustMatch[0], aRule.mustMatch[0]);
  });

  test('the string that froze the server, and patterns that backtrack elsewhere, pass through the rules', async () => {
    const pattern = { ...aRule, label: 'Retour arrière', mustMatch: [], mustNotMatch: [] };
    const condition = { kind: 'pattern', pattern: '^(([a-z])+.)+[A-Z]([a-z])+$' };
    assert.equal((await officer.ask('POST', '/rules', { ...pattern, condition })).status, 201);
    for (const body of [FREEZING, `${'a'.repeat(19_999)}!`, '('.repeat(20_000), '\u202E\uD800'.repeat(5000)]) {
      assert.ok(Array.isArray(await screening.screen(blankSubmission(body, FREEZING))));
      assert.equal((await officer.ask('POST', '/rules/trial', { text: body, name: FREEZING })).status, 200);
    }
  });

  test('a lead reads and tries the rules, and writes none', async () => {
    assert.equal((await lead.ask('GET', '/rules')).status, 200);
    assert.equal((await lead.ask('POST', '/rules/trial', { text: 'connard' })).status, 200);
    const [first] = await rows();
    for (const [method, path] of [
      ['POST', '/rules'],
      ['POST', '/rules/order'],
      ['PUT', `/rules/${first?.id}`],
      ['PUT', `/rules/${first?.id}/enabled`],
      ['DELETE', `/rules/${first?.id}`],
      ['POST', MANAGED],
      ['PUT', `${MANAGED}/${first?.id}`],
      ['DELETE', `${MANAGED}/${first?.id}`],
      ['POST', MANAGED_REASONS],
    ] as const) {
      assert.equal((await lead.ask(method, path, {})).status, 403, `${method} ${path}`);
    }
  });
});
