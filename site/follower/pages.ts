import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SiteModel } from '../src/model/site-model.ts';
import { provideModel } from '../src/model/source.ts';
import { filesBelow } from './files.ts';

export const BUNDLE = join(import.meta.dirname, '..', 'dist-server');

interface App {
  render(request: Request, options?: { clientAddress?: string }): Promise<Response>;
  match(request: Request): { readonly route: string } | undefined;
}

/** The compiled pages. Many may be rendered at the same time: each reads the model that it was given. */
export interface Pages {
  render(model: SiteModel, request: Request, clientAddress?: string): Promise<Response>;
  /** Which page it is for, such as `/participer/recours/[token]`; undefined where there is none. */
  routeOf(request: Request): string | undefined;
}

const given = new AsyncLocalStorage<SiteModel>();

/** Throws when the bundle has not been built. */
export async function loadPages(bundle: string): Promise<Pages> {
  provideModel(() => {
    const model = given.getStore();
    if (model === undefined) throw new Error('a page was rendered without a model');
    return model;
  });
  const entry = pathToFileURL(join(bundle, 'server', 'entry.mjs')).href;
  const { createApp } = (await import(entry)) as { createApp: (options: { streaming: boolean }) => App };
  const app = createApp({ streaming: false });
  return {
    render: async (model, request, clientAddress) =>
      given.run(model, async () => app.render(request, clientAddress ? { clientAddress } : {})),
    routeOf: (request) => app.match(request)?.route,
  };
}

/** Changes with the templates, the styles and the engine: a page of another bundle is not the same page. */
export function bundleDigest(bundle: string): string {
  const hash = createHash('sha256')
    .update(process.version)
    .update(process.versions.icu ?? '');
  for (const file of filesBelow(bundle)) hash.update(file).update(readFileSync(join(bundle, file)));
  return hash.digest('hex').slice(0, 16);
}
