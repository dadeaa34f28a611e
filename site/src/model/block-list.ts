import { type Membership, OrderedList } from './ordered-list.ts';

export interface BlockReading {
  readonly items: readonly Membership[];
  /** Numbers of the neighbours; null where there is none, or where the front page shows it. */
  readonly newer: number | null;
  readonly older: number | null;
}

/** `size` slots from `from` on, and where the items that stand there are in the list, the end not included. */
interface Span {
  readonly from: number;
  readonly size: number;
  readonly start: number;
  readonly end: number;
}

/** More slots than any territory will ever need; a power of two. */
const ALL_SLOTS = 2 ** 24;
/** The front page shows two blocks and leads to a third. */
const SEEN_FROM_FRONT = 3;

/**
 * A list whose keys are slots (1, 2, 3 …), cut into blocks of at most `most` items. A block is the largest span of
 * slots, halved from the whole as often as needed, that holds so few; its number is the first slot of the span. Where
 * it begins follows from what stands in it alone: an item that comes, or is taken out of the middle of an archive,
 * touches one page and at times its neighbours, however long the list is, and the other addresses stand still.
 */
export class BlockList extends OrderedList {
  readonly #most: number;
  #numbers: readonly number[] = [];

  constructor(name: string, most: number) {
    super(name);
    this.#most = most;
  }

  /** Of every block, the oldest first. The same array as long as none comes or goes. */
  get numbers(): readonly number[] {
    return this.#numbers;
  }

  /** The block that has a page of its own by this number: not the last one, which the front page shows. */
  block(number: number): BlockReading | null {
    const place = placeOf(this.#numbers, number);
    if (this.#numbers[place] !== number || place === this.#numbers.length - 1) return null;
    const isLastBut = place === this.#numbers.length - 2;
    return {
      items: this.#items(number),
      newer: isLastBut ? null : (this.#numbers[place + 1] ?? null),
      older: this.#numbers[place - 1] ?? null,
    };
  }

  /** The last block, and the one before unless the last is at least half full. */
  latest(): BlockReading {
    const [before, last] = [this.#numbers.at(-2), this.#numbers.at(-1)];
    const items = last === undefined ? [] : this.#items(last);
    if (before === undefined || items.length * 2 >= this.#most) return { items, newer: null, older: before ?? null };
    return { items: [...this.#items(before), ...items], newer: null, older: this.#numbers.at(-3) ?? null };
  }

  protected override inserted(index: number, dirty: Set<string>): void {
    super.inserted(index, dirty);
    // Without the item, which is in it now, the span held one less.
    this.#cutAgain(this.#spanOf(this.#slotAt(index), this.#most + 1), dirty);
  }

  protected override removed(entry: Membership, index: number, dirty: Set<string>): void {
    super.removed(entry, index, dirty);
    this.#cutAgain(this.#spanOf(Number(entry.key), this.#most), dirty);
  }

  /** The only span in which blocks may have come or gone. */
  #cutAgain(span: Span, dirty: Set<string>): void {
    const [from, to] = [placeOf(this.#numbers, span.from), placeOf(this.#numbers, span.from + span.size)];
    const before = this.#numbers.slice(from, to);
    const after = this.#blocksIn(span);
    if (to >= this.#numbers.length - SEEN_FROM_FRONT) dirty.add(`latest:${this.name}`);
    if (before.length === after.length && before.every((number, place) => number === after[place])) {
      for (const number of after) dirty.add(`block:${this.name}:${number}`);
      return;
    }
    // A page says what is next to it, and whether that is shown on the front page.
    const near = this.#numbers.slice(Math.max(0, from - 2), to + 1);
    for (const number of [...near, ...after]) dirty.add(`block:${this.name}:${number}`);
    this.#numbers = [...this.#numbers.slice(0, from), ...after, ...this.#numbers.slice(to)];
  }

  #blocksIn(span: Span): number[] {
    if (span.start === span.end) return [];
    if (span.end - span.start <= this.#most || span.size === 1) return [span.from];
    return [this.#half(span, 0), this.#half(span, 1)].flatMap((half) => this.#blocksIn(half));
  }

  #items(number: number): readonly Membership[] {
    const { start, end } = this.#spanOf(number, this.#most);
    return this.slice(start, end);
  }

  /** The largest span around a slot that holds no more than so many. */
  #spanOf(slot: number, most: number): Span {
    let span: Span = { from: 1, size: ALL_SLOTS, start: 0, end: this.length };
    while (span.end - span.start > most && span.size > 1) {
      span = this.#half(span, slot < span.from + span.size / 2 ? 0 : 1);
    }
    return span;
  }

  #half({ from, size, start, end }: Span, which: 0 | 1): Span {
    const half = size / 2;
    const middle = this.#indexOfSlot(from + half, start, end);
    return which === 0
      ? { from, size: half, start, end: middle }
      : { from: from + half, size: half, start: middle, end };
  }

  #slotAt(index: number): number {
    return Number(this.at(index)?.key);
  }

  #indexOfSlot(slot: number, from: number, to: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#slotAt(middle) < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Where a number stands in ascending ones, or would. */
function placeOf(numbers: readonly number[], number: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
