import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import type { KillPoint } from './kill-point.ts';

type Call = (...args: never[]) => unknown;

const AT = process.env['KILL_AT'] ?? '';
let calls = 0;

function die(): void {
  fs.rmSync(AT);
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** What is called with which texts: `rename /a.tmp /a`. */
function textOf(name: string, args: readonly unknown[]): string {
  const body = (args[1] as { body?: unknown } | undefined)?.body;
  return [name, ...args, body].filter((part) => typeof part === 'string').join(' ');
}

/** Whether the process ends at this call, and how. */
function pointAt(name: string, args: readonly unknown[]): KillPoint['when'] | null {
  if (!fs.existsSync(AT)) return null;
  const { when, call, times } = JSON.parse(fs.readFileSync(AT, 'utf8')) as KillPoint;
  if (!new RegExp(call).test(textOf(name, args))) return null;
  calls += 1;
  return calls === times ? when : null;
}

function watched(name: string, original: Call): Call {
  return function (this: unknown, ...args: never[]) {
    const when = pointAt(name, args);
    if (when === 'before') die();
    if (when === 'half-way') {
      const [path, bytes] = args as unknown as [string, Buffer];
      fs.writeSync(fs.openSync(path, 'w'), bytes.subarray(0, bytes.length / 2));
      die();
    }
    const result = original.apply(this, args);
    if (when === null) return result;
    return result instanceof Promise ? result.finally(die) : die();
  };
}

function watch(owner: object, names: readonly string[]): void {
  const known = owner as Record<string, Call>;
  for (const name of names) {
    const original = known[name];
    if (original !== undefined) known[name] = watched(name, original);
  }
}

/**
 * Loaded before a follower (`--import`), which knows nothing of it: ends the process, as a power cut would, at the call
 * that the file `KILL_AT` names, as soon as that file is there.
 */
watch(promises, ['writeFile', 'rename', 'rm', 'link', 'copyFile']);
watch(fs, ['writeFileSync', 'renameSync', 'symlinkSync', 'linkSync']);
watch(DatabaseSync.prototype, ['exec']);
watch(globalThis, ['fetch']);
syncBuiltinESMExports();
