export interface AddressChanges {
  readonly added: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

/** Every address that stands, and who makes it stand; two may ask for the same one. */
export class AddressBook {
  readonly #owners = new Map<string, readonly string[]>();
  readonly #standing = new Map<string, number>();
  #added = new Set<string>();
  #removed = new Set<string>();

  set(owner: string, addresses: readonly string[]): void {
    for (const address of new Set(addresses)) this.#count(address, 1);
    for (const address of new Set(this.#owners.get(owner) ?? [])) this.#count(address, -1);
    if (addresses.length > 0) this.#owners.set(owner, addresses);
    else this.#owners.delete(owner);
  }

  /** What has changed since the last call. */
  changes(): AddressChanges {
    const changes = { added: this.#added, removed: this.#removed };
    this.#added = new Set();
    this.#removed = new Set();
    return changes;
  }

  has(address: string): boolean {
    return this.#standing.has(address);
  }

  all(): string[] {
    return [...this.#standing.keys()];
  }

  #count(address: string, by: number): void {
    const before = this.#standing.get(address) ?? 0;
    if (before + by > 0) this.#standing.set(address, before + by);
    else this.#standing.delete(address);
    if (before === 0) this.#note(address, this.#added, this.#removed);
    else if (before + by === 0) this.#note(address, this.#removed, this.#added);
  }

  #note(address: string, now: Set<string>, otherwise: Set<string>): void {
    if (!otherwise.delete(address)) now.add(address);
  }
}
