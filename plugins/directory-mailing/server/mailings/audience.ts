import { isPostgres } from '@aggloforum/publisher/contract/locks.ts';
import type { Core } from '@strapi/strapi';
import type { Interests } from '../../core/audience.ts';
import type { AudienceExclusion as Exclusion } from '../../core/occasions/occasion.ts';
import { CONSENT_RECORD, DELIVERY, STAKEHOLDER } from '../content-types/index.ts';
import type { Trx } from '../services/store-mailing.ts';

/** Whom a mailing is for. */
export interface AudienceFilter {
  readonly concerns: Interests;
  /** Versions of the consent that cover it; null: every one. */
  readonly consents: readonly string[] | null;
}

export interface AudienceCount {
  readonly count: number;
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>;
}

export interface AudienceMember {
  readonly id: number;
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string | null;
  /** Null for somebody who is in it. */
  readonly excluded: Exclusion | null;
}

interface Sql {
  readonly text: string;
  readonly values: readonly string[];
}

interface Judgement extends Sql {
  /** What is joined to the row `s` for it; empty when nothing is. */
  readonly beside: string;
}

/** Equal for equal filters: what a mailing is compared with. */
export function filterKey({ concerns, consents }: AudienceFilter): string {
  return JSON.stringify([concerns.communes.toSorted(), concerns.themes.toSorted(), consents]);
}

/** The audience in set-based SQL: one statement counts it, one freezes it, however many people there are. */
export const audience = ({ strapi }: { strapi: Core.Strapi }) => {
  /** PostgreSQL takes half a second to compile what runs in a tenth, and sorts on the disk what fits into memory. */
  const forMany = async (trx: Trx): Promise<void> => {
    if (isPostgres(strapi)) await trx.raw("set local jit = off; set local work_mem = '32MB'");
  };
  const table = (uid: string) => strapi.db.metadata.get(uid).tableName;

  const exclusion = exclusionIn(strapi);

  const rowsOf = async <Row>(sql: string, values: readonly (string | number)[]): Promise<Row[]> => {
    const answer: unknown = await strapi.db.transaction(async ({ trx }) => {
      await forMany(trx);
      return trx.raw(sql, [...values]);
    });
    return (Array.isArray(answer) ? answer : (answer as { rows: unknown }).rows) as Row[];
  };

  const count = async (filter: AudienceFilter): Promise<AudienceCount> => {
    const { text, values, beside } = exclusion(filter, 'everybody');
    const rows = await rowsOf<{ reason: Exclusion | null; people: number | string }>(
      `select ${text} as reason, count(*) as people from ${table(STAKEHOLDER)} as s ${beside} group by 1`,
      values,
    );
    const of = (reason: Exclusion | null) => Number(rows.find((row) => row.reason === reason)?.people ?? 0);
    const reasons = rows.flatMap(({ reason }) => reason ?? []);
    return { count: of(null), excluded: Object.fromEntries(reasons.map((reason) => [reason, of(reason)])) };
  };

  /** Some who are in it, or one person wherever they are. */
  const people = async (
    filter: AudienceFilter,
    which: { readonly id: number } | { readonly search: string },
    limit = 10,
  ): Promise<AudienceMember[]> => {
    const { text, values } = exclusion(filter, 'some');
    const one = 'id' in which;
    const search = one ? '' : which.search.trim().toLowerCase();
    const found = one ? 's.id = ?' : `(? = '' or lower(s.email) like ? escape '!' or lower(s.name) like ? escape '!')`;
    const like = `%${search.replace(/[!%_]/g, '!$&')}%`;
    return rowsOf<AudienceMember>(
      `select * from (select s.id, s.email, s.name, s.organisation, ${text} as excluded from ${table(STAKEHOLDER)} as s
        where ${found}) as found ${one || search !== '' ? '' : 'where excluded is null'} order by id limit ?`,
      [...values, ...(one ? [which.id] : [search, like, like]), limit],
    );
  };

  /** One row a recipient, in the transaction that freezes the mailing. Answers how many there are. */
  const queue = async (trx: Trx, mailing: number, filter: AudienceFilter): Promise<number> => {
    const { text, values, beside } = exclusion(filter, 'everybody');
    await forMany(trx);
    // Ids that grow: an index fills at its end, and not all over.
    const written: unknown = await trx.raw(
      `insert into ${table(DELIVERY)} (document_id, mailing_id, stakeholder_id, state, epoch, attempts, created_at)
       select 'm${Number(mailing)}-' || s.id, ?, s.id, 'queued', 0, 0, ? from ${table(STAKEHOLDER)} as s ${beside}
       where (${text}) is null`,
      [mailing, new Date(), ...values],
    );
    return rowsWritten(written);
  };

  return { count, people, queue };
};

