import type { Core } from '@strapi/strapi';
import type { Matter, WaitingLine } from '../../core/moderation/waiting.ts';
import { parisDay } from '../../core/working-days.ts';
import { APPEAL, COMMENT, FLAG, REVISION } from '../comments/tables.ts';
import { nameOfTable } from '../tables.ts';

/** What waits of one matter under one consultation, which is named by its id. */
export type Waits = Omit<WaitingLine, 'project'>;

type Query = ReturnType<Core.Strapi['db']['getConnection']>;

interface Columns {
  readonly consultation: string;
  /** Of the comment: two reports of one are one. */
  readonly comment: string;
  /** Its least is the oldest's. */
  readonly instant: string;
}

/** What has waited since then, the oldest first: counted by the database, however much it is. */
export async function allWaits(strapi: Core.Strapi, since: string): Promise<readonly Waits[]> {
  const all = await Promise.all([
    waitsAbout(strapi, since, FLAG, { matter: 'report', came: 'received_at', due: null }),
    ...textsThatWait(strapi, since),
    waitsAbout(strapi, since, APPEAL, { matter: 'appeal', came: 'opened_at', due: 'due_at' }),
  ]);
  return all.flat().toSorted((a, b) => a.day.localeCompare(b.day));
}

/** Of those at the elected official only the late ones: the team is told whom to ask. */
function textsThatWait(strapi: Core.Strapi, since: string): Promise<Waits[]>[] {
  const waiting = (...states: string[]) =>
    strapi.db
      .getConnection(nameOfTable(strapi, REVISION))
      .whereNotNull('waiting')
      .whereIn('state', states)
      .where('since', '<', since);
  const columns = (instant: string) => ({ consultation: 'consultation', comment: 'comment', instant });
  const late = () => waiting('awaiting-elected').where('due_at', '<=', since);
  return [
    due('text', () => waiting('rule-held', 'awaiting-team'), columns('due_at'), since),
    undated('spam', waiting('spam-held'), columns('since')),
    due('second-key', late, columns('due_at'), since),
  ];
}

interface About {
  readonly matter: Matter;
  readonly came: string;
  readonly due: string | null;
}

/** Reports and appeals that nobody has decided; their consultation is their comment's. */
async function waitsAbout(strapi: Core.Strapi, since: string, uid: string, about: About): Promise<Waits[]> {
  const [table, comments] = [nameOfTable(strapi, uid), nameOfTable(strapi, COMMENT)];
  const open = () =>
    strapi.db
      .getConnection(table)
      .join(comments, `${comments}.document_id`, `${table}.comment`)
      .where(`${table}.state`, 'open')
      .where(`${table}.${about.came}`, '<', since);
  const columns = { consultation: `${comments}.consultation`, comment: `${table}.comment` };
  return about.due === null
    ? undated(about.matter, open(), { ...columns, instant: `${table}.${about.came}` })
    : due(about.matter, open, { ...columns, instant: `${table}.${about.due}` }, since);
}

/** Late from its instant on; the day that was announced is the one before. */
async function due(matter: Matter, query: () => Query, columns: Columns, since: string): Promise<Waits[]> {
  const late = await counted(query().where(columns.instant, '<=', since), columns);
  const lateBy = new Map(late.map(({ consultation, count }) => [consultation, count]));
  return (await counted(query(), columns)).map(({ consultation, count, oldest }) => ({
    matter,
    consultation,
    count,
    late: lateBy.get(consultation) ?? 0,
    day: parisDay(Date.parse(oldest ?? since) - 1),
  }));
}

async function undated(matter: Matter, query: Query, columns: Columns): Promise<Waits[]> {
  const all = await counted(query, columns);
  return all.map(({ consultation, count, oldest }) => ({
    matter,
    consultation,
    count,
    late: 0,
    day: parisDay(Date.parse(oldest ?? '')),
  }));
}

interface Counted {
  readonly consultation: string;
  readonly count: number;
  readonly oldest: string | null;
}

/** PostgreSQL counts in strings. */
async function counted(query: Query, { consultation, comment, instant }: Columns): Promise<Counted[]> {
  const rows: (Omit<Counted, 'count'> & { readonly count: number | string })[] = await query
    .groupBy(consultation)
    .select({ consultation })
    .countDistinct({ count: comment })
    .min({ oldest: instant });
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
