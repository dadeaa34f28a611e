import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { everyState, NOW } from '../src/testing/fixture.ts';
import { bundlePath, takeBundle } from './bundles.ts';
import { filesBelow } from './files.ts';
import { Publisher } from './publisher.ts';
import { wholeOf } from './testing/render-whole.ts';

const EARLIER = '0123456789abcdef';
const SAYS_NOW = 'Aller au contenu';
const SAID_BEFORE = 'Passer au contenu';

const folder = mkdtempSync(join(tmpdir(), 'aggloforum-bundles-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(bundlePath(EARLIER), { recursive: true, force: true });
});

/** The templates of today with another word in them, as if they had been in use until a moment ago. */
function earlierBundle(): void {
  const path = bundlePath(EARLIER);
  cpSync(takeBundle().path, path, { recursive: true });
  for (const file of filesBelow(path).filter((name) => name.endsWith('.mjs'))) {
    const text = readFileSync(join(path, file), 'utf8');
    if (text.includes(SAYS_NOW)) writeFileSync(join(path, file), text.replaceAll(SAYS_NOW, SAID_BEFORE));
  }
  const before = new Date(Date.now() - 1_000);
  utimesSync(path, before, before);
}

test('going back to the templates before shows today’s texts in them, and there is a way forward again', async () => {
  earlierBundle();
  const now = Date.parse(NOW);
  let publisher = new Publisher(folder, 'http://localhost:24324');
  const page = () => readFileSync(join(folder, 'current', 'projets', 'open', 'index.html'), 'utf8');
  const show = async (title: string, rebuild: number, bundle: 'current' | 'previous') => {
    const content = everyState();
    const projects = content.projects.map((project) => ({ ...project, title }));
    const { head, changes } = wholeOf({ ...content, projects, position: rebuild + 1 });
    await publisher.take({ head: { ...head, desired: { rebuild, bundle } }, changes }, now);
    if (publisher.needsRelease) await publisher.renew();
    publisher.needsRelease = false;
    while (publisher.site?.isSettled === false) await publisher.site.work(true);
    publisher.record(now);
  };

  await show('Premier titre', 0, 'current');
  assert.match(page(), /Premier titre/);
  assert.ok(page().includes(SAYS_NOW));

  await show('Titre du jour', 1, 'previous');
  assert.match(page(), /Titre du jour/);
  assert.ok(page().includes(SAID_BEFORE) && !page().includes(SAYS_NOW));

  publisher.close();
  publisher = new Publisher(folder, 'http://localhost:24324');
  await publisher.begin(now);
  assert.equal(publisher.needsRelease, false, 'a restart undid the return');

  await show('Titre de demain', 2, 'current');
  assert.match(page(), /Titre de demain/);
  assert.ok(page().includes(SAYS_NOW));
  publisher.close();
});
