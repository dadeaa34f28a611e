import type { PublicModeration } from '@aggloforum/publisher/contract';
import type { Core } from '@strapi/strapi';
import { lastFullHour } from '../../core/moderation/figures.ts';
import type { CommentKit } from '../comments/kit.ts';
import { APPEAL, COMMENT, DECISION, FLAG } from '../comments/tables.ts';
import { once } from './once.ts';
import { moderationFigures } from './statistics.ts';
import { tableOf } from '../tables.ts';

function storeOf(strapi: Core.Strapi) {
  return strapi.store({ type: 'plugin', name: 'concertation', key: 'moderation-figures' });
}

/** The public figures as they were last told: the same for whoever asks, until they are told again. */
export async function toldFigures(strapi: Core.Strapi): Promise<PublicModeration | null> {
  const told = ((await storeOf(strapi).get({})) ?? null) as PublicModeration | null;
  // Told before there was such a figure: counted anew.
  return told !== null && 'moot' in told.total.appeals ? told : null;
}

/** Once an hour at most the public figures are other ones, if anything happened since they were last told. */
export async function tellFigures(strapi: Core.Strapi, kit: CommentKit): Promise<void> {
  const hour = lastFullHour(kit.clock.now());
  const told = await toldFigures(strapi);
  if (told?.at === hour) return;
  // Also what happened while nobody counted; a clock that was set back has nothing to say about that.
  if (told !== null && told.at < hour && !(await hasMoved(strapi, told.at, hour))) return;
  const figures = await moderationFigures(strapi, kit);
  if (figures === null) return;
  await strapi.db.transaction(async ({ trx }) => {
    if (!(await once(strapi, trx, `figures ${hour}`, kit.at()))) return;
    await storeOf(strapi).set({ value: figures });
    await strapi
      .plugin('publisher')
      .service('outbox')
      .record({
        kind: 'moderation-counted',
        uid: 'plugin::concertation.comment',
        touches: [{ type: 'moderation', id: 'moderation' }],
      });
  });
}

async function hasMoved(strapi: Core.Strapi, since: string, until: string): Promise<boolean> {
  const within = { $gte: since, $lt: until };
  const counts = await Promise.all([
    tableOf(strapi, COMMENT).count({ where: { receivedAt: within } }),
    tableOf(strapi, DECISION).count({ where: { at: within } }),
    tableOf(strapi, FLAG).count({ where: { receivedAt: within } }),
    tableOf(strapi, APPEAL).count({ where: { $or: [{ openedAt: within }, { decidedAt: within }] } }),
  ]);
  return counts.some((count) => count > 0);
}