export type Audience = ReturnType<typeof audience>;

/** PostgreSQL's driver and SQLite's each have their own word for it. */
function rowsWritten(answer: unknown): number {
  const { rowCount, changes } = answer as { readonly rowCount?: number; readonly changes?: number };
  const rows = rowCount ?? changes;
  if (rows === undefined) throw new Error('the database does not say how many rows it wrote');
  return rows;
}

/**
 * Why somebody is not in an audience, as an expression over the row `s` of the directory; null: in it. Of everybody,
 * PostgreSQL reads all consents once; of some, and on SQLite, each is looked up.
 */
function exclusionIn(strapi: Core.Strapi): (filter: AudienceFilter, whom: 'everybody' | 'some') => Judgement {
  const postgres = isPostgres(strapi);
  const consents = strapi.db.metadata.get(CONSENT_RECORD).tableName;

  /** None chosen, or one of those carried. */
  const meets = (column: string, carried: readonly string[]): Sql => {
    if (carried.length === 0) return { text: 'true', values: [] };
    const marks = carried.map(() => '?').join(', ');
    const text = postgres
      ? `(jsonb_typeof(s.${column}) is distinct from 'array' or s.${column} = '[]'::jsonb
           or s.${column} \\?| array[${marks}]::text[])`
      : `(case json_type(s.${column}) when 'array' then json_array_length(s.${column}) = 0 or exists
           (select 1 from json_each(s.${column}) as chosen where chosen.value in (${marks}))
         else true end)`;
    return { text, values: carried };
  };

  // What was agreed to last: somebody may come back with other words.
  const lastOfEach = `left join (select distinct on (stakeholder) stakeholder, version from ${consents}
    where act = 'given' order by stakeholder, id desc) as given on given.stakeholder = s.document_id`;
  const lastOfOne = `(select c.version from ${consents} as c where c.stakeholder = s.document_id
    and c.act = 'given' order by c.id desc limit 1)`;

  const consented = (versions: readonly string[] | null, last: string): Sql => {
    if (versions === null) return { text: 'true', values: [] };
    return { text: `coalesce(${last}, '') in (${versions.map(() => '?').join(', ')})`, values: versions };
  };

  return ({ concerns, consents: versions }, whom) => {
    const joined = postgres && whom === 'everybody' && versions !== null;
    const tests: readonly (readonly [Exclusion, Sql])[] = [
      ['paused', { text: `s.state <> 'paused'`, values: [] }],
      ['bounced', { text: `s.state <> 'bounced'`, values: [] }],
      ['left', { text: `s.state = 'confirmed'`, values: [] }],
      ['communes', meets('communes', concerns.communes)],
      ['themes', meets('themes', concerns.themes)],
      // Last: it is looked up for each person.
      ['consent', consented(versions, joined ? 'given.version' : lastOfOne)],
    ];
    return {
      text: `case ${tests.map(([reason, { text }]) => `when not (${text}) then '${reason}'`).join(' ')} else null end`,
      values: tests.flatMap(([, { values }]) => values),
      beside: joined ? lastOfEach : '',
    };
  };
}
