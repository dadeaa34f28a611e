import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../plugins/publisher/testing/free-port.ts';

const POSTFIX = '/usr/sbin/postfix';

/** The peer: the queue of Debian's postfix, which writes each mail down before it passes it on to the same sink. */
export interface PostfixPeer {
  readonly url: string;
  stop(): void;
}

/** Why it cannot be measured here; null when it can. */
export function whyNoPostfix(): string | null {
  if (!existsSync(POSTFIX)) return 'postfix n’est pas installé (apt-get install postfix) : sa file n’est pas mesurée.';
  return process.getuid?.() === 0 ? null : 'postfix ne démarre qu’en root : sa file n’est pas mesurée.';
}

/** An instance of its own: other folders, a port of the loopback, Debian's limits but for the connections to the sink. */
export async function startPostfix(sink: string, connections: number): Promise<PostfixPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-postfix-'));
  chmodSync(folder, 0o755);
  const [etc, queue, data] = ['etc', 'queue', 'data'].map((name) => join(folder, name)) as [string, string, string];
  for (const made of [etc, queue, data]) mkdirSync(made);
  execFileSync('chown', ['postfix', data]);
  const port = await freePort();
  writeFileSync(join(etc, 'main.cf'), mainOf({ folder, queue, data, relay: new URL(sink), connections }));
  writeFileSync(join(etc, 'master.cf'), masterOf(port));
  execFileSync(POSTFIX, ['-c', etc, 'start'], { stdio: 'ignore' });
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => {
      execFileSync(POSTFIX, ['-c', etc, 'stop'], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mainOf(of: { folder: string; queue: string; data: string; relay: URL; connections: number }): string {
  return Object.entries({
    compatibility_level: '3.6',
    queue_directory: of.queue,
    data_directory: of.data,
    maillog_file_prefixes: of.folder,
    maillog_file: join(of.folder, 'log'),
    myhostname: 'bench.example.org',
    mydestination: '',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: '127.0.0.0/8',
    smtpd_relay_restrictions: 'permit_mynetworks, reject',
    relayhost: `[${of.relay.hostname}]:${of.relay.port}`,
    smtp_dns_support_level: 'disabled',
    smtpd_peername_lookup: 'no',
    smtpd_client_connection_count_limit: '0',
    smtp_tls_security_level: 'none',
    smtp_destination_concurrency_limit: String(of.connections),
    initial_destination_concurrency: String(of.connections),
  })
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

/** As Debian's, not chrooted: what the bench needs of it. */
function masterOf(port: number): string {
  const internal = ['rewrite:trivial-rewrite', 'bounce:bounce', 'defer:bounce', 'trace:bounce'];
  const lines = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'smtp unix - - n - - smtp',
    'relay unix - - n - - smtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'proxymap unix - - n - - proxymap',
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'postlog unix-dgram n - n - 1 postlogd',
    ...internal.map((name) => name.split(':')).map(([name, program]) => `${name} unix - - n - 0 ${program}`),
  ];
  return `${lines.join('\n')}\n`;
}
