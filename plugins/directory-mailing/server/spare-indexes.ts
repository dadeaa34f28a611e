import type { Core } from '@strapi/strapi';
import { DELIVERY } from './content-types/index.ts';

const NOBODY_ASKS_BY = ['documents_idx', 'created_by_id_fk', 'updated_by_id_fk'];
/** No delivery has an author; PostgreSQL looks after each for every row all the same. */
const NEVER_SET = ['created_by_id_fk', 'updated_by_id_fk'];

/**
 * Strapi gives every table three indexes by which nobody ever asks for a delivery, and two constraints, which are a
 * third of the time that freezing an audience takes. It makes them again whenever its schema changes: so they are
 * looked for at each start.
 */
export function spareIndexesOfDeliveries(strapi: Core.Strapi): void {
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    const { tableName } = strapi.db.metadata.get(DELIVERY);
    for (const name of NOBODY_ASKS_BY)
      await strapi.db.connection.raw('drop index if exists ??', [`${tableName}_${name}`]);
    if (strapi.db.dialect.client !== 'postgres') return;
    for (const name of NEVER_SET)
      await strapi.db.connection.raw('alter table ?? drop constraint if exists ??', [
        tableName,
        `${tableName}_${name}`,
      ]);
  });
}
