import { invalid } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import {
  checkRetention,
  isRetentionName,
  type Retention,
  RETENTION_PERIODS,
  type RetentionName,
} from '../../core/directory/retention-periods.ts';
import { RETENTION_SETTING } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { settingsOf } from '../settings.ts';

export interface RetentionChange {
  readonly name: string;
  readonly value: number;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** How long people are kept: what the house proposes, until somebody of the staff says otherwise, and why. */
export const retentionSettings = ({ strapi }: { strapi: Core.Strapi }) => {
  const { clock } = settingsOf(strapi);
  const names = Object.keys(RETENTION_PERIODS) as RetentionName[];

  /** The newest first. */
  const history = async (): Promise<RetentionChange[]> => {
    const rows: RetentionChange[] = await strapi.db.query(RETENTION_SETTING).findMany({ orderBy: { id: 'desc' } });
    return rows.map(({ name, value, by, reason, at }) => ({ name, value, by, reason, at }));
  };

  const inForce = async (): Promise<Retention> => {
    const changes = await history();
    const valueOf = (name: RetentionName) =>
      changes.find((change) => change.name === name)?.value ?? RETENTION_PERIODS[name].usual;
    return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Retention;
  };

  const change = async (by: string, asked: { name: string; value: number; reason: string }): Promise<void> => {
    const { name, value } = asked;
    if (!isRetentionName(name)) throw invalid({ name: 'Cette durée n’existe pas.' });
    const wrong = checkRetention(name, value, asked.reason, await inForce());
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const row = { name, value, by, reason: asked.reason.trim(), at: new Date(clock.now()).toISOString() };
    await strapi.db.query(RETENTION_SETTING).create({ data: row });
    logEvent(strapi, 'info', 'retention-changed', { name, value });
  };

  return { history, inForce, change };
};

export type RetentionSettings = ReturnType<typeof retentionSettings>;
