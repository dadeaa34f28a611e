import { isPostgres } from '@aggloforum/publisher/contract/locks.ts';
import type { Core } from '@strapi/strapi';
import { DELIVERY } from './content-types/index.ts';
import { OPEN_AGAIN } from './sending/tables.ts';

const NOBODY_ASKS_BY = ['documents_idx', 'created_by_id_fk', 'updated_by_id_fk'];
/** No delivery has an author; PostgreSQL looks after each for every row all the same. */
const NEVER_SET = ['created_by_id_fk', 'updated_by_id_fk'];

/**
 * What Strapi cannot say of an index. It gives every table three by which nobody ever asks for a delivery, and two
 * constraints, which are a third of the time that freezing an audience takes, and makes them again whenever its schema
 * changes: so they are looked for at each start. And the one by which a sender finds what it has begun holds no row
 * before it is begun: freezing does not write it.
 */
export function indexesOfDeliveries(strapi: Core.Strapi): void {
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    const { connection, metadata } = strapi.db;
    const { tableName } = metadata.get(DELIVERY);
    for (const name of NOBODY_ASKS_BY) await connection.raw('drop index if exists ??', [`${tableName}_${name}`]);
    await connection.raw(`create index if not exists ?? on ?? (mailing_id, id) where ${OPEN_AGAIN}`, [
      `${tableName}_open_again`,
      tableName,
    ]);
    if (!isPostgres(strapi)) return;
    for (const name of NEVER_SET)
      await connection.raw('alter table ?? drop constraint if exists ??', [tableName, `${tableName}_${name}`]);
  });
}
