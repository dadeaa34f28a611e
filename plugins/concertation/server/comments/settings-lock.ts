import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import { SETTINGS } from '../services/editorial.ts';

interface Raw {
  raw(statement: string, bindings: readonly string[]): Promise<unknown>;
}

/**
 * Until the commit nobody switches comments of this consultation: who closes them waits for what is being stored, and
 * what comes after is refused. True where what was read before may be old by now; SQLite has one writer anyway.
 */
export async function holdSettings(strapi: Core.Strapi, trx: Transaction, consultation: string): Promise<boolean> {
  if (strapi.db.dialect.client !== 'postgres') return false;
  const { tableName } = strapi.db.metadata.get(SETTINGS);
  await (trx as Raw).raw(`select 1 from ${tableName} where consultation = ? for share`, [consultation]);
  return true;
}
