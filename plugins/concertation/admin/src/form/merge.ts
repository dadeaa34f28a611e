export interface Difference {
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged<T> {
  readonly value: T;
  /** Fields that both have changed, in different ways; `value` holds mine. */
  readonly differences: readonly Difference[];
}

/**
 * What a colleague saved and what stands here unsaved, put together against what both started from: a field that only
 * one has changed takes that change. Rows with an `id` are matched by it; other lists are taken whole.
 */
export function mergeThreeWays<T>(base: T, mine: T, theirs: T): Merged<T> {
  const differences: Difference[] = [];
  const value = merge(base, mine, theirs, '', differences) as T;
  return { value, differences };
}

export function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && same(left[key], right[key]));
}

type Fields = Readonly<Record<string, unknown>>;
type Row = Fields & { readonly id: string };

function merge(base: unknown, mine: unknown, theirs: unknown, path: string, found: Difference[]): unknown {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (isRows(mine) && isRows(theirs)) return mergeRows(isRows(base) ? base : [], mine, theirs, path, found);
  if (isFields(mine) && isFields(theirs)) {
    const before = isFields(base) ? base : {};
    return Object.fromEntries(
      Object.keys({ ...theirs, ...mine }).map((key) => [
        key,
        merge(before[key], mine[key], theirs[key], path === '' ? key : `${path}.${key}`, found),
      ]),
    );
  }
  found.push({ path, mine, theirs });
  return mine;
}

/** Their order, then my additions. A row that one removed and the other has changed stays. */
function mergeRows(
  base: readonly Row[],
  mine: readonly Row[],
  theirs: readonly Row[],
  path: string,
  found: Difference[],
): readonly Row[] {
  const before = (id: string) => base.find((row) => row.id === id);
  const kept = theirs.filter((row) => mine.some(({ id }) => id === row.id) || !same(before(row.id), row));
  const merged = kept.map((row, index) => {
    const own = mine.find(({ id }) => id === row.id);
    return own ? (merge(before(row.id), own, row, `${path}.${index}`, found) as Row) : row;
  });
  const added = mine.filter((row) => !theirs.some(({ id }) => id === row.id) && !same(before(row.id), row));
  const fresh = added.map((row) => (before(row.id) ? { ...row, id: `new-${row.id}` } : row));
  return [...merged, ...fresh];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isFields(value: unknown): value is Fields {
  return isObject(value) && !Array.isArray(value);
}

function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.every((item) => isFields(item) && typeof item['id'] === 'string');
}
