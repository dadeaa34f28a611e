import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { readRule, type RuleFaults } from '../../core/screening/check-rule.ts';
import type { StoredRule } from '../../core/screening/rule.ts';
import { documentsOf, type Row, string, stringsOf } from '../services/editorial.ts';

export const RULES = 'api::moderation-rule.moderation-rule';
export const REASONS = 'api::refusal-reason.refusal-reason';

/** A row as the core reads it: what the content manager left empty is nothing. */
export function inputOf(row: Row): Record<string, unknown> {
  return {
    label: string(row['label']),
    explanation: string(row['explanation']),
    enabled: row['enabled'] === true,
    condition: row['condition'],
    action: row['action'],
    spam: row['spam'] === true,
    consultations: row['consultations'] ?? [],
    validFrom: string(row['validFrom']),
    validTo: string(row['validTo']),
    article: string(row['article']),
    mustMatch: row['mustMatch'] ?? [],
    mustNotMatch: row['mustNotMatch'] ?? [],
  };
}

const READ_AT_ONCE = 25;

export type ReadRow =
  { readonly row: Row; readonly rule: StoredRule } | { readonly row: Row; readonly faults: RuleFaults };

/** All rules in their order, each read or refused by the core. */
export async function readRows(strapi: Core.Strapi): Promise<ReadRow[]> {
  const rows = await documentsOf(strapi, RULES).findMany({ sort: ['order:asc', 'id:asc'], limit: -1 });
  const read: ReadRow[] = [];
  for (const [index, row] of rows.entries()) {
    // Hundreds of patterns take a while to compile: others are answered in between.
    if (index % READ_AT_ONCE === READ_AT_ONCE - 1) await setImmediate();
    const one = readRule(inputOf(row));
    read.push(one.ok ? { row, rule: { ...one.rule, id: row.documentId } } : { row, faults: one.faults });
  }
  return read;
}

/** Articles of the latest published charter. */
export async function articlesOf(strapi: Core.Strapi): Promise<{ id: string; title: string }[]> {
  const [latest] = await documentsOf(strapi, 'api::charter.charter').findMany({
    status: 'published',
    sort: ['version:desc'],
    limit: 1,
    populate: ['articles'],
  });
  const articles = (latest?.['articles'] ?? []) as readonly Row[];
  return articles.map((article) => ({ id: string(article['articleId']), title: string(article['title']) }));
}

const CHOSEN_FROM = 300;

export async function consultationsOf(strapi: Core.Strapi): Promise<{ id: string; title: string }[]> {
  const rows = await documentsOf(strapi, 'api::consultation.consultation').findMany({
    status: 'draft',
    fields: ['title'],
    populate: { project: { fields: ['title'] } },
    sort: ['id:desc'],
    limit: CHOSEN_FROM,
  });
  return rows.map((row) => {
    const project = string((row['project'] as Row | null)?.['title']);
    return { id: row.documentId, title: stringsOf([project, row['title']]).filter(Boolean).join(' – ') };
  });
}
