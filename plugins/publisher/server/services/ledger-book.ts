import type { Core } from '@strapi/strapi';
import type { LedgerRow } from '../../core/ledger.ts';
import { chunksOf, type PublicRef, type Table, tableOf } from '../tables.ts';

const ADDRESS = 'plugin::publisher.address';
const AT_ONCE = 500;

/** The ledger, to read in. */
export const ledgerBook = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = (): Table<LedgerRow> => tableOf<LedgerRow>(strapi, ADDRESS);

  const by = async (field: 'path' | 'subject', values: Iterable<string>): Promise<LedgerRow[]> => {
    const rows: LedgerRow[] = [];
    for (const chunk of chunksOf([...new Set(values)], AT_ONCE))
      rows.push(...(await table().findMany({ where: { [field]: { $in: chunk } } })));
    return rows;
  };

  /** All that is known of these paths, of the entries that stood there, and of who else stood where those did. */
  const around = async (paths: readonly string[]): Promise<LedgerRow[]> => {
    const there = await by('path', paths);
    const theirs = await by(
      'subject',
      there.map(({ subject }) => subject),
    );
    const beside = await by(
      'path',
      theirs.map(({ path }) => path),
    );
    return [...new Map([...theirs, ...beside].map((row) => [row.id, row])).values()];
  };

  /** Everything around addresses that answer otherwise now. */
  const touchedAround = async (paths: readonly string[]): Promise<PublicRef[]> => {
    const all = new Set([...paths, ...(await around(paths)).map(({ path }) => path)]);
    return [...all].flatMap((id) => [
      { type: 'redirect', id },
      { type: 'withdrawal', id },
    ]);
  };

  /** Paths that somebody has left. */
  const endedPaths = async (): Promise<string[]> =>
    (await table().findMany({ where: { current: false }, select: ['path'] })).map(({ path }) => path);

  return { table, by, around, touchedAround, endedPaths };
};

export type LedgerBook = ReturnType<typeof ledgerBook>;
