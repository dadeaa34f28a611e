// The one way in for every command of package.json. Plain JavaScript, because it must run on whatever
// Node the machine has (18 or newer): it brings the Node and the packages that the rest is written for.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const RUNTIME = join(ROOT, '.runtime');
const OLDEST = [24, 15];
const [command, ...args] = process.argv.slice(2);

const node = findNode();
const env = {
  ...process.env,
  PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  npm_config_nodedir: dirname(dirname(node)),
};
const browser = installBrowserMeanwhile();
installPackages();
await browser;
run();

function findNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath;
  const version = readFileSync(join(ROOT, '.nvmrc'), 'utf8').trim();
  const name = `node-${process.platform}-${process.arch}`;
  const binary = join(RUNTIME, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const manifest = join(RUNTIME, 'node_modules', name, 'package.json');
  if (existsSync(binary) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return binary;
  say(
    `Node ${process.versions.node} est trop ancien : Node ${version} est installé dans le dossier .runtime du projet.`,
  );
  mkdirSync(RUNTIME, { recursive: true });
  writeFileSync(join(RUNTIME, 'package.json'), '{"private":true}\n');
  npm(
    ['install', '--prefix', RUNTIME, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', `${name}@${version}`],
    {
      node: process.execPath,
      env: process.env,
      failure: `Node ${version} n’a pas pu être obtenu du registre npm : vérifiez l’accès au réseau, ou installez Node ${version} vous-même.`,
    },
  );
  return binary;
}

function installPackages() {
  const mark = join(ROOT, 'node_modules', '.aggloforum-installed');
  const wanted = manifestsDigest();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  say('Installation des paquets (une à quatre minutes la première fois)…');
  // Not `npm ci`: it refuses a lock that lacks the binaries of other systems, which not every registry carries.
  // The locked versions are installed all the same, and the lock is left as it is.
  npm(['install', '--no-save', '--no-audit', '--no-fund'], {
    node,
    env,
    failure: 'Les paquets n’ont pas pu être installés : lisez le message de npm ci-dessus, puis relancez la commande.',
  });
  writeFileSync(mark, wanted);
}

/** On a build machine Chromium comes from Debian while the packages come from npm. Its lack is told by the tests. */
function installBrowserMeanwhile() {
  if (command !== 'test' || process.env.CI !== 'true') return Promise.resolve();
  const child = spawn(node, [join(ROOT, 'scripts', 'testing', 'chromium.ts')], { env, stdio: 'inherit' });
  return new Promise((resolve) => child.on('exit', resolve).on('error', resolve));
}

function manifestsDigest() {
  const manifests = ['package.json', 'package-lock.json', 'cms/package.json', 'site/package.json', 'e2e/package.json'];
  for (const plugin of readdirSync(join(ROOT, 'plugins')).sort()) manifests.push(`plugins/${plugin}/package.json`);
  const hash = createHash('sha256').update(process.platform).update(node);
  for (const file of manifests) if (existsSync(join(ROOT, file))) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function npm(npmArgs, { node: runner, env: npmEnv, failure }) {
  // npm names its own script when it runs us; asked for directly, it is found on the PATH.
  const script = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null;
  const result = script
    ? spawnSync(runner, [script, ...npmArgs], { cwd: ROOT, env: npmEnv, stdio: 'inherit' })
    : spawnSync('npm', npmArgs, { cwd: ROOT, env: npmEnv, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status === 0) return;
  say(failure);
  process.exit(1);
}

function run() {
  const script = join(ROOT, 'scripts', `${command}.ts`);
  if (!/^[a-z-]+$/.test(command ?? '') || !existsSync(script)) {
    say(`Commande inconnue : ${command ?? '(aucune)'}. Les commandes sont dans package.json.`);
    process.exit(2);
  }
  // Checks and tests take nothing from the settings of an installation.
  const settings = ['start', 'dev', 'build'].includes(command) ? ['--env-file-if-exists=.env'] : [];
  const child = spawn(node, [...settings, script, ...args], { cwd: ROOT, env, stdio: 'inherit' });
  // The terminal sends Ctrl-C to the child as well; it stops what it started, and we leave with its code.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
