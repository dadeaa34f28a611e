import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

const PRODUCTS = /^(dist|dist-server|dist-static|build|node_modules|\.astro|\.strapi)$/;

/**
 * Tells of every change below a folder, products of builds left out. One watcher a folder: on Linux Node's recursive
 * watcher loses sight of a file that was deleted and made again, as git and many editors do.
 */
export function watchTree(root: string, changed: () => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  look(root);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };

  function look(folder: string): void {
    if (!watchers.has(folder)) {
      const watcher = watch(folder, (_event, name) => {
        if (name !== null && PRODUCTS.test(name)) return;
        changed();
        look(folder);
      });
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
    }
    for (const name of foldersIn(folder) ?? forget(folder)) {
      if (!watchers.has(join(folder, name))) look(join(folder, name));
    }
  }

  function forget(folder: string): string[] {
    watchers.get(folder)?.close();
    watchers.delete(folder);
    return [];
  }
}

/** Null when the folder itself is gone. */
function foldersIn(folder: string): string[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !PRODUCTS.test(entry.name))
      .map(({ name }) => name);
  } catch {
    return null;
  }
}
