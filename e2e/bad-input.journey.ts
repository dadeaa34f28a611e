import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { isTakenOver } from './support/hostile.ts';
import { type Stack, startStack } from './support/stack.ts';
import { storm } from './support/storm.ts';

const SEED = 20_261_125;
const COUNT = 5_000;

describe('bad input, everywhere that the public may send something', () => {
  let stack: Stack;
  before(async () => {
    process.env['TRUSTED_PROXY'] = '127.0.0.1';
    stack = await startStack();
  });
  after(async () => stack?.stop());

  test(`${COUNT} of it are refused in order, and nothing is shown as it came`, async () => {
    const { sent, byStatus, faults } = await storm(stack, { seed: SEED, count: COUNT });
    assert.equal(sent, COUNT);
    assert.deepEqual(faults.slice(0, 10), []);
    assert.ok((byStatus['422'] ?? 0) > 50 && (byStatus['400'] ?? 0) > 50, JSON.stringify(byStatus));
  });

  test('the site stands, and holds none of it; nor does a mail', async () => {
    assert.equal((await fetch(`${stack.site}/health`)).status, 200);
    const root = join(stack.settings.siteDir, 'current');
    const spoiled = globSync('**/*.{html,xml,json,ics}', { cwd: root }).filter((file) =>
      isTakenOver(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(spoiled, []);
    assert.deepEqual(
      (await stack.mails()).filter(({ html }) => isTakenOver(html)).map(({ subject }) => subject),
      [],
    );
  });
});
