import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSnapshot } from '../../cms/demo/to-snapshot.ts';
import { demoFiles } from '../../site/follower/testing/bench-site.ts';
import { renderWhole, wholeOf } from '../../site/follower/testing/render-whole.ts';
import { createFrontDoor } from '../../site/front-door/server.ts';
import { readSettings } from '../environment.ts';
import { ensureChromium } from '../testing/chromium.ts';
import { ecoIndex } from './eco-index.ts';
import type { Note } from './figure.ts';
import { lighthouse, type LighthouseReport } from './lighthouse.ts';

/** Home, an open project with its picture, an archive, the calendar. */
const PATHS = ['/', '/projets/jardins-partages/', '/projets/ligne-t2/', '/calendrier/'];

/** What a page weighs and how soon it is there, as the front door serves it in production: the demo asks not to be indexed. */
export async function benchPages(note: Note): Promise<void> {
  const chromium = ensureChromium(readSettings().ci);
  const siteDir = mkdtempSync(join(tmpdir(), 'aggloforum-bench-'));
  const clock = { now: () => Date.now() };
  const nowhere = { cmsUrl: 'http://127.0.0.1:9', dataDir: siteDir };
  const server = createFrontDoor({ siteDir, ...nowhere, publicUrl: 'http://localhost', clock });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site = `http://localhost:${(server.address() as AddressInfo).port}`;
  try {
    await renderInto(siteDir, site);
    const reports = await lighthouse(
      chromium,
      PATHS.map((path) => site + path),
    );
    for (const [index, path] of PATHS.entries()) {
      const html = await (await fetch(site + path)).text();
      const report = reports[index];
      if (report !== undefined) noteAll(note, path, html, report);
    }
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(siteDir, { recursive: true, force: true });
  }
}

async function renderInto(siteDir: string, publicUrl: string): Promise<void> {
  const now = Date.now();
  const snapshot = { ...demoSnapshot(now), mode: 'production' as const };
  await renderWhole(siteDir, publicUrl, wholeOf(snapshot, demoFiles(snapshot)), now);
}

function noteAll(note: Note, of: string, html: string, { categories, audits }: LighthouseReport): void {
  for (const [name, { score }] of Object.entries(categories)) {
    note({ name: `Lighthouse ${name}`, of, value: Math.round((score ?? 0) * 100), unit: 'of 100' });
  }
  const measured = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  note({
    name: 'largest contentful paint, slow 4G',
    of,
    value: Math.round(measured('largest-contentful-paint')),
    unit: 'ms',
  });
  note({ name: 'cumulative layout shift', of, value: measured('cumulative-layout-shift'), unit: '' });
  note({ name: 'total blocking time', of, value: Math.round(measured('total-blocking-time')), unit: 'ms' });
  const requests = audits['network-requests']?.details?.items ?? [];
  const bytes = (type?: string) =>
    requests
      .filter(({ resourceType }) => type === undefined || resourceType === type)
      .reduce((sum, { transferSize }) => sum + transferSize, 0);
  const weight = { nodes: elementsOf(html), requests: requests.length, bytes: bytes() };
  note({ name: 'elements', of, value: weight.nodes, unit: '' });
  note({ name: 'requests', of, value: weight.requests, unit: '' });
  note({ name: 'transferred, pictures left out', of, value: bytes() - bytes('Image'), unit: 'bytes' });
  note({ name: 'transferred', of, value: bytes(), unit: 'bytes' });
  note({ name: 'EcoIndex', of, value: ecoIndex(weight), unit: 'of 100' });
}

/** As EcoIndex counts them: a drawing is one element, whatever is inside. */
function elementsOf(html: string): number {
  return html.replace(/(<svg\b[^>]*>)[\s\S]*?<\/svg>/g, '$1').match(/<[a-z]/g)?.length ?? 0;
}
