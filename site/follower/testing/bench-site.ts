import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CopiedFile, PublicSnapshot } from '@aggloforum/publisher/contract';
import { demoSnapshot } from '../../../cms/demo/to-snapshot.ts';
import { filesBelow } from '../files.ts';
import { NODE_FLAGS } from '../node-flags.ts';
import { StandInCms } from './stand-in-cms.ts';

const SITE = join(import.meta.dirname, '..', '..');
const DEMO_FILES = join(SITE, '..', 'cms', 'demo', 'files');

const STOPPING_MS = 50;
/** Seconds; a machine may have other things to do. */
const PATIENCE_S = 180;

export const NOON = Date.parse('2026-11-23T11:00:00Z');

export function demoFiles(snapshot: PublicSnapshot): CopiedFile[] {
  const paths = JSON.stringify(snapshot).match(/\/documents\/[0-9a-f]+\/[^"]+/g) ?? [];
  return [...new Set(paths)].map((path) => ({ path, source: join(DEMO_FILES, path.slice(path.lastIndexOf('/') + 1)) }));
}

/** A follower, with a CMS that stands in and a clock that the test moves, in a folder of its own. */
export class BenchSite {
  readonly folder = mkdtempSync(join(tmpdir(), 'aggloforum-site-'));
  readonly siteDir = join(this.folder, 'site');
  readonly publicUrl = 'http://localhost:24321';
  readonly cms: StandInCms;
  #child: ChildProcess | null = null;
  #door: ChildProcess | null = null;
  output = '';

  constructor(now = NOON, snapshot = demoSnapshot(now)) {
    this.cms = new StandInCms(snapshot, demoFiles(snapshot));
    this.setClock(now);
  }

  setClock(now: number): void {
    writeFileSync(join(this.folder, 'clock'), new Date(now).toISOString());
    utimesSync(join(this.folder, 'clock'), new Date(), new Date());
  }

  env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      DATA_DIR: join(this.folder, 'data'),
      SITE_DIR: this.siteDir,
      CMS_PORT: String(this.cms.port),
      PUBLIC_URL: this.publicUrl,
      AGGLOFORUM_CLOCK: join(this.folder, 'clock'),
    };
  }

  async open(): Promise<void> {
    await this.cms.open(join(this.folder, 'data'));
  }

  /** `preloads`: files of this folder that are loaded before it, to change what the system answers. */
  start(env: NodeJS.ProcessEnv = {}, ...preloads: readonly string[]): void {
    const before = preloads.flatMap((file) => ['--import', join(import.meta.dirname, file)]);
    this.#child = this.#run([...NODE_FLAGS, ...before, 'follower/main.ts'], env);
  }

  /** The same, and it waits for nothing for long. */
  startHastily(env: NodeJS.ProcessEnv = {}, ...preloads: readonly string[]): void {
    const compiled = { NODE_COMPILE_CACHE: join(this.folder, 'compiled') };
    this.start({ ...compiled, ...env }, 'preload-haste.ts', ...preloads);
  }

  /** Serves the site at a port, until `close`. */
  startFrontDoor(port: number): void {
    this.#door = this.#run(['front-door/main.ts'], { SITE_PORT: String(port) });
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await end(this.#child, signal);
  }

  /** Looks at the files of one instant: the follower stands still meanwhile. */
  stopped<T>(look: () => T): T {
    this.#child?.kill('SIGSTOP');
    // What it is in the midst of ends first.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STOPPING_MS);
    try {
      return look();
    } finally {
      this.#child?.kill('SIGCONT');
    }
  }

  /** Ends by itself; answers by which signal. */
  async ended(): Promise<NodeJS.Signals | null> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      await once(child, 'exit', { signal: AbortSignal.timeout(PATIENCE_S * 1_000) }).catch(() => undefined);
    }
    return child?.signalCode ?? null;
  }

  /** The last word of a follower: readers see everything up to a position, what may wait included. */
  isSettledAt(position: number): boolean {
    const last = this.cms.acknowledged.at(-1);
    return last?.position === position && last.settledAt !== null && last.failure === null;
  }

  /** Waits until a follower says so from now on: one that was killed may have said it before. */
  async untilSettled(position: number): Promise<void> {
    this.cms.acknowledged = [];
    await this.until(() => this.isSettledAt(position), `a settled site at position ${position}`);
  }

  async close(): Promise<void> {
    await this.stop();
    this.remove();
  }

  /** Leaves the files. */
  async stop(): Promise<void> {
    await this.kill();
    await end(this.#door, 'SIGKILL');
    await this.cms.close();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  read(file: string): string {
    return readFileSync(join(this.siteDir, 'current', file), 'utf8');
  }

  /** Of every public file: another one means that the file was written. */
  inodes(): Record<string, number> {
    const root = join(this.siteDir, 'current');
    return Object.fromEntries(filesBelow(root).map((file) => [file, statSync(join(root, file)).ino]));
  }

  state(): { position: number; nextInstant: string | null; release: number } | null {
    try {
      return JSON.parse(readFileSync(join(this.siteDir, 'state.json'), 'utf8'));
    } catch {
      return null;
    }
  }

  async until(condition: () => boolean, what: string, seconds = PATIENCE_S): Promise<void> {
    for (const deadline = performance.now() + seconds * 1_000; performance.now() < deadline;) {
      if (condition()) return;
      await pause(20);
    }
    throw new Error(`waited in vain: ${what}\n${this.output}`);
  }

  /** Nothing is being written any more, compressed twins included. */
  async untilStill(): Promise<void> {
    await this.until(() => (this.cms.acknowledged.at(-1)?.settledAt ?? null) !== null, 'a site that stands still');
  }

  async untilPosition(position: number): Promise<void> {
    await this.until(() => this.state()?.position === position, `position ${position}`);
  }

  #run(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
    const child = spawn(process.execPath, [...args], {
      cwd: SITE,
      env: { ...this.env(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    return child;
  }
}

async function end(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
