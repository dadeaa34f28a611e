import type { Core } from '@strapi/strapi';
import type { PublicRedirect, PublicWithdrawal } from '../../contract/snapshot.ts';
import { tableOf, UID } from '../tables.ts';

const WITHDRAWAL = 'plugin::publisher.withdrawal';

/** What the public finds where a page once stood. */
export const addresses = ({ strapi }: { strapi: Core.Strapi }) => ({
  async redirects(from?: readonly string[]): Promise<PublicRedirect[]> {
    const where = from ? { from: { $in: from } } : {};
    const rows = await tableOf<PublicRedirect>(strapi, UID.redirect).findMany({ where });
    return rows.map((row) => ({ from: row.from, to: row.to }));
  },

  async withdrawals(paths?: readonly string[]): Promise<PublicWithdrawal[]> {
    const where = paths ? { path: { $in: paths } } : {};
    const rows = await tableOf<PublicWithdrawal>(strapi, WITHDRAWAL).findMany({ where });
    return rows.map(({ path, title, service, at, reason }) => ({ path, title: title ?? null, service, at, reason }));
  },
});

export type Addresses = ReturnType<typeof addresses>;
