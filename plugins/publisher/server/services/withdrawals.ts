import type { Core } from '@strapi/strapi';
import type { PublicWithdrawal } from '../../contract/snapshot.ts';

const WITHDRAWAL = 'plugin::publisher.withdrawal';

/** What was public at an address and no longer is. Both acts join the transaction in progress. */
export const withdrawals = ({ strapi }: { strapi: Core.Strapi }) => ({
  async record(withdrawal: PublicWithdrawal): Promise<void> {
    await strapi.db.query(WITHDRAWAL).deleteMany({ where: { path: withdrawal.path } });
    await strapi.db.query(WITHDRAWAL).create({ data: { ...withdrawal } });
    await strapi.plugin('publisher').service('outbox').record({ kind: 'withdrawn', uid: WITHDRAWAL });
  },

  async lift(path: string): Promise<void> {
    await strapi.db.query(WITHDRAWAL).deleteMany({ where: { path } });
    await strapi.plugin('publisher').service('outbox').record({ kind: 'restored', uid: WITHDRAWAL });
  },

  async list(): Promise<PublicWithdrawal[]> {
    const rows = await strapi.db.query(WITHDRAWAL).findMany({ orderBy: { path: 'asc' } });
    return rows.map(({ path, title, service, at, reason }) => ({ path, title: title ?? null, service, at, reason }));
  },
});
