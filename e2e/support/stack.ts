import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../plugins/publisher/testing/free-port.ts';
import { placeFirstBoot } from '../../cms/testing/first-boot.ts';
import { processEnvironment, readSettings, type Settings } from '../../scripts/environment.ts';
import { servicesOf } from '../../scripts/stack/services.ts';
import { type BackOff, Supervisor } from '../../scripts/stack/supervisor.ts';

/** Under which the CMS keeps the instant of the demonstration's first start. */
const DEMO_CONTENT = 'core_aggloforum_demo-content';

export interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A while during which a process answered nobody. */
interface Standstill {
  readonly at: number;
  readonly pid: number;
  /** File that the process was started with, and its folder. */
  readonly name: string;
  readonly ms: number;
  /** Of it, what the process worked itself; the rest it waited for the machine or a disk. */
  readonly workedMs: number;
}

export interface Stack {
  readonly settings: Settings;
  /** What each process of the stack is started with. */
  readonly env: NodeJS.ProcessEnv;
  readonly site: string;
  readonly cms: string;
  readonly supervisor: Supervisor;
  /** Sets the time of every process of the stack; it ticks on from there. */
  setClock(instant: Date): void;
  mails(): Promise<readonly Mail[]>;
  /** Every host that a process of the stack has asked for or connected to so far. */
  hostsReached(): readonly string[];
  /** Of all its processes, so far. */
  standstills(): readonly Standstill[];
  account(role: string): { readonly email: string; readonly password: string };
  stop(): Promise<void>;
}

/** A whole stack of its own: free ports, its own folder, the demo content, nothing shared with another one. */
export async function startStack(backOff?: BackOff): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-e2e-'));
  const clockFile = join(folder, 'clock');
  const settings = await settingsIn(folder);
  const setClock = (instant: Date) => {
    writeFileSync(clockFile, instant.toISOString());
    utimesSync(clockFile, new Date(), new Date());
  };
  await placeFirstBoot({ mode: settings.mode, dataDir: settings.dataDir });
  setClock(firstStartIn(settings.dataDir) ?? new Date());
  const connectionFile = join(folder, 'connections');
  const loopFile = join(folder, 'standstills');
  const env = {
    ...processEnvironment(settings),
    AGGLOFORUM_CLOCK: clockFile,
    CONNECTION_WATCH_FILE: connectionFile,
    LOOP_WATCH_FILE: loopFile,
    NODE_OPTIONS: ['connection-watch', 'loop-watch']
      .map((watch) => `--import ${join(import.meta.dirname, `${watch}.mjs`)}`)
      .join(' '),
  };
  const supervisor = new Supervisor(env, backOff);
  const stop = async () => {
    await supervisor.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const service of servicesOf(settings)) await supervisor.start(service);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    settings,
    env,
    site: settings.publicUrl,
    cms: `http://localhost:${settings.cmsPort}`,
    supervisor,
    setClock,
    mails: async () => (await (await fetch(`http://127.0.0.1:${settings.mailPort}/api/messages`)).json()) as Mail[],
    hostsReached: () => [...new Set(readFileSync(connectionFile, 'utf8').trim().split('\n'))],
    standstills: () => {
      const lines = existsSync(loopFile) ? readFileSync(loopFile, 'utf8').trim().split('\n').filter(Boolean) : [];
      return lines.map((line) => JSON.parse(line) as Standstill);
    },
    account: (role) => accountOf(settings.dataDir, role),
    stop,
  };
}

/** The demonstration, with its data in this folder and at ports that are free. */
export async function settingsIn(folder: string): Promise<Settings> {
  const sitePort = await freePort();
  const cmsPort = await freePort();
  return {
    ...readSettings({}),
    sitePort,
    cmsPort,
    mailPort: await freePort(),
    mailSmtpPort: await freePort(),
    dataDir: join(folder, 'data'),
    siteDir: join(folder, 'site'),
    publicUrl: `http://localhost:${sitePort}`,
    adminUrl: `http://localhost:${cmsPort}`,
  };
}

/** The demonstration goes by the instant of its first start; where its database is a copy, that was some minutes ago. */
function firstStartIn(dataDir: string): Date | null {
  const file = join(dataDir, 'aggloforum.db');
  if (!existsSync(file)) return null;
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare('select value from strapi_core_store_settings where key = ?').get(DEMO_CONTENT);
  database.close();
  return new Date((JSON.parse(String(row?.['value'])) as { firstStart: string }).firstStart);
}

/** Asks again until the answer is there; fails with the last reason after `seconds`. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  seconds = 120,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    await pause(200);
  }
  throw new Error(`not seen within ${seconds} s: ${what}`, { cause: last });
}

function accountOf(dataDir: string, role: string): { email: string; password: string } {
  const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as {
    role: string;
    email: string;
    password: string;
  }[];
  const account = accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`no demo account for ${role}`);
  return account;
}
