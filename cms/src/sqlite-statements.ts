interface Statement {
  readonly reader: boolean;
  all(...values: readonly unknown[]): unknown;
  run(...values: readonly unknown[]): unknown;
}

/** A connection of better-sqlite3, as far as it is touched here. */
export interface RawConnection {
  readonly inTransaction?: boolean;
  pragma?: (statement: string) => unknown;
  prepare?: (sql: string) => Statement;
}

/** What is asked again and again; a pragma may act when it is prepared. */
const REPEATED = /^(?:select|insert|update|delete)\b/i;
const MOST_STATEMENTS = 1_000;
/** Statements that many rows are written by come in as many lengths. In characters. */
const LONGEST = 5_000;

/** How long one chain of questions may keep everybody else waiting; a transaction is itself waited for. Milliseconds. */
const TURN = 20;
const TURN_OF_A_TRANSACTION = 100;

let since: number | null = null;

/**
 * The sender of mails writes from a process of its own: a transaction that read before it wrote would then fail at its
 * first write (`SQLITE_BUSY_SNAPSHOT`), which no waiting cures. So each takes its turn to write when it begins.
 */
function beginImmediately(sql: string): string {
  return /^BEGIN;?$/i.test(sql) ? 'BEGIN IMMEDIATE;' : sql;
}

/**
 * Knex has each statement compiled anew, which costs more than running it; one connection asks the same ones again and
 * again. When a table has changed, the driver itself prepares anew.
 * And what it answers leaves others their turn.
 */
export function prepareFairly(connection: RawConnection): void {
  const prepare = connection.prepare?.bind(connection);
  if (prepare === undefined) return;
  const prepared = new Map<string, Statement>();
  const answered = (answer: unknown) => afterATurn(answer, connection.inTransaction ? TURN_OF_A_TRANSACTION : TURN);
  connection.prepare = (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    const statement = inTurns(prepare(beginImmediately(sql)), answered);
    if (REPEATED.test(sql) && sql.length <= LONGEST) prepared.set(sql, statement);
    return statement;
  };
}

/** As far as Knex uses it, which waits for what it answers. */
function inTurns(statement: Statement, answered: (answer: unknown) => unknown): Statement {
  return {
    // Asked for when needed: whether it reads may change with the schema.
    get reader() {
      return statement.reader;
    },
    all: (...values) => answered(statement.all(...values)),
    run: (...values) => answered(statement.run(...values)),
  };
}

/**
 * What SQLite answers is there at once, so that a chain of questions, however long, is one piece of work to the event
 * loop: nobody else is answered meanwhile. Now and then such an answer comes after everybody has had a turn.
 */
function afterATurn<T>(answer: T, longest: number): T | Promise<T> {
  const now = performance.now();
  if (since === null) {
    since = now;
    setImmediate(() => {
      since = null;
    });
  }
  if (now - since < longest) return answer;
  return new Promise((resolve) => {
    setImmediate(() => resolve(answer));
  });
}
