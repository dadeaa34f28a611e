import type { Core } from '@strapi/strapi';
import type { PublicWithdrawal } from '../../contract/snapshot.ts';
import { serviceOf, tableOf } from '../tables.ts';
import type { Ledger } from './ledger.ts';
import type { Outbox } from './outbox.ts';

const WITHDRAWAL = 'plugin::publisher.withdrawal';

/** Withdrawals with a reason that somebody gave; the ledger lifts them when the address is public again. */
export const withdrawals = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Joins the transaction in progress. Where nobody ever saw anything, nothing is told. */
  async record(withdrawal: PublicWithdrawal): Promise<void> {
    const ledger = serviceOf<Ledger>(strapi, 'ledger');
    if (!(await ledger.around([withdrawal.path])).some(({ path }) => path === withdrawal.path)) return;
    const table = tableOf<PublicWithdrawal>(strapi, WITHDRAWAL);
    await table.deleteMany({ where: { path: withdrawal.path } });
    await table.create({ data: { ...withdrawal } });
    const touches = await ledger.touchedAround([withdrawal.path]);
    const row = { kind: 'withdrawn', uid: WITHDRAWAL, documentId: withdrawal.path, touches };
    await serviceOf<Outbox>(strapi, 'outbox').record(row);
  },
});
