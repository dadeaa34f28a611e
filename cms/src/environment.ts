import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type MailEnvironment, mailEnvironment } from './mail-environment';

/** The one place of this room that reads `process.env`. */
export interface Environment {
  readonly mode: 'demo' | 'production';
  readonly cmsPort: number;
  readonly sitePort: number;
  readonly dataDir: string;
  readonly uploadsDir: string;
  /** Both without a closing slash. */
  readonly publicUrl: string;
  readonly adminUrl: string;
  readonly databaseUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mail: MailEnvironment;
  /** What comes back: where to, where it is read, and with which key a relay may report it. */
  readonly bounces: {
    readonly address: string | null;
    readonly mailboxUrl: string | null;
    readonly key: string | null;
  };
  readonly clock: string | undefined;
  readonly secrets: Secrets;
}

interface Secrets {
  readonly appKeys: readonly string[];
  readonly apiTokenSalt: string;
  readonly adminJwtSecret: string;
  readonly transferTokenSalt: string;
  readonly jwtSecret: string;
  readonly encryptionKey: string;
  readonly publisherToken: string;
  readonly linkSecret: string;
}

let known: Environment | undefined;

export function environment(): Environment {
  known ??= read(process.env);
  return known;
}

function read(env: NodeJS.ProcessEnv): Environment {
  const mode = env.AGGLOFORUM_MODE === 'production' ? 'production' : 'demo';
  const dataDir = resolve(env.DATA_DIR || join(__dirname, '..', '..', '..', '.data'));
  const uploadsDir = join(dataDir, 'public', 'uploads');
  mkdirSync(uploadsDir, { recursive: true });
  chmodSync(dataDir, 0o700);
  const sitePort = Number(env.SITE_PORT || 4321);
  const cmsPort = Number(env.CMS_PORT || 1337);
  const catcher = `smtp://127.0.0.1:${env.MAIL_CATCHER_SMTP_PORT ?? 1025}`;
  return {
    mode,
    cmsPort,
    sitePort,
    dataDir,
    uploadsDir,
    publicUrl: (env.PUBLIC_URL || `http://localhost:${sitePort}`).replace(/\/$/, ''),
    adminUrl: (env.ADMIN_URL || `http://localhost:${cmsPort}`).replace(/\/$/, ''),
    databaseUrl: env.DATABASE_URL || null,
    smtpUrl: env.SMTP_URL || (mode === 'demo' ? catcher : null),
    mail: mailEnvironment(env, mode),
    bounces: {
      address: env.BOUNCE_ADDRESS || null,
      mailboxUrl: env.BOUNCE_MAILBOX_URL || null,
      key: env.BOUNCE_WEBHOOK_KEY || null,
    },
    clock: env.AGGLOFORUM_CLOCK || undefined,
    secrets: secretsOf(dataDir),
  };
}

/** Made at the first start, readable by their owner alone, the same ever after. */
function secretsOf(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secret = () => randomBytes(32).toString('base64url');
  const made: Secrets = {
    appKeys: [secret(), secret()],
    apiTokenSalt: secret(),
    adminJwtSecret: secret(),
    transferTokenSalt: secret(),
    jwtSecret: secret(),
    encryptionKey: secret(),
    publisherToken: secret(),
    linkSecret: secret(),
  };
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(made, null, 2), { mode: 0o600 });
  try {
    // Never over those of a start at the same instant: whoever comes second takes the first one's.
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  rmSync(own);
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}
