import type { PublicChange, PublicRows, PublicSnapshot, PublicType } from '@aggloforum/publisher/contract';

/** Comments are kept apart, by threads. */
type Tabled = Exclude<PublicType, 'comment'>;
type Tables = { readonly [T in Tabled]: Map<string, PublicRows[T]> };

/** Groups that grow with the territory are looked up by the project that they belong to, never scanned. */
interface Groups {
  readonly project: Grouped<'project'>;
  readonly consultation: Grouped<'consultation'>;
  readonly event: Grouped<'event'>;
  readonly synthesis: Grouped<'synthesis'>;
}

class Grouped<T extends PublicType> {
  readonly #groups = new Map<string, Map<string, PublicRows[T]>>();
  readonly #group: (row: PublicRows[T]) => string;

  constructor(group: (row: PublicRows[T]) => string) {
    this.#group = group;
  }

  replace(id: string, before: PublicRows[T] | undefined, after: PublicRows[T] | null): void {
    if (before !== undefined) this.#groups.get(this.#group(before))?.delete(id);
    if (after === null) return;
    const name = this.#group(after);
    const group = this.#groups.get(name) ?? new Map<string, PublicRows[T]>();
    this.#groups.set(name, group.set(id, after));
  }

  of(name: string): readonly PublicRows[T][] {
    return [...(this.#groups.get(name)?.values() ?? [])];
  }
}

/** What stands on its own and is derived whole: a project with all that hangs on it, or a synthesis of none. */
export type Owner = `project:${string}` | `synthesis:${string}`;

/** The rows that the public may see, as the CMS sent them. */
export class Rows {
  readonly #tables: Tables = {
    settings: new Map(),
    department: new Map(),
    commune: new Map(),
    theme: new Map(),
    procedure: new Map(),
    project: new Map(),
    consultation: new Map(),
    event: new Map(),
    synthesis: new Map(),
    page: new Map(),
    charter: new Map(),
    redirect: new Map(),
    withdrawal: new Map(),
    moderation: new Map(),
  };
  readonly #groups: Groups = {
    project: new Grouped(({ slug }) => slug),
    consultation: new Grouped(({ project }) => project),
    event: new Grouped(({ project }) => project),
    synthesis: new Grouped(({ consultation }) => consultation?.split('/')[0] ?? ''),
  };
  readonly #sorted = new Map<PublicType, readonly unknown[]>();
  /** Where the bytes of the documents are on this machine, by public path. */
  readonly sources = new Map<string, string>();

  table<T extends Tabled>(type: T): ReadonlyMap<string, PublicRows[T]> {
    return this.#tables[type] as ReadonlyMap<string, PublicRows[T]>;
  }

