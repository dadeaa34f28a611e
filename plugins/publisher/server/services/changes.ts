import type { Core } from '@strapi/strapi';
import type { ChangesEnd, ChangesHead, PublicChange } from '../../contract/changes.ts';
import { type PublicRef, serviceOf, unique } from '../tables.ts';
import type { DesiredState } from './desired.ts';
import type { Outbox } from './outbox.ts';
import type { PublicState } from './public-state.ts';
import type { Views } from './views.ts';

export type ChangesLine = ChangesHead | PublicChange | ChangesEnd;
type Write = (line: ChangesLine) => Promise<void>;

const ROWS_AT_ONCE = 1_000;

/** How far somebody has come; `mark` as the head of that answer had it. */
export interface Reached {
  readonly after: number;
  readonly mark: string;
}

/** What a follower that knows everything up to a position must learn to know everything up to now. */
export const changes = ({ strapi }: { strapi: Core.Strapi }) => {
  const outbox = () => serviceOf<Outbox>(strapi, 'outbox');
  const state = () => serviceOf<PublicState>(strapi, 'publicState');

  /** A copy that was put back may have gone on to other changes under the same numbers. */
  const isOurs = async ({ after, mark }: Reached): Promise<boolean> =>
    after === 0 || (await outbox().markOf(after)) === mark;

  /** Null when only the whole will do: too old, from another database, or with rows that do not say what they touch. */
  const touchedSince = async (reached: Reached, position: number): Promise<PublicRef[] | null> => {
    const { after } = reached;
    if (after === 0 || after > position || !(await isOurs(reached))) return null;
    const touched: PublicRef[] = [];
    let at = after;
    while (at < position) {
      const rows = await outbox().after(at, ROWS_AT_ONCE);
      if (rows[0]?.position !== at + 1) return null;
      for (const { touches } of rows) {
        if (touches === null) return null;
        touched.push(...touches);
      }
      at += rows.length;
    }
    return unique(touched);
  };

  const pour = async (reached: Reached, write: Write): Promise<void> => {
    const position = await outbox().lastPosition();
    const touched = await touchedSince(reached, position);
    const desired = await serviceOf<DesiredState>(strapi, 'desired').get();
    const mode = strapi.plugin('publisher').config<'demo' | 'production'>('mode');
    const mark = await outbox().markOf(position);
    await write({ position, mark, whole: touched === null, mode, desired });
    let count = 0;
    for await (const page of touched === null ? state().every() : state().some(touched)) {
      for (const change of page) await write(change);
      count += page.length;
    }
    await write({ end: true, count });
  };

  /** Waits as the feed does. Numbers are given before the view opens: the view holds at least all of that. */
  const since = async (reached: Reached, seconds: number, write: Write): Promise<void> => {
    await outbox().relay();
    if (reached.after !== 0 && (await isOurs(reached))) await outbox().waitBeyond(reached.after, seconds);
    await serviceOf<Views>(strapi, 'views').within(async () => pour(reached, write));
  };

  return { since };
};

export type Changes = ReturnType<typeof changes>;
