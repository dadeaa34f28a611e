import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { filesBelow } from '../../site/follower/files.ts';
import type { Stack } from './stack.ts';

/** Every file of every release, relative to their folder. */
export function filesOf(stack: Stack): string[] {
  return filesBelow(join(stack.settings.siteDir, 'releases'));
}

/** Those that hold a text, compressed twins included. */
export function filesNaming(stack: Stack, text: string): string[] {
  return filesOf(stack).filter((file) => unpacked(join(stack.settings.siteDir, 'releases', file)).includes(text));
}

/** The bytes of the follower's own database: what it would begin with after a restart. */
export function keptForFollower({ settings }: Stack): string {
  return ['', '-wal'].map((part) => readIfThere(join(settings.siteDir, 'private', `rows.sqlite${part}`))).join('\n');
}

/** Every address below which a file stands now. */
export function standingAddresses(stack: Stack): string[] {
  return filesBelow(join(stack.settings.siteDir, 'current'))
    .filter((file) => !/\.(br|gz|tmp)$/.test(file) && !file.startsWith('retire/'))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
    .sort();
}

/** What an address answers, short: status, where it leads, digest of the bytes. */
export async function answerOf(stack: Stack, path: string): Promise<string> {
  const answer = await fetch(stack.site + path, { redirect: 'manual' });
  const digest = createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
  return `${answer.status} ${answer.headers.get('location') ?? ''} ${digest}`;
}

function unpacked(path: string): Buffer {
  const bytes = readIfThere(path);
  if (bytes.length === 0) return bytes;
  if (path.endsWith('.br')) return brotliDecompressSync(bytes);
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

/** Empty for what went since it was listed, such as a file that had its name for the moment of its writing. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
