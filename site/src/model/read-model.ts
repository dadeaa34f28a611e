import type { PublicChange, PublicSettings } from '@aggloforum/publisher/contract';
import { AddressBook, type AddressChanges } from './address-book.ts';
import {
  addressesOfList,
  addressesOfProject,
  addressesOfReference,
  addressesOfThread,
  STANDING_ADDRESSES,
} from './addresses.ts';
import { Agenda } from './agenda.ts';
import { clockAt } from './clock.ts';
import { listReadings } from './list-readings.ts';
import { emptyList, type ListFamily, membershipsOf, ofSynthesis } from './lists.ts';
import type { Membership, OrderedList } from './ordered-list.ts';
import { projectOf, synthesisOf } from './project.ts';
import { type Owner, Rows } from './rows.ts';
import type { SiteModel } from './site-model.ts';
import { Threads } from './threads.ts';
import type { ProjectView } from './view.ts';

/** Told of each thing that a rendering reads. */
export interface Reading {
  readonly read: (key: string) => void;
  readonly passed: (instant: number) => boolean;
  /** Of drafts; false where nothing is said. */
  readonly preview?: boolean;
}

export interface Batch {
  readonly mode: 'demo' | 'production';
  /** What the batch does not name is not public. */
  readonly whole: boolean;
  readonly changes: readonly PublicChange[];
}

export interface Effect extends AddressChanges {
  /** What was read under one of these keys is no longer true. */
  readonly dirty: ReadonlySet<string>;
  /** Of these keys, those under which a text was read that somebody took away. */
  readonly lost: ReadonlySet<string>;
}

interface Derived {
  readonly project: ProjectView | null;
  readonly memberships: readonly Membership[];
}

const NO_SETTINGS: PublicSettings = {
  siteName: 'Aggloforum',
  tagline: '',
  organisation: '',
  contactEmail: '',
  contactPhone: null,
  postalAddress: '',
  reportingAppUrl: null,
  institutionalSiteUrl: null,
};

/**
 * What the public may see at one instant, kept up to date change by change: the cost of a change does not grow with
 * the territory. Derived from its rows and the clock alone; two that hold the same rows at the same instant are alike,
 * whatever way they came there.
 */
export class ReadModel {
  readonly #publicUrl: string;
  readonly #rows = new Rows();
  readonly #threads = new Threads();
  readonly #derived = new Map<string, Derived>();
  readonly #lists = new Map<string, OrderedList>();
  readonly #families = new Map<string, Set<string>>();
  readonly #agenda = new Agenda();
  readonly #book = new AddressBook();
  #dirty = new Set<string>();
  #lost = new Set<string>();
  #mode: 'demo' | 'production' = 'production';
  #now = Number.NEGATIVE_INFINITY;

  constructor(publicUrl: string) {
    this.#publicUrl = publicUrl;
    this.#book.set('site', STANDING_ADDRESSES);
  }

