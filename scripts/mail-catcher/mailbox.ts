import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaughtMessage } from './message.ts';

/** The mails in a folder, one pair of files each (`<id>.json`, `<id>.eml`), so that they outlive a restart. */
export class Mailbox {
  readonly #folder: string;
  readonly #messages = new Map<string, CaughtMessage>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()) {
      const message = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CaughtMessage;
      this.#messages.set(message.id, message);
    }
  }

  add(message: CaughtMessage, source: Buffer): void {
    writeFileSync(join(this.#folder, `${message.id}.eml`), source, { mode: 0o600 });
    const file = join(this.#folder, `${message.id}.json`);
    writeFileSync(`${file}.tmp`, JSON.stringify(message), { mode: 0o600 });
    renameSync(`${file}.tmp`, file);
    this.#messages.set(message.id, message);
  }

  /** Newest first. */
  list(): CaughtMessage[] {
    return [...this.#messages.values()].reverse();
  }

  get(id: string): CaughtMessage | undefined {
    return this.#messages.get(id);
  }

  /** Null for an id that the box does not hold: no path is ever made from what a visitor typed. */
  source(id: string): Buffer | null {
    return this.#messages.has(id) ? readFileSync(join(this.#folder, `${id}.eml`)) : null;
  }

  clear(): void {
    for (const id of this.#messages.keys()) {
      for (const extension of ['json', 'eml']) rmSync(join(this.#folder, `${id}.${extension}`), { force: true });
    }
    this.#messages.clear();
  }
}
