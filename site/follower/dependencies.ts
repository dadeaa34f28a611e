/** Which addresses were rendered from which keys; found out while they were rendered, never declared. */
export class Dependencies {
  readonly #readers = new Map<string, Set<string>>();
  readonly #keys = new Map<string, readonly string[]>();

  set(address: string, keys: Iterable<string>): void {
    this.forget(address);
    const list = [...keys];
    this.#keys.set(address, list);
    for (const key of list) {
      const readers = this.#readers.get(key);
      if (readers === undefined) this.#readers.set(key, new Set([address]));
      else readers.add(address);
    }
  }

  forget(address: string): void {
    for (const key of this.#keys.get(address) ?? []) {
      const readers = this.#readers.get(key);
      readers?.delete(address);
      if (readers?.size === 0) this.#readers.delete(key);
    }
    this.#keys.delete(address);
  }

  readersOf(key: string): Iterable<string> {
    return this.#readers.get(key) ?? [];
  }
}
