import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CopiedFile } from '../../contract/changes.ts';
import type { FileRow } from './rows.ts';

/** Names the public addresses of files by their content, so that a replaced file has another address. */
export class PublicFiles {
  readonly #uploadsDir: string;
  readonly #copies = new Map<string, CopiedFile>();
  static readonly #digests = new Map<string, string>();

  constructor(uploadsDir: string) {
    this.#uploadsDir = uploadsDir;
  }

  /** Null when the file is not there: a page then gives the title without a link. */
  publish(file: FileRow): { path: string; bytes: number; extension: string } | null {
    const source = join(this.#uploadsDir, basename(file.url));
    const digest = digestOf(source, PublicFiles.#digests);
    if (digest === null) return null;
    const extension = (file.ext ?? '').replace('.', '').toLowerCase();
    const path = `/documents/${digest.hash}/${safeName(file.name, extension)}`;
    this.#copies.set(path, { path, source });
    return { path, bytes: digest.bytes, extension };
  }

  get copies(): readonly CopiedFile[] {
    return [...this.#copies.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

function digestOf(source: string, known: Map<string, string>): { hash: string; bytes: number } | null {
  try {
    const { mtimeMs, size } = statSync(source);
    const key = `${source} ${mtimeMs} ${size}`;
    const hash = known.get(key) ?? createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
    known.set(key, hash);
    return { hash, bytes: size };
  } catch {
    return null;
  }
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
