/** Paths are those of the server's errors: `consultations.0.documents.2.title`. */
function valueAt(root: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), root);
}

export function textAt(root: unknown, path: string): string {
  const value = valueAt(root, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function listAt(root: unknown, path: string): readonly unknown[] {
  const value = valueAt(root, path);
  return Array.isArray(value) ? value : [];
}

/** A copy of `root` with another value at `path`; what the path does not touch is shared. */
export function withValueAt<T>(root: T, path: string, value: unknown): T {
  return replace(root, path.split('.'), value) as T;
}

export function withItemAdded<T>(root: T, path: string, ...items: readonly unknown[]): T {
  return withValueAt(root, path, [...listAt(root, path), ...items]);
}

export function withItemRemoved<T>(root: T, path: string, index: number): T {
  return withValueAt(
    root,
    path,
    listAt(root, path).filter((_, position) => position !== index),
  );
}

/** Id of the field's element, so that an error can link to it. */
export function fieldId(path: string): string {
  return `champ-${path.replaceAll('.', '-')}`;
}

/** The field itself, then what holds it, nearest first: an error about a whole row leads to the row. */
export function pathsUpwards(path: string): string[] {
  const keys = path.split('.');
  return keys.map((_, index) => keys.slice(0, keys.length - index).join('.'));
}

function replace(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(node))
    return node.map((item, index) => (String(index) === key ? replace(item, rest, value) : item));
  return { ...(isRecord(node) ? node : {}), [key]: replace(isRecord(node) ? node[key] : undefined, rest, value) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
