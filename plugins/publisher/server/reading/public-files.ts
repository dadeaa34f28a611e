import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CopiedFile } from '../../contract/changes.ts';
import type { FileRow } from './rows.ts';

interface Digest {
  readonly hash: string;
  readonly bytes: number;
}
export interface PublishedFile {
  readonly path: string;
  readonly bytes: number;
  readonly extension: string;
}

/** What was once read is not read again while it stays as it is. */
const known = new Map<string, string>();

/** Names the public addresses of files by their content, so that a replaced file has another address. */
export class PublicFiles {
  readonly #uploadsDir: string;
  readonly #digests = new Map<string, Digest | null>();

  constructor(uploadsDir: string) {
    this.#uploadsDir = uploadsDir;
  }

  /** Reads the files that `shownBy` will ask about. */
  async prepare(files: readonly (FileRow | null)[]): Promise<void> {
    for (const { url } of files.filter((file) => file !== null)) {
      if (!this.#digests.has(url)) this.#digests.set(url, await digestOf(this.#sourceOf(url)));
    }
  }

  /** The files of one entry. */
  shownBy(): ShownFiles {
    return new ShownFiles((file) => {
      const digest = this.#digests.get(file.url);
      return digest ? { ...digest, source: this.#sourceOf(file.url) } : null;
    });
  }

  #sourceOf(url: string): string {
    return join(this.#uploadsDir, basename(url));
  }
}

export class ShownFiles {
  readonly #find: (file: FileRow) => (Digest & { source: string }) | null;
  readonly #copies = new Map<string, CopiedFile>();

  constructor(find: (file: FileRow) => (Digest & { source: string }) | null) {
    this.#find = find;
  }

  /** Null when the file is not there: a page then gives the title without a link. */
  publish(file: FileRow): PublishedFile | null {
    const found = this.#find(file);
    if (found === null) return null;
    const extension = (file.ext ?? '').replace('.', '').toLowerCase();
    const path = `/documents/${found.hash}/${safeName(file.name, extension)}`;
    this.#copies.set(path, { path, source: found.source });
    return { path, bytes: found.bytes, extension };
  }

  get copies(): readonly CopiedFile[] {
    return [...this.#copies.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

async function digestOf(source: string): Promise<Digest | null> {
  try {
    const { mtimeMs, size } = await stat(source);
    const key = `${source} ${mtimeMs} ${size}`;
    const hash = known.get(key) ?? (await hashOf(source));
    known.set(key, hash);
    return { hash, bytes: size };
  } catch {
    return null;
  }
}

async function hashOf(source: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(source)) hash.update(part as Buffer);
  return hash.digest('hex').slice(0, 16);
}

/** A name that needs no escaping in an address, and keeps what a reader recognises. */
function safeName(name: string, extension: string): string {
  const stem = name
    .replace(/\.[^.]*$/, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
  return `${stem || 'document'}${extension ? `.${extension}` : ''}`;
}
