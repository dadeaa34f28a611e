import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MARK } from './hostile.ts';
import type { Stack } from './stack.ts';

/** Where a text of the public is kept: table, column, and which of its rows. */
const KEPT = {
  comments: ['concertation_comment_revisions', 'body', 'number = 1'],
  corrections: ['concertation_comment_revisions', 'body', 'number > 1'],
  authors: ['concertation_comments', 'author_name', 'true'],
  reports: ['concertation_comment_flags', 'explanation', 'true'],
  reporters: ['concertation_comment_flags', 'name', 'true'],
  appeals: ['concertation_comment_appeals', 'body', 'true'],
  secondKey: ['concertation_comment_decisions', 'facts', "role = 'elected'"],
  messages: ['concertation_messages', 'body', 'true'],
  subjects: ['concertation_messages', 'subject', 'true'],
  subscriptions: ['mailing_subscription_requests', 'name', 'true'],
  directory: ['mailing_stakeholders', 'name', 'true'],
} as const;

export type Kept = keyof typeof KEPT;

/** How many texts with markup are stored of each kind: a storm that is refused at the door finds nothing. */
export function storedMarkup({ settings }: Pick<Stack, 'settings'>): Readonly<Record<Kept, number>> {
  const db = new DatabaseSync(join(settings.dataDir, 'aggloforum.db'), { readOnly: true });
  try {
    db.exec('pragma busy_timeout = 10000');
    const count = ([table, column, rows]: (typeof KEPT)[Kept]) =>
      Number(db.prepare(`select count(*) n from ${table} where ${rows} and instr(${column}, ?) > 0`).get(MARK)?.['n']);
    return Object.fromEntries(Object.entries(KEPT).map(([kind, where]) => [kind, count(where)])) as Record<
      Kept,
      number
    >;
  } finally {
    db.close();
  }
}
