import { type Membership, OrderedList } from './ordered-list.ts';

/** So many items make one page. */
export const CHUNK = 24;

/** A list by date, counted from its first item: what is still to come is never long. */
export class ChunkList extends OrderedList {
  chunk(number: number): readonly Membership[] {
    return this.slice((number - 1) * CHUNK, number * CHUNK);
  }

  get chunks(): number {
    return Math.ceil(this.length / CHUNK);
  }

  protected override inserted(index: number, dirty: Set<string>): void {
    super.inserted(index, dirty);
    this.#shifted(index, this.length, dirty);
  }

  protected override removed(entry: Membership, index: number, dirty: Set<string>): void {
    super.removed(entry, index, dirty);
    this.#shifted(index, this.length + 1, dirty);
  }

  #shifted(index: number, length: number, dirty: Set<string>): void {
    for (let chunk = Math.floor(index / CHUNK) + 1; chunk <= Math.ceil(length / CHUNK); chunk += 1) {
      dirty.add(`chunk:${this.name}:${chunk}`);
    }
  }
}
