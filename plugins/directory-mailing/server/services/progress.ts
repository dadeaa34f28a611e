import type { Knex } from 'knex';
import type { DeliveryState } from '../../core/delivery-states.ts';
import { DELIVERIES, isoOf } from '../sending/tables.ts';

export interface MailingProgress {
  readonly states: Readonly<Partial<Record<DeliveryState, number>>>;
  /** Doubts about which nobody has decided yet. */
  readonly undecided: number;
  /** Rows that may have gone out twice, or not at all. */
  readonly doubtful: number;
  /** By reason, as the deliveries name it. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Answers of the last minute, a second. */
  readonly perSecond: number;
  /** Null while nothing goes out. */
  readonly secondsLeft: number | null;
  /** What servers said last, newest first, without addresses. */
  readonly replies: readonly { readonly state: string; readonly reply: string; readonly at: string }[];
}

const WINDOW = 60_000;
const REPLIES = 10;

/** How a mailing stands at `now`, epoch milliseconds. */
export async function progressOf(db: Knex, mailing: number, now: number): Promise<MailingProgress> {
  const rows = () => db(DELIVERIES).where({ mailing_id: mailing });
  const counted: { state: DeliveryState; skip_reason: string | null; count: string | number }[] = await rows()
    .groupBy('state', 'skip_reason')
    .select('state', 'skip_reason')
    .count({ count: '*' });
  const states: Partial<Record<DeliveryState, number>> = {};
  const skipped: Record<string, number> = {};
  for (const { state, skip_reason: reason, count } of counted) {
    states[state] = (states[state] ?? 0) + Number(count);
    if (state === 'skipped') skipped[reason ?? 'left'] = (skipped[reason ?? 'left'] ?? 0) + Number(count);
  }
  const lately = await countOf(
    rows()
      .where('settled_at', '>', isoOf(now - WINDOW))
      .whereNot({ state: 'skipped' }),
  );
  const perSecond = lately / (WINDOW / 1_000);
  const replies: { state: string; last_reply: string; settled_at: string }[] = await rows()
    .whereNotNull('last_reply')
    .whereNotNull('settled_at')
    .orderBy('settled_at', 'desc')
    .limit(REPLIES)
    .select('state', 'last_reply', 'settled_at');
  return {
    states,
    undecided: await countOf(rows().where({ state: 'in-doubt' }).whereRaw("coalesce(decision, '') <> 'leave'")),
    doubtful: await countOf(rows().where('doubts', '>', 0)),
    skipped,
    perSecond,
    secondsLeft: perSecond > 0 ? Math.ceil((states.queued ?? 0) / perSecond) : null,
    replies: replies.map(({ state, last_reply: reply, settled_at: at }) => ({ state, reply, at })),
  };
}

async function countOf(query: Knex.QueryBuilder): Promise<number> {
  const [row]: { count: string | number }[] = await query.count({ count: '*' });
  return Number(row?.count ?? 0);
}
