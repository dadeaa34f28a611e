import { PUBLISHED } from '../tables.ts';

/** Which of an entry's two versions is read. */
export interface Version {
  readonly where: object;
  /** Its rows, as the mapping to public entries understands them. */
  readonly seen: <Row>(rows: readonly Row[]) => readonly Row[];
}

export const PUBLISHED_VERSION: Version = { where: PUBLISHED, seen: (rows) => rows };

/** Drafts, as they would be read if they had been published at this instant and hid from nobody. */
export function draftsAt(instant: string): Version {
  return {
    where: { publishedAt: { $null: true } },
    seen: <Row>(rows: readonly Row[]) => rows.map((row) => asPublished(row, instant) as Row),
  };
}

function asPublished(value: unknown, instant: string): unknown {
  if (Array.isArray(value)) return value.map((item) => asPublished(item, instant));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name === 'publishedAt') return [name, inner ?? instant];
      return [name, name === 'visibleFrom' ? null : asPublished(inner, instant)];
    }),
  );
}
