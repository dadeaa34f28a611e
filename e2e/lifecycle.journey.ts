import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ROOT, processEnvironment, readSettings, type Settings } from '../scripts/environment.ts';
import { freePort } from '../plugins/publisher/testing/free-port.ts';
import { eventually, settingsIn } from './support/stack.ts';

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-start-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('answers everywhere, and Ctrl-C leaves no process behind', async () => {
    const { child, settings } = await start(folder);
    for (const address of addresses(settings)) assert.equal((await fetch(address)).status, 200, address);
    const pids = descendants(child.pid ?? 0);
    assert.ok(pids.length >= 4, `${pids.length} processes`);
    child.kill('SIGINT');
    assert.equal(await exitOf(child), 0);
    // A sender that was at work ends its message first.
    await eventually('no process left', async () => pids.every((pid) => !isAlive(pid)), 30);
  });

  test('keeps the accounts and the secrets at the second start, and a kill -9 of the command ends the rest too', async () => {
    const kept = readFileSync(join(folder, 'data', 'demo-accounts.json'), 'utf8');
    const { child } = await start(folder);
    assert.equal(readFileSync(join(folder, 'data', 'demo-accounts.json'), 'utf8'), kept);
    const pids = descendants(child.pid ?? 0);
    child.kill('SIGKILL');
    await eventually('every process gone', async () => pids.every((pid) => !isAlive(pid)));
  });

  test('says in a sentence that a port is taken', async () => {
    const port = await freePort();
    const { createServer } = await import('node:http');
    const squatter = createServer().listen(port, '127.0.0.1');
    const { child, errors } = launch({ ...readSettings({}), sitePort: port ?? 0, dataDir: join(folder, 'other') });
    assert.equal(await exitOf(child), 1);
    assert.match(errors(), new RegExp(`Le port ${port} est déjà pris.*SITE_PORT`));
    squatter.close();
  });
});

function addresses(settings: Settings): string[] {
  return [
    `http://127.0.0.1:${settings.sitePort}/`,
    `http://127.0.0.1:${settings.sitePort}/health`,
    `http://127.0.0.1:${settings.cmsPort}/health`,
    `http://127.0.0.1:${settings.cmsPort}/admin`,
    `http://127.0.0.1:${settings.mailPort}/api/messages`,
  ];
}

async function start(folder: string): Promise<{ child: ChildProcess; settings: Settings }> {
  const settings = await settingsIn(folder);
  const { child, output } = launch(settings);
  await eventually('the stack is ready', async () => output().includes('Aggloforum est prêt'), 600);
  return { child, settings };
}

function launch(settings: Settings): { child: ChildProcess; output: () => string; errors: () => string } {
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: ROOT,
    env: processEnvironment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { child, output: () => output, errors: () => errors };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  return new Promise((resolve) => child.once('close', resolve));
}

/** Every process below this one, from the system's own table. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(name);
    if (parent !== null) parents.set(Number(name), parent);
  }
  const found: number[] = [pid];
  for (const ancestor of found) {
    for (const [child, parent] of parents) if (parent === ancestor) found.push(child);
  }
  return found.slice(1);
}

function parentOf(pid: string): number | null {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