  /** Takes changes in at an instant (epoch milliseconds), and the clock with them. */
  apply({ mode, whole, changes }: Batch, now: number): Effect {
    if (mode !== this.#mode) this.#dirty.add('settings');
    this.#mode = mode;
    const touched = new Set<Owner>();
    const threads = new Set<string>();
    for (const change of [...(whole ? this.#beyond(changes) : []), ...changes]) {
      if (change.type === 'comment') {
        for (const ref of this.#threads.apply(change, this.#dirty, this.#lost)) threads.add(ref);
        continue;
      }
      for (const owner of this.#rows.apply(change)) touched.add(owner);
      this.#noteReference(change);
    }
    return this.#derive(touched, now, threads);
  }

  /** Time has gone on, or was set back. */
  tick(now: number): Effect {
    return this.#derive(new Set(), now);
  }

  /** When something changes by itself; pages know further instants of their own. */
  nextInstant(): number | null {
    return this.#agenda.next();
  }

  addresses(): string[] {
    return this.#book.all();
  }

  stands(address: string): boolean {
    return this.#book.has(address);
  }

  sourceOf(document: string): string | undefined {
    return this.#rows.sources.get(document);
  }

  get mode(): 'demo' | 'production' {
    return this.#mode;
  }

  get rows(): Rows {
    return this.#rows;
  }

  reader({ read, passed, preview = false }: Reading): SiteModel {
    const rows = this.#rows;
    const mode = () => this.#mode;
    const noted = <T>(key: string, value: T): T => {
      read(key);
      return value;
    };
    return {
      publicUrl: this.#publicUrl,
      passed,
      preview,
      get demo() {
        return noted('settings', mode() === 'demo');
      },
      get settings() {
        return noted('settings', rows.table('settings').get('settings') ?? NO_SETTINGS);
      },
      get menu() {
        const pages = rows.list('page').map(({ slug, title }) => ({ slug, title }));
        return noted('menu', { pages, charter: rows.table('charter').size > 0 });
      },
      page: (slug) =>
        noted(
          `page:${slug}`,
          rows.list('page').find((page) => page.slug === slug),
        ),
      get charter() {
        return noted('charter', [...rows.table('charter').values()][0] ?? null);
      },
      get communes() {
        return noted('communes', rows.list('commune'));
      },
      get themes() {
        return noted('themes', rows.list('theme'));
      },
      project: (slug) => noted(`project:${slug}`, this.#derived.get(`project:${slug}`)?.project ?? undefined),
      get moderation() {
        const departments = rows.list('department').map(({ slug, name }) => [slug, name] as const);
        return noted('moderation', { figures: rows.table('moderation').get('moderation') ?? null, departments });
      },
      thread: (ref, number) => noted(`thread:${ref}:${number}`, this.#threads.page(ref, number)),
      hasThread: (ref) => noted(`pages:${ref}`, this.#threads.pagesOf(ref).length > 0),
      withdrawal: (path) => noted(`withdrawal:${path}`, rows.table('withdrawal').get(path)),
      ...listReadings(read, (name) => this.#lists.get(name) ?? emptyList(name)),
      members: (family) => noted(`family:${family}`, this.#members(family)),
      addresses: () => this.addresses(),
    };
  }

  #members(family: ListFamily): string[] {
    return [...(this.#families.get(family) ?? [])].sort();
  }

  #noteReference({ type, id, row }: PublicChange): void {
    const keys: Partial<Record<PublicChange['type'], readonly string[]>> = {
      settings: ['settings'],
      charter: ['charter', 'menu'],
      page: ['menu'],
      commune: ['communes'],
      theme: ['themes'],
      department: ['moderation'],
      moderation: ['moderation'],
      withdrawal: [`withdrawal:${id}`],
    };
    for (const key of keys[type] ?? []) this.#dirty.add(key);
    if (type === 'page' && row !== null) this.#dirty.add(`page:${row.slug}`);
    this.#book.set(`${type} ${id}`, addressesOfReference({ type, id, row } as PublicChange));
  }

  #beyond(changes: readonly PublicChange[]): PublicChange[] {
    const named = new Set(changes.map(({ type, id }) => `${type} ${id}`));
    const comments = this.#threads.idsBeyond(named).map((id): PublicChange => ({ type: 'comment', id, row: null }));
    return [...this.#rows.idsBeyond(named), ...comments];
  }

  #derive(touched: Set<Owner>, now: number, threads = new Set<string>()): Effect {
    const again = now < this.#now ? this.#derived.keys() : this.#agenda.due(now);
    for (const owner of again) touched.add(owner as Owner);
    this.#now = now;
    const resized = new Set<string>();
    for (const owner of touched) this.#deriveOne(owner, now, resized, threads);
    for (const ref of threads) this.#book.set(`thread ${ref}`, this.#addressesOfThread(ref));
    for (const name of resized) this.#resize(name);
    const [dirty, lost] = [this.#dirty, this.#lost];
    this.#dirty = new Set();
    this.#lost = new Set();
    return { dirty, lost, ...this.#book.changes() };
  }

  #deriveOne(owner: Owner, now: number, resized: Set<string>, threads: Set<string>): void {
    const clock = clockAt(now);
    const before = this.#derived.get(owner);
    const after = derive(owner, this.#rows, clock.passed);
    this.#replace(before?.memberships ?? [], after.memberships, resized);
    if (after.project === null && after.memberships.length === 0 && clock.next() === null) this.#derived.delete(owner);
    else this.#derived.set(owner, after);
    this.#agenda.set(owner, clock.next());
    this.#book.set(owner, after.project === null ? [] : addressesOfProject(after.project));
    for (const project of [before?.project, after.project])
      for (const { ref } of project?.consultations ?? []) threads.add(ref);
    this.#dirty.add(owner);
  }

  /** A thread is as public as its consultation. */
  #addressesOfThread(ref: string): string[] {
    const project = this.#derived.get(`project:${ref.split('/')[0] ?? ''}`)?.project;
    const shown = project?.consultations.some((one) => one.ref === ref) === true;
    return shown ? addressesOfThread(ref, this.#threads.pagesOf(ref)) : [];
  }

  #replace(before: readonly Membership[], after: readonly Membership[], resized: Set<string>): void {
    const place = ({ list, key, id }: Membership) => `${list}\n${key}\n${id}`;
    const kept = new Set(after.map(place));
    const known = new Set(before.map(place));
    for (const entry of before) {
      if (kept.has(place(entry))) continue;
      this.#list(entry.list).remove(entry, this.#dirty);
      resized.add(entry.list);
    }
    for (const entry of after) {
      if (known.has(place(entry))) this.#list(entry.list).refresh(entry, this.#dirty);
      else {
        this.#list(entry.list).insert(entry, this.#dirty);
        resized.add(entry.list);
      }
    }
  }

  #list(name: string): OrderedList {
    const list = this.#lists.get(name) ?? emptyList(name);
    this.#lists.set(name, list);
    return list;
  }

  /** A list that grew or shrank may have gained or lost pages. */
  #resize(name: string): void {
    const length = this.#lists.get(name)?.length ?? 0;
    const [family = '', member] = name.split(/:(.*)/s);
    if (member !== undefined) {
      const members = this.#families.get(family) ?? new Set();
      this.#families.set(family, members);
      if (length > 0 !== members.has(member)) this.#dirty.add(`family:${family}`);
      if (length > 0) members.add(member);
      else members.delete(member);
    }
    const list = this.#lists.get(name);
    if (length === 0) this.#lists.delete(name);
    this.#book.set(`list ${name}`, list === undefined ? [] : addressesOfList(list));
  }
}

function derive(owner: Owner, rows: Rows, passed: (instant: number) => boolean): Derived {
  const [type, id = ''] = owner.split(/:(.*)/s);
  if (type === 'project') {
    const project = projectOf(id, rows, passed);
    return { project, memberships: project === null ? [] : membershipsOf(project, passed) };
  }
  const row = rows.table('synthesis').get(id);
  const alone = row === undefined || row.consultation !== null ? [] : synthesisOf(row, passed);
  return { project: null, memberships: alone.flatMap((synthesis) => ofSynthesis(synthesis, owner)) };
}
