import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

type Value = string | number | bigint;
type Row = Readonly<Record<string, Value | null>>;

const COMMENTS = 25;
/** Of the latest dossiers, one in five is open to opinions: a large past does not make a large present. */
const PRESENT = 500;
const DAY = 86_400_000;
/** « z0000 »: codes are five characters. */
const FIRST_CODE = 35 * 36 ** 4;

/**
 * Copies the dossier with this slug, and the first public comment under its only consultation, until the embedded
 * database of a CMS that stands still holds so many more of them, each with 25 comments: rows as the CMS wrote them.
 */
export function fillCms(dataDir: string, slug: string, projects: number): void {
  const db = new DatabaseSync(join(dataDir, 'aggloforum.db'));
  try {
    db.exec('pragma foreign_keys = off; begin immediate');
    const dossier = new Dossier(db, slug);
    for (let number = 0; number < projects; number += 1) dossier.copy(number, number >= projects - PRESENT);
    db.exec('commit; pragma wal_checkpoint(truncate)');
  } finally {
    db.close();
  }
}

export function slugOfCopy(number: number): string {
  return `copie-${String(number).padStart(5, '0')}`;
}

/** What stands in the database for one dossier, read once. */
class Dossier {
  readonly #table: Table;
  readonly #slug: string;
  readonly #projects: readonly Row[];
  readonly #consultations: readonly Row[];
  readonly #links: readonly (readonly [table: string, rows: readonly Row[]])[];
  readonly #comment: Row;
  readonly #revision: Row;
  readonly #told: readonly (readonly [table: string, rows: readonly Row[]])[];
  #slot: number;

