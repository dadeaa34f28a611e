import type { Core } from '@strapi/strapi';
import { QUEUE_VIEWS, type QueuePage, type QueueView } from '../../contract/moderation.ts';
import type { CommentKit } from '../comments/kit.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import { REVISION, type RevisionRow } from '../comments/tables.ts';
import { asTheyOpen } from './current-texts.ts';
import { type DeskActor, readsAll } from './desk-people.ts';
import { itemsOf } from './queue-items.ts';
import { beyond, cursorOf, orderOf } from './queue-order.ts';
import type { Found, QueueQuestion, Where } from './queue-question.ts';
import { readableIn, revisionsWithin } from './queue-reading.ts';
import { searched } from './queue-search.ts';
import { viewsOf } from './queue-views.ts';
import { tableOf } from '../tables.ts';

/** What waits or was decided, or what was looked for, of the consultations that this person may read. */
export async function queuePage(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  asked: QueueQuestion,
): Promise<QueuePage> {
  const read = kit.around.consultations;
  const one = asked.consultation === undefined ? {} : { documentId: asked.consultation };
  // Whoever reads all is told of those on the page alone: a territory has thousands.
  const known = readsAll(actor) && asked.consultation === undefined ? null : await read(one);
  const readable = known === null ? null : readableIn(actor, known);
  const within = revisionsWithin(readable);
  const views = viewsOf(strapi, kit, actor);
  const text = asked.text?.trim();
  const found = text
    ? await searched(strapi, readable, { ...asked, text })
    : await listed(strapi, within, views, asked);
  const counts = await Promise.all(
    QUEUE_VIEWS.map(
      async (view) =>
        [view, await tableOf(strapi, REVISION).count({ where: { $and: [within, views[view]] } })] as const,
    ),
  );
  const around = known ?? (await consultationsOf(read, found.rows));
  return {
    items: await itemsOf(strapi, kit, actor, found.rows, around),
    next: found.next,
    counts: Object.fromEntries(counts) as QueuePage['counts'],
  };
}

async function consultationsOf(
  read: CommentKit['around']['consultations'],
  rows: readonly RevisionRow[],
): Promise<ReadonlyMap<string, StaffConsultation>> {
  return read({ documentId: { $in: rows.map(({ consultation }) => consultation) } });
}

async function listed(
  strapi: Core.Strapi,
  within: Where,
  views: Readonly<Record<QueueView, Where>>,
  { view, after, limit }: QueueQuestion,
): Promise<Found> {
  const where = { $and: [within, views[view], beyond(view, after)] };
  const rows = await tableOf<RevisionRow>(strapi, REVISION).findMany({ where, orderBy: orderOf(view), limit });
  const last = rows.at(-1);
  const shown = await asTheyOpen(strapi, rows);
  return { rows: shown, next: last === undefined || rows.length < limit ? null : cursorOf(view, last) };
}
