import type { Core } from '@strapi/strapi';
import { DELIVERY } from './content-types/index.ts';

const NOBODY_ASKS_BY = ['documents_idx', 'created_by_id_fk', 'updated_by_id_fk'];

/**
 * Strapi gives every table three indexes by which nobody ever asks for a delivery, and which are a quarter of the time
 * that freezing an audience takes. It makes them again whenever its schema changes: so they are looked for at each start.
 */
export function spareIndexesOfDeliveries(strapi: Core.Strapi): void {
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    const { tableName } = strapi.db.metadata.get(DELIVERY);
    for (const name of NOBODY_ASKS_BY)
      await strapi.db.connection.raw('drop index if exists ??', [`${tableName}_${name}`]);
  });
}