  constructor(db: DatabaseSync, slug: string) {
    const all = (sql: string, ...values: Value[]) => db.prepare(sql).all(...values) as Row[];
    const one = (sql: string, ...values: Value[]) => {
      const [row] = all(sql, ...values);
      if (row === undefined) throw new Error(`nothing to copy: ${sql}`);
      return row;
    };
    this.#table = new Table(db);
    this.#slug = slug;
    this.#projects = all('select * from projects where slug = ?', slug);
    const published = one('select id, document_id from projects where slug = ? and published_at is not null', slug);
    const linked = one(
      'select consultation_id as id from consultations_project_lnk where project_id = ?',
      published.id ?? 0,
    );
    const consultation = one('select document_id from consultations where id = ?', linked.id ?? 0);
    this.#consultations = all('select * from consultations where document_id = ?', consultation.document_id ?? '');
    const ids = (rows: readonly Row[]) => rows.map(({ id }) => Number(id)).join();
    const links = (table: string, column: string, rows: readonly Row[]) =>
      [table, all(`select * from ${table} where ${column} in (${ids(rows)})`)] as const;
    this.#links = [
      links('projects_communes_lnk', 'project_id', this.#projects),
      links('projects_themes_lnk', 'project_id', this.#projects),
      links('projects_department_lnk', 'project_id', this.#projects),
      links('consultations_project_lnk', 'consultation_id', this.#consultations),
      links('consultations_procedure_lnk', 'consultation_id', this.#consultations),
    ];
    this.#comment = one(
      'select * from concertation_comments where consultation = ? and standing = 1 and parent is null order by id limit 1',
      consultation.document_id ?? '',
    );
    this.#revision = one(
      'select * from concertation_comment_revisions where comment = ?',
      this.#comment.document_id ?? '',
    );
    const documents = [published.document_id, consultation.document_id].map(String);
    this.#told = [
      ['publisher_first_publications', all(`select * from publisher_first_publications where ${saysOneOf(documents)}`)],
      ['publisher_addresses', all(`select * from publisher_addresses where ${saysOneOf(documents)}`)],
      [
        'concertation_participation_settings',
        all('select * from concertation_participation_settings where consultation = ?', documents[1] ?? ''),
      ],
    ];
    this.#slot = Number(one('select max(slot) as slot from publisher_first_publications').slot);
  }

  copy(number: number, isRecent: boolean): void {
    const renamed = this.#names(number);
    const changed = new Map<string, number | bigint>();
    const title = `Copie ${number}`;
    const isOpen = isRecent && number % 5 === 0;
    for (const row of this.#projects)
      changed.set(`project ${row['id']}`, this.#table.add('projects', { ...renamed(row), title }));
    for (const row of this.#consultations) {
      const period = isOpen ? {} : { opens: day(number), closes: day(number + 30) };
      changed.set(`consultation ${row['id']}`, this.#table.add('consultations', { ...renamed(row), ...period }));
    }
    for (const [table, rows] of this.#links) for (const row of rows) this.#table.add(table, relinked(row, changed));
    this.#slot += 1;
    for (const [table, rows] of this.#told)
      for (const row of rows) this.#table.add(table, this.#once(renamed(row), number));
    for (let place = 1; place <= COMMENTS; place += 1) this.#copyComment(renamed, number, place);
    this.#table.add('concertation_comment_counters', {
      consultation: renamed(this.#comment)['consultation'] ?? null,
      document_id: id('counter', number),
      numbers: COMMENTS,
      slots: COMMENTS,
    });
  }

  #copyComment(renamed: (row: Row) => Row, number: number, place: number): void {
    const document = id(`c${place}`, number);
    const own = { comment: document, document_id: id(`r${place}`, number), standing: document };
    const body = `Avis ${place} sur la copie ${number} : gardez une allée large, des bancs à l’ombre et un passage sûr.`;
    const reference = `${String(number).padStart(5, '0')}-${place}`;
    this.#table.add('concertation_comments', {
      ...renamed(this.#comment),
      document_id: document,
      reference,
      number: place,
      slot: place,
    });
    this.#table.add('concertation_comment_revisions', { ...renamed(this.#revision), ...own, body });
  }

  /** Slots and codes are given once and for ever. */
  #once(row: Row, number: number): Row {
    return {
      ...row,
      ...(isNone(row['slot']) ? {} : { slot: this.#slot }),
      ...(isNone(row['code']) ? {} : { code: (FIRST_CODE + number).toString(36) }),
      ...('document_id' in row ? { document_id: id(`t${row['id']}`, number) } : {}),
    };
  }

  /** The identifiers and the slug of the dossier become those of its copy, wherever a row names them. */
  #names(number: number): (row: Row) => Row {
    const [project, consultation] = [this.#projects[0], this.#consultations[0]].map((row) =>
      String(row?.['document_id'] ?? ''),
    );
    const swap = (text: string) =>
      text
        .replaceAll(project ?? '', id('p', number))
        .replaceAll(consultation ?? '', id('q', number))
        .replaceAll(this.#slug, slugOfCopy(number));
    return (row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? swap(value) : value]),
      );
  }
}

/** Inserts rows whole, each with a number of its own. */
class Table {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(table: string, { id: _id, ...row }: Row): number | bigint {
    const columns = Object.keys(row);
    const key = `${table} ${columns.join()}`;
    let statement = this.#statements.get(key);
    if (statement === undefined) {
      const names = columns.map((column) => `"${column}"`).join();
      statement = this.#db.prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join()})`);
      this.#statements.set(key, statement);
    }
    return statement.run(...Object.values(row)).lastInsertRowid;
  }
}

function relinked(row: Row, changed: ReadonlyMap<string, number | bigint>): Row {
  const swapped = ['project', 'consultation'].flatMap((kind) => {
    const now = changed.get(`${kind} ${row[`${kind}_id`]}`);
    return now === undefined ? [] : [[`${kind}_id`, now] as const];
  });
  return { ...row, ...Object.fromEntries(swapped) };
}

function isNone(value: Value | null | undefined): boolean {
  return value === null || value === undefined;
}

function saysOneOf(documents: readonly string[]): string {
  return documents.map((document) => `subject like '%${document}'`).join(' or ');
}

function id(kind: string, number: number): string {
  return `${kind}x${String(number).padStart(23 - kind.length, '0')}`;
}

function day(number: number): string {
  return new Date(Date.UTC(2006, 0, 1) + (number % 7_000) * DAY).toISOString().slice(0, 10);
}
