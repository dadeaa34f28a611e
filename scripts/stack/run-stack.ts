import { createServer } from 'node:net';
import { join } from 'node:path';
import { processEnvironment, type Settings } from '../environment.ts';
import { buildAll } from './builds.ts';
import { servicesOf } from './services.ts';
import { Supervisor } from './supervisor.ts';

/** Builds what changed, starts everything, says where it is; Ctrl-C stops all of it. */
export async function runStack(settings: Settings): Promise<Supervisor> {
  const startedAt = performance.now();
  await refuseTakenPorts(settings);
  const env = processEnvironment(settings);
  await buildAll(env);
  const supervisor = new Supervisor(env);
  const leave = () => void supervisor.stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
  try {
    for (const service of servicesOf(settings)) await supervisor.start(service);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  process.stdout.write(welcome(settings, performance.now() - startedAt));
  return supervisor;
}

async function refuseTakenPorts(settings: Settings): Promise<void> {
  const ports: Record<string, number> = { SITE_PORT: settings.sitePort, CMS_PORT: settings.cmsPort };
  if (settings.mode === 'demo') {
    ports['MAIL_CATCHER_PORT'] = settings.mailPort;
    ports['MAIL_CATCHER_SMTP_PORT'] = settings.mailSmtpPort;
  }
  for (const [name, port] of Object.entries(ports)) {
    if (await isTaken(port)) {
      throw new Error(
        `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe, ou choisissez-en un autre par ${name}.`,
      );
    }
  }
}

async function isTaken(port: number): Promise<boolean> {
  const probe = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  probe.once('error', () => resolve(true)).listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  return promise;
}

function welcome(settings: Settings, ms: number): string {
  const seconds = Math.round(ms / 100) / 10;
  const demo =
    settings.mode === 'demo'
      ? `  Boîte des courriels   http://localhost:${settings.mailPort}/\n  Comptes de démonstration : ${join(settings.dataDir, 'demo-accounts.json')}\n`
      : '';
  return (
    `\nAggloforum est prêt (${String(seconds).replace('.', ',')} s).\n` +
    `  Site public           ${settings.publicUrl}/\n` +
    `  Administration        ${settings.adminUrl}/admin\n` +
    `${demo}  Ctrl-C arrête tout.\n`
  );
}
