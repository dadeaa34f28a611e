import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BootOptions } from './boot-cms.ts';

/** A whole CMS as a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  readonly url: Promise<string>;
}

export function startChild(options: BootOptions): Child {
  const child = fork(join(import.meta.dirname, 'cms-process.ts'), [JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => said.push(part));
  child.stderr?.on('data', (part: Buffer) => said.push(part));
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('message', (url) => resolve(url as string));
  child.once('exit', (code) =>
    reject(new Error(`a CMS ended with ${code}:\n${Buffer.concat(said).toString().slice(-3000)}`)),
  );
  return { process: child, url: promise };
}

export async function stopChild({ process }: Child): Promise<void> {
  const ended = once(process, 'exit');
  process.disconnect();
  await ended;
}
