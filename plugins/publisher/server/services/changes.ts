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

/** What a follower that knows everything up to a position must learn to know everything up to now. */
export const changes = ({ strapi }: { strapi: Core.Strapi }) => {
  const outbox = () => serviceOf<Outbox>(strapi, 'outbox');
  const state = () => serviceOf<PublicState>(strapi, 'publicState');

  /** Null when only the whole will do: too old, from another database, or with rows that do not say what they touch. */
  const touchedSince = async (after: number, position: number): Promise<PublicRef[] | null> => {
    if (after === 0 || after > position) return null;
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

  const pour = async (after: number, write: Write): Promise<void> => {
    const position = await outbox().lastPosition();
    const touched = await touchedSince(after, position);
    const desired = await serviceOf<DesiredState>(strapi, 'desired').get();
    const mode = strapi.plugin('publisher').config<'demo' | 'production'>('mode');
    await write({ position, whole: touched === null, mode, desired });
    let count = 0;
    for await (const page of touched === null ? state().every() : state().some(touched)) {
      for (const change of page) await write(change);
      count += page.length;
    }
    await write({ end: true, count });
  };

  /** Waits as the feed does. Numbers are given before the view opens: the view holds at least all of that. */
  const since = async (after: number, seconds: number, write: Write): Promise<void> => {
    await outbox().relay();
    if (after !== 0) await outbox().waitBeyond(after, seconds);
    await serviceOf<Views>(strapi, 'views').within(async () => pour(after, write));
  };

  return { since };
};

export type Changes = ReturnType<typeof changes>;
