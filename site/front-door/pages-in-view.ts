import { loadPages, type Pages } from '../follower/pages.ts';
import type { ReleaseInView } from './standing-release.ts';

/** The templates of the files that stand: after an upgrade the others' styles are not there yet. */
export function pagesOf(releases: ReleaseInView): () => Promise<Pages> {
  let loaded: { readonly bundle: string; readonly pages: Promise<Pages> } | null = null;
  return async () => {
    const bundle = releases.bundle();
    if (loaded?.bundle !== bundle) loaded = { bundle, pages: loadPages(bundle) };
    return loaded.pages;
  };
}
