import type { Core } from '@strapi/strapi';
import { createClock } from '../../contract/clock.ts';
import type { PublicChange } from '../../contract/changes.ts';
import { differenceOf, type LedgerRow, type Standing } from '../../core/ledger.ts';
import { standingsOf } from '../reading/standings.ts';
import { type PublicRef, serviceOf, tableOf } from '../tables.ts';
import type { LedgerBook } from './ledger-book.ts';
import type { PublicState } from './public-state.ts';

const WITHDRAWAL = 'plugin::publisher.withdrawal';
const VERSION = 2;
const ADDRESSED = new Set(['project', 'consultation', 'synthesis', 'page', 'commune', 'theme']);

/** Every address that was ever public. Written in the transaction of the publication. */
export const ledger = ({ strapi }: { strapi: Core.Strapi }) => {
  const clock = createClock(strapi.plugin('publisher').config<string | undefined>('clock'));
  const book = () => serviceOf<LedgerBook>(strapi, 'ledgerBook');

  /** Answers the paths that stand otherwise now. */
  const write = async (changes: readonly PublicChange[]): Promise<string[]> => {
    const now = new Date(clock.now()).toISOString();
    const wanted = await standingsOf(strapi, changes, now);
    const known = Map.groupBy(await book().by('subject', wanted.keys()), ({ subject }) => subject);
    const moved: string[] = [];
    for (const [subject, standings] of wanted)
      moved.push(...(await writeOne(subject, known.get(subject) ?? [], standings, now)));
    return [...moved, ...(await lift([...wanted.values()].flat()))];
  };

  const writeOne = async (subject: string, rows: readonly LedgerRow[], standings: readonly Standing[], now: string) => {
    const table = book().table();
    const { create, update, remove, moved } = differenceOf(rows, standings, now);
    for (const standing of create) await table.create({ data: { ...standing, subject, current: true, endedAt: null } });
    for (const { id, data } of update) await table.update({ where: { id }, data });
    if (remove.length > 0) await table.deleteMany({ where: { id: { $in: remove } } });
    return moved ? [...rows, ...standings].map(({ path }) => path) : [];
  };

  /** What is public again is no longer withdrawn. */
  const lift = async (standings: readonly Standing[]): Promise<string[]> => {
    const stated = tableOf<{ path: string }>(strapi, WITHDRAWAL);
    const where = { path: { $in: standings.map(({ path }) => path) } };
    const lifted = await stated.findMany({ where });
    if (lifted.length > 0) await stated.deleteMany({ where });
    return lifted.map(({ path }) => path);
  };

  /** Notes where these entries stand now, and answers the redirects and withdrawals that differ for it. */
  const settle = async (refs: readonly PublicRef[]): Promise<PublicRef[]> => {
    const moved: string[] = [];
    const addressed = refs.filter(({ type }) => ADDRESSED.has(type));
    for await (const page of serviceOf<PublicState>(strapi, 'publicState').some(addressed))
      moved.push(...(await write(page)));
    return moved.length === 0 ? [] : book().touchedAround(moved);
  };

  /** What was public before the ledger was kept, or before it kept short addresses. */
  const catchUp = async (): Promise<void> => {
    const store = strapi.store({ type: 'plugin', name: 'publisher', key: 'ledger' });
    if (((await store.get({})) as { version?: number } | null)?.version === VERSION) return;
    await strapi.db.transaction(async () => {
      for await (const page of serviceOf<PublicState>(strapi, 'publicState').every())
        await write(page.filter(({ type }) => ADDRESSED.has(type)));
      await store.set({ value: { version: VERSION } });
    });
  };

  return { settle, catchUp };
};

export type Ledger = ReturnType<typeof ledger>;
