import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { provideModel, type SiteModel } from '../src/model/source.ts';
import { filesBelow } from './files.ts';

export const BUNDLE = join(import.meta.dirname, '..', 'dist-server');

interface App {
  render(request: Request, options?: { clientAddress?: string }): Promise<Response>;
}

/** The compiled pages. */
export interface Pages {
  render(request: Request, clientAddress?: string): Promise<Response>;
}

/** Loads the bundle; `model` is asked at each rendering. Throws when the bundle has not been built. */
export async function loadPages(model: () => SiteModel): Promise<Pages> {
  provideModel(model);
  const entry = pathToFileURL(join(BUNDLE, 'server', 'entry.mjs')).href;
  const bundle = (await import(entry)) as { createApp(options: { streaming: boolean }): App };
  const app = bundle.createApp({ streaming: false });
  return { render: async (request, clientAddress) => app.render(request, clientAddress ? { clientAddress } : {}) };
}

/** Changes with the templates, the styles and the engine: a page of another bundle is not the same page. */
export function bundleDigest(): string {
  const hash = createHash('sha256')
    .update(process.version)
    .update(process.versions.icu ?? '');
  for (const file of filesBelow(BUNDLE)) hash.update(file).update(readFileSync(join(BUNDLE, file)));
  return hash.digest('hex').slice(0, 16);
}
