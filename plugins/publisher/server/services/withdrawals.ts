import type { Core } from '@strapi/strapi';
import type { PublicWithdrawal } from '../../contract/snapshot.ts';
import { serviceOf, tableOf } from '../tables.ts';
import type { Outbox } from './outbox.ts';

const WITHDRAWAL = 'plugin::publisher.withdrawal';

/** Withdrawals with a reason that somebody gave. Both acts join the transaction in progress. */
export const withdrawals = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf<PublicWithdrawal>(strapi, WITHDRAWAL);
  const note = async (kind: string, path: string) =>
    serviceOf<Outbox>(strapi, 'outbox').record({ kind, uid: WITHDRAWAL, touches: [{ type: 'withdrawal', id: path }] });
  return {
    async record(withdrawal: PublicWithdrawal): Promise<void> {
      await table().deleteMany({ where: { path: withdrawal.path } });
      await table().create({ data: { ...withdrawal } });
      await note('withdrawn', withdrawal.path);
    },

    async lift(path: string): Promise<void> {
      await table().deleteMany({ where: { path } });
      await note('restored', path);
    },

    async list(): Promise<{ path: string }[]> {
      return table().findMany({ select: ['path'], orderBy: { path: 'asc' } });
    },
  };
};
