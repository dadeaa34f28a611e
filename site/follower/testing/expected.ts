import { join } from 'node:path';
import { type BenchSite, demoFiles, NOON } from './bench-site.ts';
import { renderWhole, wholeOf } from './render-whole.ts';
import { type Files, filesIn } from './whole-files.ts';

/** What a rendering from nothing makes of a site's data as they are at each call; rendered once for the same data. */
export function expectedOf(site: BenchSite): () => Promise<Files> {
  const known = new Map<string, Files>();
  const files = demoFiles(site.cms.snapshot);
  return async () => {
    const { cms, folder, publicUrl } = site;
    const data = JSON.stringify({ ...cms.snapshot, position: 0 });
    const root = join(folder, `expected-${known.size}`);
    const whole = known.get(data) ?? filesIn(await renderWhole(root, publicUrl, wholeOf(cms.snapshot, files), NOON));
    known.set(data, whole);
    return whole;
  };
}
