import type { DatabaseAddress } from './mail-database.ts';
import type { DkimSettings } from './dkim.ts';
import type { EngineSettings } from './engine-tools.ts';
import type { Addressee } from './mail-template.ts';

/** What a sender in a process of its own must know; a key is read there. */
export interface SenderStart {
  readonly database: DatabaseAddress;
  readonly dataDir: string;
  readonly engine: Omit<EngineSettings, 'signer'>;
  readonly dkim: DkimSettings | null;
  /** Mailbox of what comes back; null without one. */
  readonly returnsTo: string | null;
}

export type ToSender =
  | { readonly type: 'start'; readonly start: SenderStart }
  /** Who writes; null while nobody may. Also says that there may be something to do. */
  | { readonly type: 'author'; readonly author: Addressee | null }
  | { readonly type: 'stop' };

export interface FromSender {
  readonly type: 'log';
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly ids: Readonly<Record<string, unknown>>;
}
