import type { PublicSnapshot } from '@aggloforum/publisher/contract';

/** A tool that makes the same site from the same data, whole at each change. */
export interface Peer {
  readonly name: string;
  /** Null when it can run here; else why it cannot, in words. */
  readonly missing: () => string | null;
  /** Makes ready what the tool reads; not timed. */
  readonly put: (folder: string, snapshot: PublicSnapshot) => void;
  readonly command: (folder: string) => Command;
  /** Where the page of a project is in what it has made. */
  readonly pageOf: (folder: string, slug: string) => string;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}
