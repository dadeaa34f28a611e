import type { Core } from '@strapi/strapi';
import { monthsBefore } from '../../core/months.ts';
import { eraseFlag } from '../comments/erasure.ts';
import type { CommentKit } from '../comments/kit.ts';
import { APPEAL, COMMENT, type CommentRow, DECISION, FLAG, type FlagRow } from '../comments/tables.ts';
import { forgetTexts } from './forgetting-texts.ts';
import { NOTICE } from './once.ts';
import type { ModerationSettingsService } from './settings.ts';
import { tableOf } from '../tables.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The rules count posts of a network within the hour, and texts within the week. */
const NETWORK_KEPT = 2 * HOUR;
const SAMENESS_KEPT = 8 * DAY;
const USES_KEPT = 400 * DAY;
const NOTICES_KEPT = 30 * DAY;
const AT_ONCE = 100;

/** What has served is deleted by itself, in small portions. */
export async function forgetOldComments(strapi: Core.Strapi, kit: CommentKit): Promise<void> {
  const now = kit.clock.now();
  const before = (age: number) => ({ $lt: new Date(now - age).toISOString() });
  const comments = tableOf<CommentRow>(strapi, COMMENT);
  await comments.updateMany({
    where: { network: { $notNull: true }, receivedAt: before(NETWORK_KEPT) },
    data: { network: null },
  });
  await comments.updateMany({
    where: { sameness: { $notNull: true }, receivedAt: before(SAMENESS_KEPT) },
    data: { sameness: null },
  });
  const settings = await (
    strapi.plugin('concertation').service('moderationSettings') as ModerationSettingsService
  ).inForce();
  const monthsAgo = (months: number) => ({ $lt: new Date(monthsBefore(now, months)).toISOString() });
  await forgetTexts(strapi, kit, settings);
  await comments.updateMany({
    where: { email: { $notNull: true }, receivedAt: monthsAgo(settings.addressMonths) },
    data: { email: null, confirmedAt: null },
  });
  const decidedAt = monthsAgo(settings.reportMonths);
  await eraseReports(strapi, kit, decidedAt);
  await tableOf(strapi, APPEAL).updateMany({
    where: { state: { $ne: 'open' }, body: { $notNull: true }, decidedAt },
    data: { body: null, answer: null },
  });
  await tableOf(strapi, DECISION).updateMany({
    where: { facts: { $notNull: true }, at: monthsAgo(settings.decisionMonths) },
    data: { facts: null },
  });
  await tableOf(strapi, 'plugin::concertation.second-key-use').deleteMany({ where: { at: before(USES_KEPT) } });
  // « Once ever » stays: only what is told by the day goes.
  const daily = {
    at: before(NOTICES_KEPT),
    $or: ['second-key', 'figures', 'alert', 'report'].map((kind) => ({ key: { $startsWith: kind } })),
  };
  await tableOf(strapi, NOTICE).deleteMany({ where: daily });
}

async function eraseReports(strapi: Core.Strapi, kit: CommentKit, decidedAt: object): Promise<void> {
  const where = { state: { $ne: 'open' }, explanation: { $notNull: true }, decidedAt };
  for (;;) {
    const rows = await tableOf<FlagRow>(strapi, FLAG).findMany({ where, orderBy: { id: 'asc' }, limit: AT_ONCE });
    for (const row of rows) await strapi.db.transaction(async () => eraseFlag(strapi, kit, row));
    if (rows.length < AT_ONCE) return;
  }
}
