import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type * as StrapiModule from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import { freePort } from '../../plugins/publisher/testing/free-port.ts';
import { placeFirstBoot } from './first-boot.ts';

const CMS = resolve(import.meta.dirname, '..');

export interface BootOptions {
  readonly dataDir?: string;
  readonly mode?: 'demo' | 'production';
  readonly databaseUrl?: string;
  readonly clock?: string;
  readonly smtpUrl?: string;
  readonly sitePort?: number;
  readonly adminUrl?: string;
  /** Also listens on a port; else only the services are there. */
  readonly listen?: boolean;
  /** Makes its tables and seeds itself, also where a run of all tests has a copy of a first boot ready. */
  readonly fromNothing?: boolean;
}

export interface BootedCms {
  readonly strapi: Core.Strapi;
  readonly dataDir: string;
  readonly url: string;
  /** Stops the CMS; `keep` leaves its folder for a second start. */
  stop(keep?: boolean): Promise<void>;
}

/** The compiled CMS in this process, with a folder of its own. One at a time in a process: Strapi is a global. */
export async function bootCms(options: BootOptions = {}): Promise<BootedCms> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'aggloforum-cms-'));
  const mode = options.mode ?? 'production';
  const databaseUrl = options.databaseUrl ?? '';
  if (!options.fromNothing) await placeFirstBoot({ mode, dataDir, databaseUrl });
  const port = await freePort();
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    CMS_PORT: String(port),
    SITE_PORT: String(options.sitePort ?? 4321),
    ADMIN_URL: options.adminUrl ?? '',
    AGGLOFORUM_MODE: mode,
    DATABASE_URL: databaseUrl,
    AGGLOFORUM_CLOCK: options.clock ?? '',
    SMTP_URL: options.smtpUrl ?? '',
    STRAPI_TELEMETRY_DISABLED: 'true',
  });
  const require = createRequire(import.meta.url);
  forgetConfiguration(require);
  const { createStrapi } = require('@strapi/strapi') as typeof StrapiModule;
  const strapi = createStrapi({ appDir: CMS, distDir: join(CMS, 'dist'), serveAdminPanel: false });
  if (options.listen === false) await strapi.load();
  else await strapi.start();
  // Client and server share this process: after a standstill the one would ask where the other has just hung up.
  strapi.server.httpServer.keepAliveTimeout = 0;
  return {
    strapi,
    dataDir,
    url: `http://127.0.0.1:${port}`,
    stop: async (keep = false) => {
      await quiet(strapi);
      await strapi.destroy();
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Strapi does not wait for its own events: what they still ask of a database that is gone would fail a later test. */
async function quiet({ db }: Core.Strapi): Promise<void> {
  const { pool } = db.connection.client as { pool: { numUsed(): number; numPendingAcquires(): number } };
  for (let still = 0, looks = 0; still < 20 && looks < 3_000; looks += 1) {
    still = pool.numUsed() + pool.numPendingAcquires() > 0 ? 0 : still + 1;
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** The configuration remembers its environment; a second boot in one process reads it anew. */
function forgetConfiguration(require: NodeJS.Require): void {
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(join(CMS, 'dist'))) delete require.cache[file];
  }
}
