/**
 * The one advisory lock of PostgreSQL that every publication waits for, whichever plugin begins it: two locks taken in
 * two orders would hold each other up for ever. Any number will do, as long as nobody else locks with it.
 */
const PUBLICATION_LOCK = 7_205_116;

/** What of Strapi tells which database it has. */
interface Housed {
  readonly db: { readonly dialect: { readonly client: string } };
}

interface Statements {
  raw(sql: string, bindings: number[]): PromiseLike<unknown>;
}

export function isPostgres({ db }: Housed): boolean {
  return db.dialect.client === 'postgres';
}

/** From here to its end a transaction waits for the publications before it, over all processes. SQLite has one writer anyway. */
export async function waitForPublications(strapi: Housed, trx: Statements): Promise<void> {
  if (isPostgres(strapi)) await trx.raw('select pg_advisory_xact_lock(?)', [PUBLICATION_LOCK]);
}
