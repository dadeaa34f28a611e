import type { PublicModeration } from '@aggloforum/publisher/contract';
import type { Core } from '@strapi/strapi';
import { type Counted, type CountedDecision, figuresOf, lastFullHour } from '../../core/moderation/figures.ts';
import type { CommentKit } from '../comments/kit.ts';
import { TRAP } from '../comments/reports.ts';
import {
  APPEAL,
  type AppealRow,
  COMMENT,
  type CommentRow,
  DECISION,
  type DecisionRow,
  FLAG,
  type FlagRow,
} from '../comments/tables.ts';
import { nameOfTable, tableOf } from '../tables.ts';

const AT_ONCE = 2_000;

interface Fact<T> {
  readonly consultation: string;
  readonly row: T;
}

/** What was so at the last full hour, of everything; read in pages, named column by column: no text and no name is read. */
export async function moderationFigures(strapi: Core.Strapi, kit: CommentKit): Promise<PublicModeration | null> {
  const at = lastFullHour(kit.clock.now());
  const comments = await readAll<CommentRow>(strapi, COMMENT, { receivedAt: { $lt: at } }, [
    'documentId',
    'consultation',
    'parent',
    'service',
    'receivedAt',
    'publishedAt',
  ]);
  if (comments.length === 0) return null;
  const under = new Map(comments.map(({ documentId, consultation }) => [documentId, consultation]));
  const decisions = placed(
    await readAll<DecisionRow>(strapi, DECISION, { at: { $lt: at } }, ['comment', 'action', 'from', 'to', 'article']),
    under,
  );
  const reports = await readAll<FlagRow>(strapi, FLAG, { receivedAt: { $lt: at } }, ['comment', 'decidedBy']);
  const flags = placed(
    reports.filter(({ decidedBy }) => decidedBy !== TRAP),
    under,
  );
  const appeals = placed(
    await readAll<AppealRow>(strapi, APPEAL, { openedAt: { $lt: at } }, ['comment', 'state', 'decidedAt']),
    under,
  );
  const departments = await departmentsOf(strapi, kit);
  const articles = [...((await kit.around.charter())?.articles.keys() ?? [])];
  const of = (within: (consultation: string) => boolean): Counted => ({
    comments: comments
      .filter(({ consultation }) => within(consultation))
      .map(({ documentId, parent, service, receivedAt, publishedAt }) => ({
        id: documentId,
        parent,
        official: service !== null,
        receivedAt: Date.parse(receivedAt),
        publishedAt: publishedAt !== null && publishedAt < at ? Date.parse(publishedAt) : null,
      })),
    decisions: decisions.filter(({ consultation }) => within(consultation)).map(({ row }): CountedDecision => row),
    reports: flags.filter(({ consultation }) => within(consultation)).length,
    appeals: appeals
      .filter(({ consultation }) => within(consultation))
      .map(({ row }) => ({ state: row.decidedAt !== null && row.decidedAt < at ? row.state : 'open' })),
  });
  const names = [...new Set([...under.values()].map((id) => departments.get(id) ?? null))].sort(bySlug);
  return {
    at,
    total: figuresOf(
      of(() => true),
      articles,
    ),
    departments: names.map((department) => ({
      department,
      ...figuresOf(
        of((id) => (departments.get(id) ?? null) === department),
        articles,
      ),
    })),
  };
}

function bySlug(a: string | null, b: string | null): number {
  return (a ?? '\uffff') < (b ?? '\uffff') ? -1 : 1;
}

function placed<T extends { readonly comment: string }>(
  rows: readonly T[],
  under: ReadonlyMap<string, string>,
): Fact<T>[] {
  return rows.flatMap((row) => {
    const consultation = under.get(row.comment);
    return consultation === undefined ? [] : [{ consultation, row }];
  });
}

async function readAll<T extends { readonly id: number }>(
  strapi: Core.Strapi,
  uid: string,
  where: object,
  select: readonly string[],
): Promise<T[]> {
  const found: T[] = [];
  for (let last = 0; ;) {
    const page = await tableOf<T>(strapi, uid).findMany({
      where: { ...where, id: { $gt: last } },
      select: ['id', ...select],
      orderBy: { id: 'asc' },
      limit: AT_ONCE,
    });
    found.push(...page);
    if (page.length < AT_ONCE) return found;
    last = page.at(-1)?.id ?? last;
  }
}

/** Slug of the department by consultation. */
async function departmentsOf(strapi: Core.Strapi, kit: CommentKit): Promise<ReadonlyMap<string, string>> {
  const rows = await tableOf<{ documentId: string; slug: string; id: number }>(
    strapi,
    'api::department.department',
  ).findMany({ select: ['documentId', 'slug'] });
  const slugs = new Map(rows.map(({ documentId, slug }) => [documentId, slug]));
  const commented = strapi.db.getConnection(nameOfTable(strapi, COMMENT)).distinct('consultation');
  const consultations = await kit.around.consultations({ documentId: { $in: commented } });
  return new Map(
    [...consultations].flatMap(([id, { department }]) => {
      const slug = department === null ? undefined : slugs.get(department);
      return slug === undefined ? [] : [[id, slug] as const];
    }),
  );
}