  /** In the order of their slugs, whatever the order in which they came. */
  list<T extends 'department' | 'commune' | 'theme' | 'procedure' | 'page'>(type: T): readonly PublicRows[T][] {
    const known = this.#sorted.get(type);
    if (known !== undefined) return known as readonly PublicRows[T][];
    const sorted = [...this.table(type).values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
    this.#sorted.set(type, sorted);
    return sorted;
  }

  ofProject<T extends 'project' | 'consultation' | 'event' | 'synthesis'>(
    type: T,
    slug: string,
  ): readonly PublicRows[T][] {
    return (this.#groups[type] as unknown as Grouped<T>).of(slug);
  }

  /** Puts the change in and answers which owners must be derived again. */
  apply(change: Exclude<PublicChange, { type: 'comment' }>): readonly Owner[] {
    for (const { path, source } of change.files ?? []) this.sources.set(path, source);
    switch (change.type) {
      case 'project':
        return this.#grouped('project', change, ({ slug }) => `project:${slug}`);
      case 'consultation':
        return this.#grouped('consultation', change, ({ project }) => `project:${project}`);
      case 'event':
        return this.#grouped('event', change, ({ project }) => `project:${project}`);
      case 'synthesis':
        return this.#grouped('synthesis', change, ({ consultation }) =>
          consultation === null ? `synthesis:${change.id}` : `project:${consultation.split('/')[0] ?? ''}`,
        );
      case 'department':
      case 'commune':
      case 'theme':
      case 'procedure':
        return this.#reference(change);
      case 'settings':
      case 'page':
      case 'charter':
      case 'redirect':
      case 'withdrawal':
      case 'moderation':
        this.#swap(change.type, change.id, change.row);
        return [];
    }
  }

  /** Ids that stand and that a whole batch does not name. */
  idsBeyond(named: ReadonlySet<string>): PublicChange[] {
    return (Object.keys(this.#tables) as Tabled[]).flatMap((type) =>
      [...this.#tables[type].keys()]
        .filter((id) => !named.has(`${type} ${id}`))
        .map((id) => ({ type, id, row: null }) as PublicChange),
    );
  }

  #grouped<T extends 'project' | 'consultation' | 'event' | 'synthesis'>(
    type: T,
    { id, row }: { readonly id: string; readonly row: PublicRows[T] | null },
    owner: (row: PublicRows[T]) => Owner,
  ): Owner[] {
    const before = this.#swap(type, id, row);
    (this.#groups[type] as unknown as Grouped<T>).replace(id, before, row);
    return [before, row].flatMap((one) => (one === undefined || one === null ? [] : [owner(one)]));
  }

  /** A reference changes seldom: those that name it are looked for, not indexed. */
  #reference({ type, id, row }: PublicChange & { type: 'department' | 'commune' | 'theme' | 'procedure' }): Owner[] {
    const before = this.#swap(type, id, row as never) as { readonly slug: string } | undefined;
    const slugs = new Set([before?.slug, (row as { readonly slug: string } | null)?.slug]);
    const names = (refs: readonly (string | null)[]) => refs.some((ref) => ref !== null && slugs.has(ref));
    const projects = [...this.#tables.project.values()].filter(({ department, communes, themes }) =>
      names(type === 'department' ? [department] : type === 'commune' ? communes : type === 'theme' ? themes : []),
    );
    const consultations = [...this.#tables.consultation.values()].filter(({ procedure, communes }) =>
      names(type === 'procedure' ? [procedure] : type === 'commune' ? communes : []),
    );
    const touched = new Set([...projects.map(({ slug }) => slug), ...consultations.map(({ project }) => project)]);
    return [...touched].map((slug): Owner => `project:${slug}`);
  }

  #swap<T extends Tabled>(type: T, id: string, row: PublicRows[T] | null): PublicRows[T] | undefined {
    const table = this.#tables[type] as Map<string, PublicRows[T]>;
    const before = table.get(id);
    this.#sorted.delete(type);
    if (row === null) table.delete(id);
    else table.set(id, row);
    return before;
  }
}

/** A saved snapshot as changes; its rows have no document id, so their address stands for it. */
export function changesOf(snapshot: PublicSnapshot): PublicChange[] {
  const slugged = <T extends PublicType>(type: T, rows: readonly PublicRows[T][]) =>
    rows.map((row) => ({ type, id: (row as { readonly slug: string }).slug, row }) as PublicChange);
  return [
    { type: 'settings', id: 'settings', row: snapshot.settings },
    ...slugged('department', snapshot.departments),
    ...slugged('commune', snapshot.communes),
    ...slugged('theme', snapshot.themes),
    ...slugged('procedure', snapshot.procedures),
    ...slugged('project', snapshot.projects),
    ...snapshot.consultations.map((row): PublicChange => ({
      type: 'consultation',
      id: `${row.project}/${row.slug}`,
      row,
    })),
    ...snapshot.events.map((row): PublicChange => ({ type: 'event', id: row.id, row })),
    ...slugged('synthesis', snapshot.syntheses),
    ...slugged('page', snapshot.pages),
    ...(snapshot.charter === null ? [] : [{ type: 'charter', id: 'charter', row: snapshot.charter } as PublicChange]),
    ...snapshot.redirects.map((row): PublicChange => ({ type: 'redirect', id: row.from, row })),
    ...snapshot.withdrawals.map((row): PublicChange => ({ type: 'withdrawal', id: row.path, row })),
    ...snapshot.comments.map((row): PublicChange => ({ type: 'comment', id: row.id, row })),
    ...(snapshot.moderation === null
      ? []
      : [{ type: 'moderation', id: 'moderation', row: snapshot.moderation } as PublicChange]),
  ];
}
