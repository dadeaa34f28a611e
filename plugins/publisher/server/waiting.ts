const LOOK_AGAIN_MS = 400;

/** Those who wait for news. Another instance may have some: so the wait is bounded, and a word from this one shortens it. */
export class Waiting {
  readonly #waiting = new Set<() => void>();

  async once(longest: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(LOOK_AGAIN_MS, longest));
      this.#waiting.add(done);
    });
  }

  readonly wake = (): void => {
    for (const done of this.#waiting) done();
  };
}
