import type { QueueView } from '../../contract/moderation.ts';
import type { RevisionRow } from '../comments/tables.ts';

export interface QueueQuestion {
  readonly view: QueueView;
  readonly consultation?: string | undefined;
  /** Looked for in every state; the view says nothing then. */
  readonly text?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page. */
export interface Found {
  readonly rows: readonly RevisionRow[];
  readonly next: string | null;
}

export type Where = Readonly<Record<string, unknown>>;
