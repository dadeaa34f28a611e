import type { Core } from '@strapi/strapi';
import { ImapFlow } from 'imapflow';
import type { MailboxAddress } from '../../core/bounces/mailbox-url.ts';
import { MOST_BYTES } from '../../core/bounces/message-parts.ts';
import { readReturned } from '../../core/bounces/read-returned.ts';
import { logEvent } from '../log.ts';
import { settingsOf } from '../settings.ts';

/** Messages of one round; the others wait for the next. */
const AT_ONCE = 200;
const PATIENCE = 30_000;
/** Read and understood, or for a person to look at. */
const FOLDERS = { processed: 'Processed', unmatched: 'Unmatched' } as const;

/**
 * The mailbox of what comes back. A message is moved after its effect is committed, and its effect is once per mail of
 * ours: whatever dies in between, the next round finds the message again and changes nothing.
 */
export class BounceMailbox {
  readonly #strapi: Core.Strapi;
  readonly #address: MailboxAddress;

  constructor(strapi: Core.Strapi, address: MailboxAddress) {
    this.#strapi = strapi;
    this.#address = address;
  }

  /** Reads what is there, and answers how many messages it moved; throws when the server cannot be asked. */
  async round(signal: AbortSignal): Promise<number> {
    const { folder, host, port, secure, user, pass } = this.#address;
    const client = new ImapFlow({
      host,
      port,
      secure,
      auth: { user, pass },
      // It would write addresses into the log.
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: PATIENCE,
      socketTimeout: PATIENCE,
    });
    // Without a listener a broken connection would end the process; the call that met it throws as well.
    client.on('error', () => undefined);
    await client.connect();
    try {
      for (const name of Object.values(FOLDERS)) await client.mailboxCreate(name);
      await client.mailboxOpen(folder);
      return await this.#empty(client, signal);
    } finally {
      await client.logout().catch(() => client.close());
    }
  }

  async #empty(client: ImapFlow, signal: AbortSignal): Promise<number> {
    const found = (await client.search({ all: true }, { uid: true })) || [];
    let moved = 0;
    for (const uid of found.slice(0, AT_ONCE)) {
      if (signal.aborted) return moved;
      const message = await client.fetchOne(
        String(uid),
        { source: { start: 0, maxLength: MOST_BYTES } },
        { uid: true },
      );
      if (message === false || message.source === undefined) continue;
      const folder = await this.#take(message.source).catch((error: unknown) => this.#leave(uid, error));
      if (folder === null) continue;
      if (await client.messageMove(String(uid), FOLDERS[folder], { uid: true })) moved += 1;
      else logEvent(this.#strapi, 'error', 'bounce-not-moved', { uid });
    }
    return moved;
  }

  /** One that meets a fault stays where it is, and holds up no other. */
  #leave(uid: number, error: unknown): null {
    const err = error instanceof Error ? error.name : 'unknown';
    logEvent(this.#strapi, 'error', 'bounce-failed', { uid, err });
    return null;
  }

  async #take(raw: Buffer): Promise<keyof typeof FOLDERS> {
    const { finding, ref } = await readReturned(raw, settingsOf(this.#strapi).linkKey.secret);
    if (ref === null || finding.verdict === 'unknown') {
      logEvent(this.#strapi, 'warn', 'returned-message-unmatched', { verdict: finding.verdict });
      return 'unmatched';
    }
    const intake = this.#strapi.plugin('directory-mailing').service('bounces');
    return (await intake.take({ source: 'mailbox', ref, finding })) === 'unmatched' ? 'unmatched' : 'processed';
  }
}
