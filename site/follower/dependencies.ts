interface Key {
  readonly name: string;
  readonly readers: Set<string>;
}

/** Which addresses were rendered from which keys; found out while they were rendered, never declared. */
export class Dependencies {
  /** One object for each key: every rendering makes its name anew, which would be kept once for each page. */
  readonly #known = new Map<string, Key>();
  readonly #read = new Map<string, readonly Key[]>();

  set(address: string, keys: Iterable<string>): void {
    this.forget(address);
    const read = Array.from(keys, (name) => this.#key(name));
    this.#read.set(address, read);
    for (const { readers } of read) readers.add(address);
  }

  forget(address: string): void {
    for (const { name, readers } of this.#read.get(address) ?? []) {
      readers.delete(address);
      if (readers.size === 0) this.#known.delete(name);
    }
    this.#read.delete(address);
  }

  readersOf(key: string): Iterable<string> {
    return this.#known.get(key)?.readers ?? [];
  }

  #key(name: string): Key {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const key = { name, readers: new Set<string>() };
    this.#known.set(name, key);
    return key;
  }
}
