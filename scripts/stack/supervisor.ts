import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../environment.ts';

export interface ServiceSpec {
  readonly name: string;
  readonly cwd: string;
  readonly args: readonly string[];
  /** Answers 200 once the service is fit. */
  readonly healthUrl: string | null;
  readonly stopsWithin: number;
}

const LIFELINE = join(ROOT, 'scripts', 'stack', 'lifeline.mjs');
const READY_WITHIN_MS = 180_000;
/** A service that dies so often before it was ever fit will not get better by itself. */
const HOPELESS_STARTS = 3;

/** How long a service that died waits for its next start; the wait doubles with each death in a row. */
export interface BackOff {
  readonly firstMs: number;
  readonly slowestMs: number;
  /** A service that has run so long is well again: its next death counts as the first. */
  readonly wellAfterMs: number;
}

const PATIENT: BackOff = { firstMs: 500, slowestMs: 15_000, wellAfterMs: 60_000 };

/** Starts services in order, starts again what dies by itself, and stops all of them in the reverse order. */
export class Supervisor {
  readonly #env: NodeJS.ProcessEnv;
  readonly #running = new Map<string, { spec: ServiceSpec; child: ChildProcess; failures: number }>();
  readonly #backOff: BackOff;
  #stopping = false;

  constructor(env: NodeJS.ProcessEnv, backOff: BackOff = PATIENT) {
    this.#env = env;
    this.#backOff = backOff;
  }

  async start(spec: ServiceSpec): Promise<void> {
    this.#launch(spec, 0);
    if (spec.healthUrl) await this.#waitUntilFit(spec, spec.healthUrl);
  }

  async restart(name: string): Promise<void> {
    const service = this.#running.get(name);
    if (!service) return;
    this.#running.delete(name);
    await end(service.child, service.spec.stopsWithin);
    await this.start(service.spec);
  }

  /** Ends a service as a power cut would; it is started again like anything that died by itself. For tests of faults. */
  killNow(name: string): boolean {
    return this.#running.get(name)?.child.kill('SIGKILL') ?? false;
  }

  /** Holds a service still, as a machine that is overwhelmed would, or lets it go on. For tests of faults. */
  holdStill(name: string, still: boolean): boolean {
    return this.#running.get(name)?.child.kill(still ? 'SIGSTOP' : 'SIGCONT') ?? false;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    for (const { child, spec } of [...this.#running.values()].reverse()) await end(child, spec.stopsWithin);
  }

  #launch(spec: ServiceSpec, failures: number): void {
    // Own process group: a Ctrl-C in the terminal reaches only us, and we stop the services in order.
    const child = spawn(process.execPath, ['--import', LIFELINE, ...spec.args], {
      cwd: join(ROOT, spec.cwd),
      env: this.#env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    this.#running.set(spec.name, { spec, child, failures });
    const startedAt = performance.now();
    child.on('exit', (code, signal) => {
      if (this.#stopping || this.#running.get(spec.name)?.child !== child) return;
      const deaths = performance.now() - startedAt > this.#backOff.wellAfterMs ? 1 : failures + 1;
      const delay = delayBefore(deaths, this.#backOff);
      process.stderr.write(`${spec.name} s’est arrêté (${signal ?? code ?? '?'}) ; nouveau départ dans ${delay} ms.\n`);
      setTimeout(() => {
        if (!this.#stopping) this.#launch(spec, deaths);
      }, delay);
    });
  }

  async #waitUntilFit(spec: ServiceSpec, url: string): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (performance.now() < deadline && !this.#stopping) {
      if (await answers(url)) return;
      if ((this.#running.get(spec.name)?.failures ?? 0) >= HOPELESS_STARTS) {
        throw new Error(`${spec.name} s’arrête à chaque départ : lisez ses messages ci-dessus.`);
      }
      await pause(150);
    }
    if (!this.#stopping) throw new Error(`${spec.name} ne répond pas sur ${url} : lisez ses messages ci-dessus.`);
  }
}

export function delayBefore(deaths: number, { firstMs, slowestMs }: BackOff): number {
  return Math.min(firstMs * 2 ** (deaths - 1), slowestMs);
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, within: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const hurry = setTimeout(() => child.kill('SIGKILL'), within);
  await gone;
  clearTimeout(hurry);
}
