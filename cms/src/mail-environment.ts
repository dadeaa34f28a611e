/** How mails leave, as the operator set it; see `.env.example`. */
export interface MailEnvironment {
  /** Messages a second that the relay takes; null for as many as it answers. */
  readonly ratePerSecond: number | null;
  readonly connections: number;
  readonly dkim: { readonly domain: string; readonly selector: string; readonly keyFile: string } | null;
  readonly doubtPolicy: 'quarantine' | 'resend';
  /** Outside production: the one address that gets every mail, and the addresses or domains that may get any. */
  readonly override: string | null;
  readonly allow: readonly string[];
}

const MOST_CONNECTIONS = 100;
const MOST_A_SECOND = 100_000;

/** Throws one French sentence when a value is not usable: a typing error must not look like a choice. */
export function mailEnvironment(env: NodeJS.ProcessEnv, mode: 'demo' | 'production'): MailEnvironment {
  const doubtPolicy = env.MAIL_DOUBT_POLICY || 'quarantine';
  if (doubtPolicy !== 'quarantine' && doubtPolicy !== 'resend')
    throw new Error(`MAIL_DOUBT_POLICY vaut « ${doubtPolicy} » : écrivez quarantine ou resend.`);
  const override = env.MAIL_OVERRIDE || null;
  const allow = (env.MAIL_ALLOW ?? '')
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean);
  if (mode === 'production' && (override !== null || allow.length > 0))
    throw new Error('MAIL_OVERRIDE et MAIL_ALLOW ne valent que hors production : retirez-les, ou changez de mode.');
  return {
    ratePerSecond: numberOf(env, 'MAIL_RATE', MOST_A_SECOND),
    connections: numberOf(env, 'MAIL_CONNECTIONS', MOST_CONNECTIONS) ?? 10,
    dkim: dkimOf(env),
    doubtPolicy,
    override,
    allow,
  };
}

function dkimOf(env: NodeJS.ProcessEnv): MailEnvironment['dkim'] {
  const { DKIM_DOMAIN: domain = '', DKIM_SELECTOR: selector = '', DKIM_KEY_FILE: keyFile = '' } = env;
  if (domain === '' && selector === '' && keyFile === '') return null;
  if (domain !== '' && selector !== '' && keyFile !== '') return { domain, selector, keyFile };
  throw new Error('DKIM_DOMAIN, DKIM_SELECTOR et DKIM_KEY_FILE vont ensemble : donnez les trois, ou aucune.');
}

function numberOf(env: NodeJS.ProcessEnv, name: string, most: number): number | null {
  const text = env[name];
  if (text === undefined || text === '') return null;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= most) return value;
  throw new Error(`${name} vaut « ${text} » : écrivez un nombre entier entre 1 et ${most}.`);
}
