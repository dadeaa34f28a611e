import { join, resolve } from 'node:path';
import { trustedProxies } from '../site/front-door/client-address.ts';

export const ROOT = resolve(import.meta.dirname, '..');

export interface Settings {
  readonly mode: 'demo' | 'production';
  readonly sitePort: number;
  readonly cmsPort: number;
  readonly mailPort: number;
  readonly mailSmtpPort: number;
  readonly dataDir: string;
  readonly siteDir: string;
  /** Without a closing slash. */
  readonly publicUrl: string;
  /** Where the staff reaches the administration: an origin. */
  readonly adminUrl: string;
  readonly ci: boolean;
  readonly corpusDir: string | null;
}

/** Reads the environment once; throws one French sentence when a value is not usable. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const mode = env['AGGLOFORUM_MODE'] ?? 'demo';
  if (mode !== 'demo' && mode !== 'production') {
    throw new Error(`AGGLOFORUM_MODE vaut « ${mode} » : écrivez demo ou production.`);
  }
  trustedProxies(env['TRUSTED_PROXY'] ?? '');
  const sitePort = port(env, 'SITE_PORT', 4321);
  const cmsPort = port(env, 'CMS_PORT', 1337);
  return {
    mode,
    sitePort,
    cmsPort,
    mailPort: port(env, 'MAIL_CATCHER_PORT', 8025),
    mailSmtpPort: port(env, 'MAIL_CATCHER_SMTP_PORT', 1025),
    dataDir: resolve(ROOT, env['DATA_DIR'] || '.data'),
    siteDir: resolve(ROOT, env['SITE_DIR'] || '.site'),
    publicUrl: origin(env, 'PUBLIC_URL', sitePort),
    adminUrl: origin(env, 'ADMIN_URL', cmsPort),
    ci: env['CI'] === 'true',
    corpusDir: env['CORPUS_DIR'] ? resolve(ROOT, env['CORPUS_DIR']) : null,
  };
}

/** The environment of every process of the stack, each value resolved. */
export function processEnvironment(settings: Settings, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return {
    ...env,
    AGGLOFORUM_MODE: settings.mode,
    SITE_PORT: String(settings.sitePort),
    CMS_PORT: String(settings.cmsPort),
    MAIL_CATCHER_PORT: String(settings.mailPort),
    MAIL_CATCHER_SMTP_PORT: String(settings.mailSmtpPort),
    DATA_DIR: settings.dataDir,
    SITE_DIR: settings.siteDir,
    PUBLIC_URL: settings.publicUrl,
    ADMIN_URL: settings.adminUrl,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    STRAPI_TELEMETRY_DISABLED: 'true',
    NO_UPDATE_NOTIFIER: '1',
  };
}

export function cacheDir(): string {
  return join(ROOT, '.cache');
}

function port(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new Error(`${name} vaut « ${text} » : écrivez un numéro de port entre 1 et 65535.`);
}

/** Both sites stand at the root of a host: a page's own addresses begin with a slash. */
function origin(env: NodeJS.ProcessEnv, name: string, localPort: number): string {
  const text = env[name] || `http://localhost:${localPort}`;
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(`${name} vaut « ${text} » : écrivez une adresse sans chemin, par exemple https://forum.exemple.fr.`);
}
