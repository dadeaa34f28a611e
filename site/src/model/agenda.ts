/** Who must be looked at again, and when. Instants are epoch milliseconds. */
export class Agenda {
  readonly #known = new Map<string, number>();
  readonly #sorted: { readonly at: number; readonly who: string }[] = [];

  set(who: string, at: number | null): void {
    const before = this.#known.get(who);
    if (before === (at ?? undefined)) return;
    if (before !== undefined) this.#sorted.splice(this.#indexOf(before, who), 1);
    if (at === null) {
      this.#known.delete(who);
      return;
    }
    this.#known.set(who, at);
    this.#sorted.splice(this.#indexOf(at, who), 0, { at, who });
  }

  /** Those whose instant has passed; they stay until they are set again. */
  due(now: number): string[] {
    const end = this.#sorted.findIndex(({ at }) => at > now);
    return this.#sorted.slice(0, end === -1 ? undefined : end).map(({ who }) => who);
  }

  next(): number | null {
    return this.#sorted[0]?.at ?? null;
  }

  #indexOf(at: number, who: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#sorted[middle] as { at: number; who: string };
      if (entry.at < at || (entry.at === at && entry.who < who)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
