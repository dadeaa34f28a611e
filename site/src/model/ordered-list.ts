/** One thing in one list. Lists are ordered by `key`, then `id`, by code unit. */
export interface Membership {
  readonly list: string;
  readonly key: string;
  readonly id: string;
  /** Who is derived again when the item changes: what a reader of the item depends on. */
  readonly owner: string;
  readonly item: unknown;
}

/** `first` and `last` reach no further, so that a change in the middle of an archive wakes nobody. */
export const REACH = 128;

/** A sorted list that says, for each change, which readings of it are no longer true. */
export class OrderedList {
  readonly name: string;
  readonly #entries: Membership[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get length(): number {
    return this.#entries.length;
  }

  slice(from: number, to?: number): readonly Membership[] {
    return this.#entries.slice(from, to);
  }

  insert(entry: Membership, dirty: Set<string>): void {
    const index = this.#indexOf(entry);
    this.#entries.splice(index, 0, entry);
    this.inserted(index, dirty);
  }

  remove(entry: Membership, dirty: Set<string>): void {
    const index = this.#indexOf(entry);
    if (this.#entries[index]?.id !== entry.id) return;
    this.#entries.splice(index, 1);
    this.removed(entry, index, dirty);
  }

  /** The same place, another state of the item. */
  refresh(entry: Membership, dirty: Set<string>): void {
    this.#entries[this.#indexOf(entry)] = entry;
    dirty.add(`any:${this.name}`);
  }

  protected at(index: number): Membership | undefined {
    return this.#entries[index];
  }

  protected inserted(index: number, dirty: Set<string>): void {
    this.#moved(index, this.#entries.length, dirty);
    if (this.#entries.length === 1) dirty.add(`some:${this.name}`);
  }

  protected removed(_entry: Membership, index: number, dirty: Set<string>): void {
    this.#moved(index, this.#entries.length + 1, dirty);
    if (this.#entries.length === 0) dirty.add(`some:${this.name}`);
  }

  /** `length` counts the item that came or went. */
  #moved(index: number, length: number, dirty: Set<string>): void {
    dirty.add(`any:${this.name}`);
    dirty.add(`count:${this.name}`);
    if (index < REACH) dirty.add(`first:${this.name}`);
    if (index >= length - REACH) dirty.add(`last:${this.name}`);
  }

  #indexOf({ key, id }: Membership): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle] as Membership;
      if (entry.key < key || (entry.key === key && entry.id < id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
