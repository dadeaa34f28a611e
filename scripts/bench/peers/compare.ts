import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NOON } from '../../../site/follower/testing/bench-site.ts';
import { type Note, remark } from '../figure.ts';
import { generatedSnapshot } from '../generated-snapshot.ts';
import { peakMemoryOf } from '../memory-of.ts';
import { INCREMENTAL_ASTRO, PLAIN_ASTRO } from './astro.ts';
import { ELEVENTY } from './eleventy.ts';
import { HUGO } from './hugo.ts';
import type { Command, Peer } from './peer.ts';

const PEERS = [PLAIN_ASTRO, INCREMENTAL_ASTRO, ELEVENTY, HUGO];
const ENDS_WITHIN_MS = 300_000;

/** What others take to show one change: they build the site again, whole or what they hold to have changed. */
export async function peerFigures(size: number, note: Note): Promise<void> {
  for (const peer of PEERS) {
    const folder = mkdtempSync(join(tmpdir(), 'aggloforum-peer-'));
    try {
      await onePeer(peer, size, folder, note);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function onePeer(peer: Peer, size: number, folder: string, note: Note): Promise<void> {
  const of = `${size} projects`;
  const why = peer.missing();
  if (why !== null) return remark(`${peer.name} est laissé de côté : ${why}.`);
  const snapshot = generatedSnapshot(size, NOON);
  peer.put(folder, snapshot);
  const first = await build(peer, folder);
  const [, edited] = snapshot.projects;
  if (edited === undefined) throw new Error('nothing to edit');
  const title = 'Titre-corrigé';
  const projects = snapshot.projects.map((project) => (project === edited ? { ...project, title } : project));
  peer.put(folder, { ...snapshot, projects });
  const second = first.ms === null ? first : await build(peer, folder);
  const page = peer.pageOf(folder, edited.slug);
  if (second.ms !== null && !(existsSync(page) && readFileSync(page, 'utf8').includes(title))) {
    throw new Error(`${peer.name} n’a pas montré le titre corrigé.`);
  }
  note({ name: `${peer.name}: whole site`, of, value: first.ms, unit: 'ms' });
  note({ name: `${peer.name}: one title → file`, of, value: second.ms, unit: 'ms' });
  note({ name: `${peer.name}: peak memory`, of, value: second.peak, unit: 'MiB' });
}

interface Built {
  /** Null when it did not end. */
  readonly ms: number | null;
  readonly peak: number | null;
}

async function build(peer: Peer, folder: string): Promise<Built> {
  mkdirSync(folder, { recursive: true });
  const command = peer.command(folder);
  const startedAt = performance.now();
  const { code, output, peak } = await run(command);
  if (code === null) {
    remark(`${peer.name} n’a pas fini en ${ENDS_WITHIN_MS / 60_000} minutes.`);
    return { ms: null, peak };
  }
  if (code !== 0) throw new Error(`${peer.name} a échoué :\n${output.slice(-2_000)}`);
  return { ms: Math.round(performance.now() - startedAt), peak };
}

async function run({ file, args, cwd, env }: Command) {
  const child = spawn(file, [...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('exit', resolve));
  let isOver = false;
  void ended.finally(() => (isOver = true));
  let peak: number | null = null;
  while (!isOver) {
    peak = peakMemoryOf(child.pid) ?? peak;
    await Promise.race([ended, pause(50)]);
  }
  clearTimeout(late);
  return { code: await ended, output, peak };
}
