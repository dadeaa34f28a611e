import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BootOptions } from '../../../cms/testing/boot-cms.ts';

export function spawnCms(options: BootOptions): ChildProcess {
  return fork(join(import.meta.dirname, 'cms-process.ts'), [JSON.stringify(options)], { stdio: 'ignore' });
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
