import type { Core } from '@strapi/strapi';
import { createClock } from '../../contract/clock.ts';
import type { PublicChange } from '../../contract/changes.ts';
import { differenceOf, type LedgerRow, type Standing } from '../../core/ledger.ts';
import { standingsOf } from '../reading/standings.ts';
import { chunksOf, type PublicRef, serviceOf, tableOf } from '../tables.ts';
import type { PublicState } from './public-state.ts';

const ADDRESS = 'plugin::publisher.address';
const WITHDRAWAL = 'plugin::publisher.withdrawal';
const ADDRESSED = new Set(['project', 'consultation', 'synthesis', 'page', 'commune', 'theme']);
const AT_ONCE = 500;

/** Every address that was ever public. Written in the transaction of the publication. */
export const ledger = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));
  const table = () => tableOf<LedgerRow>(strapi, ADDRESS);
  const stated = () => tableOf<{ path: string }>(strapi, WITHDRAWAL);

  const rowsBy = async (field: 'path' | 'subject', values: readonly string[]): Promise<LedgerRow[]> => {
    const rows: LedgerRow[] = [];
    for (const chunk of chunksOf([...new Set(values)], AT_ONCE))
      rows.push(...(await table().findMany({ where: { [field]: { $in: chunk } } })));
    return rows;
  };

  /** All that is known of these paths, of the entries that stood there, and of where those stood besides. */
  const around = async (paths: readonly string[]): Promise<LedgerRow[]> => {
    const subjects = (await rowsBy('path', paths)).map(({ subject }) => subject);
    const theirs = await rowsBy('subject', subjects);
    const there = await rowsBy(
      'path',
      theirs.map(({ path }) => path),
    );
    return [...new Map([...theirs, ...there].map((row) => [row.id, row])).values()];
  };

  /** Everything around an address that answers otherwise now. */
  const touchedAround = async (paths: readonly string[]): Promise<PublicRef[]> => {
    const all = new Set([...paths, ...(await around(paths)).map(({ path }) => path)]);
    return [...all].flatMap((id) => [
      { type: 'redirect', id },
      { type: 'withdrawal', id },
    ]);
  };

  const writePage = async (changes: readonly PublicChange[]): Promise<string[]> => {
    const now = new Date(clock.now()).toISOString();
    const wanted = await standingsOf(strapi, changes, now);
    const known = Map.groupBy(await rowsBy('subject', [...wanted.keys()]), ({ subject }) => subject);
    const moved: string[] = [];
    for (const [subject, standings] of wanted) {
      const rows = known.get(subject) ?? [];
      const difference = differenceOf(rows, standings, now);
      for (const standing of difference.create)
        await table().create({ data: { ...standing, subject, current: true, endedAt: null } });
      for (const { id, data } of difference.update) await table().update({ where: { id }, data });
      if (difference.remove.length > 0) await table().deleteMany({ where: { id: { $in: difference.remove } } });
      if (difference.moved) moved.push(...rows.map(({ path }) => path), ...standings.map(({ path }) => path));
    }
    return [...moved, ...(await lift([...wanted.values()].flat()))];
  };

  /** What is public again is no longer withdrawn. */
  const lift = async (standings: readonly Standing[]): Promise<string[]> => {
    const path = { $in: standings.map((standing) => standing.path) };
    const lifted = await stated().findMany({ where: { path } });
    if (lifted.length > 0) await stated().deleteMany({ where: { path } });
    return lifted.map((row) => row.path);
  };

  /** Notes where these entries stand now, and answers the redirects and withdrawals that differ for it. */
  const settle = async (refs: readonly PublicRef[]): Promise<PublicRef[]> => {
    const moved: string[] = [];
    const addressed = refs.filter(({ type }) => ADDRESSED.has(type));
    for await (const page of serviceOf<PublicState>(strapi, 'publicState').some(addressed))
      moved.push(...(await writePage(page)));
    return moved.length === 0 ? [] : touchedAround(moved);
  };

  /** What was public before the ledger was kept. */
  const catchUp = async (): Promise<void> => {
    const store = strapi.store({ type: 'plugin', name: 'publisher', key: 'ledger' });
    if (await store.get({})) return;
    await strapi.db.transaction(async () => {
      for await (const page of serviceOf<PublicState>(strapi, 'publicState').every()) {
        await writePage(page.filter(({ type }) => ADDRESSED.has(type)));
      }
      await store.set({ value: { kept: true } });
    });
  };

  const ended = async (): Promise<LedgerRow[]> => table().findMany({ where: { current: false } });

  return { settle, around, touchedAround, ended, catchUp };
};

export type Ledger = ReturnType<typeof ledger>;
