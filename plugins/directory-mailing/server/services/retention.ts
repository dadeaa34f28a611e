import type { Core } from '@strapi/strapi';
import { LETTER, LETTER_COUNT, REQUEST, SUPPRESSION } from '../content-types/index.ts';
import { settingsOf } from '../settings.ts';

const DAY = 24 * 3_600_000;
/** Unconfirmed requests, and letters whose fate is known: long enough to answer « je n'ai rien reçu ». */
const KEPT = 7 * DAY;

/** What has served is deleted by itself. */
export const retention = ({ strapi }: { strapi: Core.Strapi }) => {
  const { clock } = settingsOf(strapi);

  const forget = async (): Promise<void> => {
    const before = (age: number) => ({ $lt: new Date(clock.now() - age).toISOString() });
    const done = { $notIn: ['queued', 'attempting'] };
    await strapi.db.query(REQUEST).deleteMany({ where: { requestedAt: before(KEPT) } });
    await strapi.db.query(LETTER).deleteMany({ where: { queuedAt: before(KEPT), state: done } });
    const day = new Date(clock.now() - 2 * DAY).toISOString().slice(0, 10);
    await strapi.db.query(LETTER_COUNT).deleteMany({ where: { day: { $lt: day } } });
    await strapi.db.query(SUPPRESSION).deleteMany({ where: { until: before(0) } });
  };

  return { forget };
};
