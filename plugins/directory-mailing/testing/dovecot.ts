import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from '../../publisher/testing/free-port.ts';

const BINARY = '/usr/sbin/dovecot';
export const hasDovecot = existsSync(BINARY);

/** A real IMAP server of its own on loopback: any user, one password. */
export class Dovecot {
  readonly #folder = mkdtempSync(join(tmpdir(), 'aggloforum-imap-'));
  #child: ChildProcess | null = null;
  port = 0;

  async start(): Promise<void> {
    this.port = await freePort();
    const file = join(this.#folder, 'dovecot.conf');
    writeFileSync(file, configuration(this.#folder, this.port));
    for (const name of ['run', 'state', 'mail']) mkdirSync(join(this.#folder, name), { recursive: true });
    // Dovecot reads no mail as root: its own user then does.
    chmodSync(this.#folder, 0o755);
    chmodSync(join(this.#folder, 'mail'), 0o777);
    this.#child = spawn(BINARY, ['-F', '-c', file], { stdio: 'ignore' });
    for (let asked = 0; !(await answers(this.port)); asked += 1) {
      if (asked > 1_200 || this.#child.exitCode !== null) throw new Error('dovecot does not answer');
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** `imap://` with a password of its own, by way of another port if given. */
  url(user: string, port = this.port): string {
    return `imap://${user}:secret@127.0.0.1:${port}/INBOX`;
  }

  /** Puts messages into the mailbox, as a mail server would. */
  async put(user: string, messages: readonly Buffer[]): Promise<void> {
    await this.#asking(user, async (client) => {
      for (const message of messages) await client.append('INBOX', message);
    });
  }

  /** Subjects of what lies in a folder. */
  async subjects(user: string, folder: string): Promise<string[]> {
    const subjects: string[] = [];
    await this.#asking(user, async (client) => {
      const { exists } = await client.mailboxOpen(folder);
      if (exists === 0) return;
      for await (const { envelope } of client.fetch('1:*', { envelope: true })) subjects.push(envelope?.subject ?? '');
    });
    return subjects;
  }

  async #asking(user: string, act: (client: ImapFlow) => Promise<void>): Promise<void> {
    const auth = { user, pass: 'secret' };
    const client = new ImapFlow({ host: '127.0.0.1', port: this.port, secure: false, auth, logger: false });
    await client.connect();
    try {
      await act(client);
    } finally {
      await client.logout();
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child !== null && child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** As root the users of Debian's package, else whoever runs it; nothing outside its folder. */
function configuration(folder: string, port: number): string {
  const { username, uid, gid } = userInfo();
  const root = uid === 0;
  const reader = root ? 'uid=dovecot gid=dovecot' : `uid=${uid} gid=${gid}`;
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
default_internal_user = ${root ? 'dovecot' : username}
default_login_user = ${root ? 'dovenull' : username}
${root ? '' : `default_internal_group = ${groupOf(gid)}`}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = ${reader} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

/** Dovecot wants its name. */
function groupOf(gid: number): string {
  const line = readFileSync('/etc/group', 'utf8')
    .split('\n')
    .find((group) => group.split(':')[2] === String(gid));
  return line?.split(':')[0] ?? '';
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'data');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
