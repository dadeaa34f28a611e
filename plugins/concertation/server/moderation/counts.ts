import type { Core } from '@strapi/strapi';
import type { ModerationPanel } from '../../contract/moderation.ts';
import type { CommentKit } from '../comments/kit.ts';
import { APPEAL, COMMENT, FLAG, REVISION } from '../comments/tables.ts';
import { nameOfTable, tableOf } from '../tables.ts';

type Counts = Pick<ModerationPanel, 'waiting' | 'late' | 'published' | 'openFlags' | 'openAppeals'>;

/** What waits under a consultation: counted by the database, however many comments there are. */
export async function countsOf(strapi: Core.Strapi, kit: CommentKit, consultation: string): Promise<Counts> {
  const late = { consultation, waiting: { $notNull: true }, dueAt: { $lt: kit.at() } };
  const published = { consultation, standing: { $notNull: true }, authorState: 'active' };
  const waiting = await waitingByState(strapi, consultation);
  const of = (...states: string[]) => states.reduce((sum, state) => sum + (waiting.get(state) ?? 0), 0);
  const under = strapi.db.getConnection(nameOfTable(strapi, COMMENT)).where({ consultation }).select('document_id');
  const open = { comment: { $in: under }, state: 'open' };
  return {
    waiting: { team: of('awaiting-team'), elected: of('awaiting-elected'), held: of('rule-held', 'spam-held') },
    late: await tableOf(strapi, REVISION).count({ where: late }),
    published: await tableOf(strapi, COMMENT).count({ where: published }),
    openFlags: await tableOf(strapi, FLAG).count({ where: open }),
    openAppeals: await tableOf(strapi, APPEAL).count({ where: open }),
  };
}

/** PostgreSQL counts in strings. */
async function waitingByState(strapi: Core.Strapi, consultation: string): Promise<ReadonlyMap<string, number>> {
  const rows: readonly { readonly state: string; readonly count: number | string }[] = await strapi.db
    .getConnection(nameOfTable(strapi, REVISION))
    .where({ consultation })
    .whereNotNull('waiting')
    .groupBy('state')
    .select('state')
    .count({ count: '*' });
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}
