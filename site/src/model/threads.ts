import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { PublicChange, PublicComment } from '@aggloforum/publisher/contract';

/** Comments that answer no other one on a page of a thread; their answers come with them. */
const COMMENTS_ON_PAGE = 50;

type CommentChange = Extract<PublicChange, { type: 'comment' }>;

/** A comment with what answers it. */
export interface ThreadEntry {
  readonly comment: PublicComment;
  readonly replies: readonly PublicComment[];
}

/** A page of the comments of one consultation; numbers of its neighbours, null where there is none. */
export interface ThreadPage {
  readonly number: number;
  readonly entries: readonly ThreadEntry[];
  readonly older: number | null;
  readonly newer: number | null;
  /** Of the last page. */
  readonly last: number;
}

interface Place {
  readonly ref: string;
  readonly page: number;
}

interface Taken extends Place {
  readonly parent: string | null;
  readonly json: string;
}

/** Where a reply waits for the comment that it answers. */
const NOWHERE = 0;

/**
 * The comments of all consultations, in a temporary database: a territory has hundreds of thousands, and a change is
 * about one page. What was read is told by `thread:<consultation>:<page>`, which pages there are by `pages:<consultation>`.
 */
export class Threads {
  readonly #pages = new Map<string, Map<number, number>>();
  #opened: Statements | null = null;

  /**
   * Puts the change in and notes which readings are no longer true, and in `lost` those that still show a text that was
   * taken away; answers the consultations that gained or lost a page.
   */
  apply({ id, row }: CommentChange, dirty: Set<string>, lost: Set<string>): readonly string[] {
    const resized = new Set<string>();
    const before = this.#take(id, dirty, resized);
    if (before !== null && losesText(JSON.parse(before.json) as PublicComment, row)) this.#touch(before, lost);
    if (row !== null) this.#put(id, row, dirty, resized);
    else if (before !== null) this.#move(id, NOWHERE);
    return [...resized];
  }

  /** Of those that a whole batch does not name. */
  idsBeyond(named: ReadonlySet<string>): string[] {
    if (this.#opened === null) return [];
    return (this.#sql.ids.all() as { id: string }[]).map(({ id }) => id).filter((id) => !named.has(`comment ${id}`));
  }

  /** Numbers of the pages of a consultation, in their order; a page that would hold nothing is none. */
  pagesOf(ref: string): readonly number[] {
    return [...(this.#pages.get(ref)?.keys() ?? [])].sort((a, b) => a - b);
  }

  /** Null when there is no such page; the first one always stands. */
  page(ref: string, number: number): ThreadPage | null {
    const pages = this.pagesOf(ref);
    const place = pages.indexOf(number);
    const last = pages.at(-1) ?? 1;
    if (place === -1) {
      const newer = pages.find((page) => page > number) ?? null;
      return number === 1 ? { number, entries: [], older: null, newer, last } : null;
    }
    return {
      number,
      entries: this.#entries(ref, number),
      older: pages[place - 1] ?? null,
      newer: pages[place + 1] ?? null,
      last,
    };
  }

  #entries(ref: string, page: number): ThreadEntry[] {
    const rows = this.#sql.page.all(ref, page) as { json: string }[];
    const comments = rows.map(({ json }) => JSON.parse(json) as PublicComment);
    const replies = Map.groupBy(comments, ({ parent }) => parent);
    return (replies.get(null) ?? []).map((comment) => ({ comment, replies: replies.get(comment.id) ?? [] }));
  }

  #take(id: string, dirty: Set<string>, resized: Set<string>): Taken | null {
    if (this.#opened === null) return null;
    const known = this.#sql.place.get(id) as Taken | undefined;
    if (known === undefined) return null;
    this.#sql.drop.run(id);
    this.#touch(known, dirty);
    if (known.parent === null) this.#count(known, -1, dirty, resized);
    return known;
  }

  #put(id: string, row: PublicComment, dirty: Set<string>, resized: Set<string>): void {
    const ref = row.consultation;
    const page = row.parent === null ? pageOf(row.slot ?? 1) : this.#pageOfParent(ref, row.parent);
    this.#sql.put.run(id, ref, page, row.parent, row.number, JSON.stringify(row));
    this.#touch({ ref, page }, dirty);
    if (row.parent !== null) return;
    this.#count({ ref, page }, 1, dirty, resized);
    this.#move(id, page, ref);
  }

  /** What answers a comment goes where it goes. */
  #move(parent: string, page: number, ref: string | null = null): void {
    if (ref === null) this.#sql.orphan.run(parent);
    else this.#sql.move.run(page, parent, ref);
  }

  #pageOfParent(ref: string, parent: string): number {
    const known = this.#sql.place.get(parent) as (Place & { parent: string | null }) | undefined;
    return known !== undefined && known.ref === ref && known.parent === null ? known.page : NOWHERE;
  }

  #touch({ ref, page }: Place, dirty: Set<string>): void {
    if (page !== NOWHERE) dirty.add(`thread:${ref}:${page}`);
  }

  #count({ ref, page }: Place, by: 1 | -1, dirty: Set<string>, resized: Set<string>): void {
    const pages = this.#pages.get(ref) ?? new Map<number, number>();
    this.#pages.set(ref, pages);
    const count = (pages.get(page) ?? 0) + by;
    if (count > 0) pages.set(page, count);
    else pages.delete(page);
    if (pages.size === 0) this.#pages.delete(ref);
    if (by === 1 ? count > 1 : count > 0) return;
    resized.add(ref);
    dirty.add(`pages:${ref}`);
    // A page says what is next to it.
    const near = [...pages.keys()].sort((a, b) => a - b);
    const before = near.findLast((one) => one < page);
    const after = near.find((one) => one > page);
    for (const one of [1, before, after]) if (one !== undefined) dirty.add(`thread:${ref}:${one}`);
  }

  get #sql(): Statements {
    return (this.#opened ??= opened());
  }
}

/** Removed, withdrawn, erased, redacted, corrected: what stood there stands no more. */
function losesText({ body, authorName }: PublicComment, after: PublicComment | null): boolean {
  return body !== null && (after?.body !== body || after.authorName !== authorName);
}

function pageOf(slot: number): number {
  return Math.ceil(slot / COMMENTS_ON_PAGE);
}

type Statements = Readonly<Record<'place' | 'page' | 'ids' | 'put' | 'drop' | 'move' | 'orphan', StatementSync>>;

/** A file that SQLite makes, and that nobody else sees; it goes with the process. */
function opened(): Statements {
  const db = new DatabaseSync('');
  db.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -32000');
  db.exec('create table comment (id text primary key, ref text, page integer, parent text, number integer, json text)');
  db.exec('create index by_page on comment (ref, page, number); create index by_parent on comment (parent)');
  // One transaction for ever: there is nobody to commit for.
  db.exec('begin');
  return {
    place: db.prepare('select ref, page, parent, json from comment where id = ?'),
    page: db.prepare('select json from comment where ref = ? and page = ? order by number'),
    ids: db.prepare('select id from comment'),
    put: db.prepare('insert into comment (id, ref, page, parent, number, json) values (?, ?, ?, ?, ?, ?)'),
    drop: db.prepare('delete from comment where id = ?'),
    move: db.prepare('update comment set page = ? where parent = ? and ref = ?'),
    orphan: db.prepare(`update comment set page = ${NOWHERE} where parent = ?`),
  };
}
