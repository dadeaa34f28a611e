import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Core } from '@strapi/strapi';

const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** Adds a file of ours to the media library as a person would; returns its id. */
export async function uploadFile(strapi: Core.Strapi, path: string, name: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-upload-'));
  try {
    const copy = join(folder, name);
    copyFileSync(path, copy);
    const [file] = await strapi
      .plugin('upload')
      .service('upload')
      .upload({
        data: { fileInfo: { name } },
        files: {
          filepath: copy,
          originalFilename: name,
          mimetype: TYPES[extname(name)] ?? 'application/octet-stream',
          size: statSync(copy).size,
        },
      });
    return file.id;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
