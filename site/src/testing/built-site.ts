import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import sirv from 'sirv';

const SITE = join(import.meta.dirname, '..', '..');
const ASTRO = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin', 'astro.mjs');

export interface BuiltSite {
  readonly folder: string;
  readonly address: string;
  close(): Promise<void>;
}

/** `astro build` of a snapshot at an instant, served over loopback on a free port. */
export async function buildSite(snapshot: PublicSnapshot, at: string): Promise<BuiltSite> {
  const temporary = mkdtempSync(join(tmpdir(), 'aggloforum-site-'));
  const folder = join(temporary, 'site');
  const file = join(temporary, 'snapshot.json');
  writeFileSync(file, JSON.stringify(snapshot));
  const env = {
    SITE_OUTPUT: 'static',
    STATIC_OUT_DIR: folder,
    SNAPSHOT_FILE: file,
    RENDER_AT: at,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  await promisify(execFile)(process.execPath, [ASTRO, 'build'], { cwd: SITE, env: { ...process.env, ...env } });
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) =>
    files(request, response, () => void response.writeHead(404).end()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    folder,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(temporary, { recursive: true });
    },
  };
}
