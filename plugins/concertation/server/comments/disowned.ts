import type { Core } from '@strapi/strapi';
import { COMMENT_SUBJECT, REPORT_SUBJECT } from './kit.ts';
import { COMMENT, FLAG } from './tables.ts';
import { tableOf } from '../tables.ts';

const TABLES = [
  [COMMENT_SUBJECT, COMMENT],
  [REPORT_SUBJECT, FLAG],
] as const;

/** Somebody else's address stood in the form: the text stays, the address goes. */
export async function forgetInComments(strapi: Core.Strapi, subject: string): Promise<string | null> {
  const found = TABLES.find(([prefix]) => subject.startsWith(prefix));
  if (found === undefined) return null;
  const [prefix, uid] = found;
  const where = { documentId: subject.slice(prefix.length), confirmedAt: { $null: true } };
  const row = await tableOf<{ email: string | null }>(strapi, uid).findOne({ where });
  if (row === null || row.email === null) return null;
  await tableOf(strapi, uid).updateMany({ where, data: { email: null } });
  return row.email;
}
