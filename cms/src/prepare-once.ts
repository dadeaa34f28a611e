/** A connection of better-sqlite3, as far as it is touched here. */
export interface RawConnection {
  pragma?: (statement: string) => unknown;
  prepare?: (sql: string) => unknown;
}

/** What is asked again and again; a pragma may act when it is prepared. */
const REPEATED = /^(?:select|insert|update|delete)\b/i;
const MOST_STATEMENTS = 1_000;
/** Statements that many rows are written by come in as many lengths. In characters. */
const LONGEST = 5_000;

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
 */
export function prepareOnce(connection: RawConnection): void {
  const prepare = connection.prepare?.bind(connection);
  if (prepare === undefined) return;
  const prepared = new Map<string, unknown>();
  connection.prepare = (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    const statement = prepare(beginImmediately(sql));
    if (REPEATED.test(sql) && sql.length <= LONGEST) prepared.set(sql, statement);
    return statement;
  };
}
