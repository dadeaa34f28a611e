import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BootOptions } from './boot-cms.ts';
import type { Started } from './cms-process.ts';

/** A whole CMS as a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  readonly started: Promise<Started>;
}

export function startChild(options: BootOptions): Child {
  const child = fork(join(import.meta.dirname, 'cms-process.ts'), [JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => said.push(part));
  child.stderr?.on('data', (part: Buffer) => said.push(part));
  const { promise, resolve, reject } = Promise.withResolvers<Started>();
  child.once('message', (message) => resolve(message as Started));
  child.once('exit', (code) =>
    reject(new Error(`a CMS ended with ${code}:\n${Buffer.concat(said).toString().slice(-3000)}`)),
  );
  return { process: child, started: promise };
}

export async function stopChild({ process }: Child): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.disconnect();
  await ended;
}
