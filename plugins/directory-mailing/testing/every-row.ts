import type { BootedCms } from '../../../cms/testing/boot-cms.ts';

/** Every row of every table, as text. */
export async function everyRow({ strapi }: BootedCms): Promise<string> {
  const tables = [...strapi.db.metadata.values()].map(({ tableName }) => tableName);
  const contents = [];
  for (const table of tables) contents.push(await strapi.db.connection(table).select('*'));
  return JSON.stringify(contents);
}
