import type { Core } from '@strapi/strapi';
import type { PublicWithdrawal } from '../../contract/snapshot.ts';
import { serviceOf, tableOf } from '../tables.ts';
import type { LedgerBook } from './ledger-book.ts';
import type { Outbox } from './outbox.ts';

const WITHDRAWAL = 'plugin::publisher.withdrawal';

/** Withdrawals with a reason that somebody gave; the ledger lifts them when the address is public again. */
export const withdrawals = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Joins the transaction in progress. Where nobody ever saw anything, nothing is told. */
  async record(withdrawal: PublicWithdrawal): Promise<void> {
    const book = serviceOf<LedgerBook>(strapi, 'ledgerBook');
    if ((await book.by('path', [withdrawal.path])).length === 0) return;
    const table = tableOf<PublicWithdrawal>(strapi, WITHDRAWAL);
    await table.deleteMany({ where: { path: withdrawal.path } });
    await table.create({ data: { ...withdrawal } });
    const touches = await book.touchedAround([withdrawal.path]);
    const row = { kind: 'withdrawn', uid: WITHDRAWAL, documentId: withdrawal.path, touches };
    await serviceOf<Outbox>(strapi, 'outbox').record(row);
  },
});
