import type { Core } from '@strapi/strapi';

/** Projects that are commented on at a time. */
const MOST = 200;

/**
 * What was read of the public side, kept for as long as nothing public has changed: the outbox says so, on every
 * instance. Where it stands is asked before reading, so that what is kept is never older than its word.
 */
export class SinceLastChange<T> {
  readonly #strapi: Core.Strapi;
  #stamp = '';
  readonly #kept = new Map<string, T>();

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  async get(key: string, read: () => Promise<T>): Promise<T> {
    const stamp: string = await this.#strapi.plugin('publisher').service('outbox').stamp();
    if (stamp !== this.#stamp || this.#kept.size >= MOST) {
      this.#stamp = stamp;
      this.#kept.clear();
    }
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const value = await read();
    if (stamp === this.#stamp) this.#kept.set(key, value);
    return value;
  }
}
