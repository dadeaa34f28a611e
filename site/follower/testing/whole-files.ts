import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { filesBelow } from '../files.ts';

export type Files = ReadonlyMap<string, Buffer>;

/** Every file below a folder with its bytes. */
export function filesIn(root: string): Files {
  return new Map(filesBelow(root).map((file) => [file, readFileSync(join(root, file))]));
}

/** Names of the files that the two do not share, byte for byte. */
export function differences(one: Files, other: Files): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => !sameBytes(one.get(name), other.get(name))).sort();
}

/**
 * What a reader must never meet: a page that is neither the old nor the new one, or that is missing although it was
 * before and will be; a compressed twin that says something else than its page.
 */
export function faults(now: Files, old: Files, next: Files): string[] {
  const found: string[] = [];
  for (const [name, bytes] of now) {
    if (name.endsWith('.tmp')) continue;
    const plain = name.replace(/\.(br|gz)$/, '');
    if (plain === name) {
      if (!sameBytes(bytes, old.get(name)) && !sameBytes(bytes, next.get(name))) found.push(`${name} is torn`);
    } else if (!sameBytes(unpacked(name, bytes), now.get(plain))) found.push(`${name} is stale`);
  }
  for (const name of old.keys()) {
    if (!/\.(br|gz)$/.test(name) && next.has(name) && !now.has(name)) found.push(`${name} is missing`);
  }
  return found;
}

function unpacked(name: string, bytes: Buffer): Buffer | undefined {
  try {
    return name.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

function sameBytes(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one !== undefined && other !== undefined && one.equals(other);
}
