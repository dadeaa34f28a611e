import type { Core } from '@strapi/strapi';
import type { PublicRedirect, PublicWithdrawal } from '../../contract/snapshot.ts';
import { fatesOf, type Fate, type LedgerRow } from '../../core/ledger.ts';
import { chunksOf, serviceOf, tableOf, UID } from '../tables.ts';
import type { LedgerBook } from './ledger-book.ts';

const WITHDRAWAL = 'plugin::publisher.withdrawal';
/** Where nobody gave a reason. */
const NO_LONGER_PUBLISHED = 'Ce contenu n’est plus publié.';
const AT_ONCE = 500;

/** What the public finds where something once stood: written by hand first, then what the ledger knows. */
export const addresses = ({ strapi }: { strapi: Core.Strapi }) => {
  const book = () => serviceOf<LedgerBook>(strapi, 'ledgerBook');

  const redirects = async (from?: readonly string[]): Promise<PublicRedirect[]> => {
    const fates = asked(fatesOf(await book().around(from ?? (await book().endedPaths()))), from);
    const moves = new Map(fates.flatMap(([path, fate]) => ('to' in fate ? [[path, fate.to] as const] : [])));
    const byHand = await tableOf<PublicRedirect>(strapi, UID.redirect).findMany({
      where: from ? { from: { $in: from } } : {},
    });
    for (const row of byHand) moves.set(row.from, row.to);
    return [...moves].map(([path, to]) => ({ from: path, to }));
  };

  const stated = async (paths?: readonly string[]): Promise<Map<string, PublicWithdrawal>> => {
    const found = new Map<string, PublicWithdrawal>();
    for (const chunk of paths ? chunksOf(paths, AT_ONCE) : [undefined]) {
      const where = chunk ? { path: { $in: chunk } } : {};
      const rows = await tableOf<PublicWithdrawal>(strapi, WITHDRAWAL).findMany({ where });
      for (const { path, title, service, at, reason } of rows)
        found.set(path, { path, title: title ?? null, service, at, reason });
    }
    return found;
  };

  const withdrawals = async (paths?: readonly string[]): Promise<PublicWithdrawal[]> => {
    const spoken = paths ?? [...(await book().endedPaths()), ...(await stated()).keys()];
    const rows = await book().around(spoken);
    const known = new Set(rows.map(({ path }) => path));
    const reasons = await stated([...new Set([...spoken, ...known])]);
    const bySubject = new Map(
      rows.flatMap(({ subject, path }) => {
        const reason = reasons.get(path);
        return reason ? [[subject, reason] as const] : [];
      }),
    );
    const fates = fatesOf(rows);
    const gone = asked(fates, paths).flatMap(([path, fate]) =>
      'gone' in fate ? [reasons.get(path) ?? byItself(fate.gone, bySubject.get(fate.gone.subject))] : [],
    );
    const unknown = [...reasons.values()].filter(({ path }) => !known.has(path) && (!paths || paths.includes(path)));
    return [...gone, ...unknown];
  };

  return { redirects, withdrawals };
};

export type Addresses = ReturnType<typeof addresses>;

function asked(fates: ReadonlyMap<string, Fate>, paths: readonly string[] | undefined): [string, Fate][] {
  const wanted = paths && new Set(paths);
  return [...fates].filter(([path]) => !wanted || wanted.has(path));
}

/** An address that nobody spoke of: with the reason given for another address of the same entry, else a neutral one. */
function byItself(row: LedgerRow, other: PublicWithdrawal | undefined): PublicWithdrawal {
  const { path } = row;
  if (other) return { ...other, path, title: other.title === null ? null : row.title };
  return { path, title: row.title, service: row.service, at: row.endedAt ?? row.since, reason: NO_LONGER_PUBLISHED };
}
