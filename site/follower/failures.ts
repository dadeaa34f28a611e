interface Failure {
  readonly words: string;
  readonly disk: boolean;
}

/** What could not be made or written, by address, in words for the staff. */
export class Failures {
  readonly #known = new Map<string, Failure>();

  /** Null when all is well. */
  get words(): string | null {
    const [first] = this.#known.values();
    if (first === undefined) return null;
    return this.#known.size === 1 ? first.words : `${first.words} (et ${this.#known.size - 1} autres)`;
  }

  /** Not a page of ours, but the disk refused. */
  get ofDisk(): boolean {
    return [...this.#known.values()].some(({ disk }) => disk);
  }

  has(address: string): boolean {
    return this.#known.has(address);
  }

  addresses(): string[] {
    return [...this.#known.keys()];
  }

  note(address: string, words: string): void {
    this.#known.set(address, { words, disk: false });
  }

  noteDisk(address: string, error: unknown): void {
    this.#known.set(address, { words: inWords(error, address), disk: true });
  }

  forget(address: string): void {
    this.#known.delete(address);
  }
}

function inWords(error: unknown, address: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return `${address} : le disque est plein`;
  if (code === 'EACCES' || code === 'EROFS') return `${address} : le dossier du site ne peut pas être écrit`;
  return `${address} : ${message}`;
}
