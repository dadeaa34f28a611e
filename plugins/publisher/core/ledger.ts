/** The ledger of addresses: every path that was ever public, who stood there, and what became of it. */

export interface Standing {
  readonly path: string;
  /** A file may be shown by several entries; a page is one entry's own, and so is a short address, which stays. */
  readonly kind: 'page' | 'file' | 'short';
  readonly title: string;
  /** The service that answers for it, never a person. */
  readonly service: string;
  /** When the public first could see it; later than now while it hides until its instant. ISO, UTC. */
  readonly since: string;
}

export interface LedgerRow extends Standing {
  readonly id: number;
  /** `<type> <id>` of the entry. */
  readonly subject: string;
  readonly current: boolean;
  readonly endedAt: string | null;
}

export interface LedgerDifference {
  readonly create: readonly Standing[];
  readonly update: readonly { readonly id: number; readonly data: Partial<LedgerRow> }[];
  /** Never seen by anybody: forgotten. */
  readonly remove: readonly number[];
  /** Whether some address answers otherwise than before. */
  readonly moved: boolean;
}

/** From where an entry stood to where it stands now. */
export function differenceOf(known: readonly LedgerRow[], wanted: readonly Standing[], now: string): LedgerDifference {
  const stands = new Map(wanted.map((standing) => [standing.path, standing]));
  const left = known.filter(({ current, path }) => current && !stands.has(path));
  const seen = left.filter(({ since }) => since <= now);
  const again = known.filter(({ path }) => stands.has(path));
  const create = wanted.filter(({ path }) => !known.some((row) => row.path === path));
  return {
    create,
    update: [
      ...again.flatMap((row) => refreshed(row, stands.get(row.path), now)),
      ...seen.map(({ id }) => ({ id, data: { current: false, endedAt: now } })),
    ],
    remove: left.filter((row) => !seen.includes(row)).map(({ id }) => id),
    moved: create.length > 0 || left.length > 0 || again.some(({ current }) => !current),
  };
}

function refreshed(
  row: LedgerRow,
  standing: Standing | undefined,
  now: string,
): { id: number; data: Standing & Partial<LedgerRow> }[] {
  if (!standing) return [];
  // What was seen once stays seen, though it may hide again.
  const since = row.since <= now ? row.since : standing.since;
  const same = row.current && row.title === standing.title && row.service === standing.service && row.since === since;
  return same ? [] : [{ id: row.id, data: { ...standing, since, current: true, endedAt: null } }];
}

/** What a path answers when nothing stands there: where its page went, or that it is gone. */
export type Fate = { readonly to: string } | { readonly gone: LedgerRow };

/** `rows`: all that is known of these paths and of the entries that stood there. Paths where something stands are absent. */
export function fatesOf(rows: readonly LedgerRow[]): Map<string, Fate> {
  const standing = new Set(rows.filter(({ current }) => current).map(({ path }) => path));
  const pages = new Map(
    rows.filter(({ current, kind }) => current && kind === 'page').map(({ subject, path }) => [subject, path]),
  );
  const fates = new Map<string, Fate>();
  for (const row of rows.toSorted(byEnd)) {
    if (standing.has(row.path)) continue;
    const to = row.kind === 'page' ? pages.get(row.subject) : undefined;
    fates.set(row.path, to === undefined ? { gone: row } : { to });
  }
  return fates;
}

/** The last to leave a path says what became of it. */
function byEnd(a: LedgerRow, b: LedgerRow): number {
  const [endA, endB] = [a.endedAt ?? '', b.endedAt ?? ''];
  return endA === endB ? a.id - b.id : endA < endB ? -1 : 1;
}
