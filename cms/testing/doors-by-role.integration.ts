import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type AdminClient, askAnonymously, logIn } from './admin-client.ts';
import { type Child, startChild, stopChild } from './child-cms.ts';
import type { Started } from './cms-process.ts';
import { ANYBODY, DoorTable, type Question, ROLES } from './door-table.ts';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** They end the session that asks: asked at the end, each with a session to lose. */
const FAREWELLS = ['/admin/logout', '/admin/users/me/sessions'];
const isFarewell = ({ method, path }: Question) => method !== 'GET' && FAREWELLS.includes(path);

/** Every route of the started server, asked by every role, against `doors.txt`. */
describe('who passes which door', () => {
  const table = new DoorTable();
  const dataDir = mkdtempSync(join(tmpdir(), 'aggloforum-doors-'));
  /** Beside this process, not in it: the test runner watches every promise of its own process, which costs. */
  let child: Child;
  let cms: Started;
  let routes: readonly (readonly [method: string, pattern: string])[];
  const people = new Map<string, AdminClient>();

  before(async () => {
    child = startChild({ dataDir, mode: 'demo', smtpUrl: 'smtp://127.0.0.1:9' });
    cms = await child.started;
    for (const [letter, role] of Object.entries(ROLES)) people.set(letter, await logIn(cms.url, dataDir, role));
    routes = [...new Set(cms.routes)]
      .map((name) => name.split(' ') as [string, string])
      .filter(([method]) => METHODS.has(method));
  });
  after(async () => {
    await stopChild(child);
    rmSync(dataDir, { recursive: true, force: true });
  });

  const questions = () => routes.flatMap(([method, pattern]) => table.questions(method, pattern) ?? []);

  async function ask(letter: string, { method, path }: Question): Promise<number> {
    const body = method === 'GET' ? undefined : {};
    const person = people.get(letter);
    return (await (person ? person.ask(method, path, body) : askAnonymously(cms.url, method, path, body))).status;
  }

  /** What is wrong with the answer, if anything: a role is refused with 403, somebody unknown with 401 or 403. */
  async function fault(letter: string, question: Question): Promise<string[]> {
    const status = await ask(letter, question);
    const known = letter !== ANYBODY && question.who !== '' && !question.path.startsWith('/api/');
    const right = question.who.includes(letter)
      ? ![401, 403].includes(status)
      : known
        ? status === 403
        : [401, 403].includes(status);
    return right ? [] : [`${ROLES[letter] ?? 'anybody'} ${question.method} ${question.path} ${status}`];
  }

  async function faults(asked: readonly Question[]): Promise<string[]> {
    const found: string[] = [];
    for (const question of asked) {
      const answers = [ANYBODY, ...Object.keys(ROLES)].map(async (letter) => fault(letter, question));
      found.push(...(await Promise.all(answers)).flat());
    }
    return found;
  }

  test('the table names every route and every type, and none that is gone', () => {
    assert.ok(routes.length > 200, `only ${routes.length} routes`);
    const unnamed = routes.filter(([method, pattern]) => table.questions(method, pattern) === null);
    assert.deepEqual(unnamed, []);
    const registered = new Set(routes.flatMap(([method, pattern]) => [`${method} ${pattern}`, `* ${pattern}`]));
    assert.deepEqual(
      table.routes.filter((route) => !registered.has(route)),
      [],
    );
    const types = cms.types.filter((uid) => uid.startsWith('api::'));
    assert.deepEqual(types.map((uid) => uid.replace(/.*\./, '')).sort(), [...table.types].sort());
  });

  test('the doors of the content manager answer as the table says', async () => {
    assert.deepEqual(await faults(questions().filter(({ path }) => path.startsWith('/content-manager/'))), []);
  });

  test('the menu of the content manager has the editorial types alone', async () => {
    const admin = await logIn(cms.url, dataDir, 'super-admin');
    const { body } = await admin.ask('GET', '/content-manager/content-types');
    const { data } = body as { data: { uid: string; isDisplayed: boolean }[] };
    const shown = data.filter(({ isDisplayed }) => isDisplayed).map(({ uid }) => uid.replace(/.*\./, ''));
    assert.deepEqual(shown.sort(), [...table.types].sort());
  });

  test('all other doors answer as the table says', async () => {
    const others = questions().filter(({ path }) => !path.startsWith('/content-manager/'));
    assert.deepEqual(await faults(others.filter((question) => !isFarewell(question))), []);
  });

  for (const path of FAREWELLS) {
    test(`${path} is for who is logged in`, async () => {
      const asked = questions().filter((question) => isFarewell(question) && question.path === path);
      assert.equal(asked.length, 1);
      for (const [letter, role] of Object.entries(ROLES)) people.set(letter, await logIn(cms.url, dataDir, role));
      assert.deepEqual(await faults(asked), []);
    });
  }
});
