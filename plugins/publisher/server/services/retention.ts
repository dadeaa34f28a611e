import type { Core } from '@strapi/strapi';
import { ENTRY, serviceOf, tableOf } from '../tables.ts';
import type { Consumers } from './consumers.ts';

const DAY_MS = 86_400_000;
const EVERY_MS = 10 * 60_000;

/** Old outbox rows go; who still needs them takes the whole. */
export const retention = ({ strapi }: { strapi: Core.Strapi }) => {
  const setting = (name: 'keepDays' | 'keepRows') => strapi.plugin('publisher').config<number>(name);
  let lastTime = -Infinity;

  const prune = async (last: number): Promise<void> => {
    const position = last - setting('keepRows');
    if (position <= 0) return;
    const before = new Date(Date.now() - setting('keepDays') * DAY_MS);
    await strapi.db.transaction(async () => {
      const rows = tableOf<object>(strapi, ENTRY);
      await rows.deleteMany({ where: { position: { $lte: position }, createdAt: { $lt: before } } });
      await serviceOf<Consumers>(strapi, 'consumers').forgetBefore(position);
    });
  };

  return {
    prune,
    /** The relay asks often. */
    async pruneNowAndThen(last: number): Promise<void> {
      if (performance.now() - lastTime < EVERY_MS) return;
      lastTime = performance.now();
      await prune(last);
    },
  };
};

export type Retention = ReturnType<typeof retention>;
