import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Stack } from './stack.ts';

export interface Counted {
  /** Acknowledged comments without a row, or with another text, or whose author confirmed in vain. */
  lost: number;
  /** Sendings that more than one comment came of. */
  doubled: number;
  /** Acknowledged decisions without their row. */
  undone: number;
  /** Texts in a state that no decision brought them to, and comments with more or fewer decisions than versions. */
  unexplained: number;
  /** Letters that a decision promises and that are not there, or there twice. */
  letters: number;
  /** How many letters of decisions were looked at. */
  lettersSeen: number;
}

export interface Claims {
  /** What was sent, by its text; the reference once it was answered. */
  readonly sent: ReadonlyMap<string, { readonly reference: string | null; readonly confirmed?: boolean }>;
  readonly decided: readonly { readonly comment: string; readonly version: number; readonly state: string }[];
}

const TEXTS = `
  select c.document_id id, c.reference, c.version, c.confirmed_at confirmed, r.body, r.state,
    (select count(*) from concertation_comment_decisions d where d.comment = c.document_id) decisions,
    (select d."to" from concertation_comment_decisions d
      where d.comment = c.document_id and d.revision = r.number order by d.version desc limit 1) told
  from concertation_comment_revisions r join concertation_comments c on c.document_id = r.comment`;
const ORPHANS = `
  select (select count(*) from concertation_comments c
      where not exists (select 1 from concertation_comment_revisions r where r.comment = c.document_id))
    + (select count(*) from concertation_comment_revisions r
      where not exists (select 1 from concertation_comments c where c.document_id = r.comment)) count`;
/** One letter a decision, one receipt a comment. */
const LETTERS = `
  select (select count(*) from mailing_letters l where l.kind = 'comment-decision ' || c.reference)
    - (select count(*) from concertation_comment_decisions d
        where d.comment = c.document_id and d.action not in ('submit', 'reply') and d.notice in ('letter', 'capped')) told,
    (select count(*) from mailing_letters l where l.kind = 'comment-receipt ' || c.reference)
    - (select count(*) from concertation_comment_decisions d
        where d.comment = c.document_id and d.action = 'submit' and d.notice in ('letter', 'capped')) received
  from concertation_comments c`;

const SEEN = "select count(*) count from mailing_letters where kind like 'comment-decision %'";

/** The author's own page, as the receipt names it: what the form answers proves no address. */
export function linkInReceipt(stack: Pick<Stack, 'settings'>, reference: string): string {
  const db = new DatabaseSync(join(stack.settings.dataDir, 'aggloforum.db'), { readOnly: true });
  try {
    db.exec('pragma busy_timeout = 10000');
    const letter = db.prepare('select text from mailing_letters where kind = ?').get(`comment-receipt ${reference}`);
    return /\/participer\/ma-contribution\/([\w.-]+)/.exec(String(letter?.['text']))?.[1] ?? '';
  } finally {
    db.close();
  }
}

/** What the database says, from outside the CMS, against what was acknowledged over HTTP. */
export function audit(stack: Pick<Stack, 'settings'>, { sent, decided }: Claims): Counted {
  const db = new DatabaseSync(join(stack.settings.dataDir, 'aggloforum.db'), { readOnly: true });
  try {
    db.exec('pragma busy_timeout = 10000; begin');
    const texts = db.prepare(TEXTS).all();
    const byBody = Map.groupBy(texts, (row) => String(row['body']));
    const decisions = new Set(
      db
        .prepare('select comment, version, "to" state from concertation_comment_decisions')
        .all()
        .map((row) => claimOf(row)),
    );
    const claims = [...sent];
    const orphans = Number(db.prepare(ORPHANS).get()?.['count']);
    const unexplained = texts.filter((row) => row['told'] !== row['state'] || row['version'] !== row['decisions']);
    return {
      lost: claims.filter(([body, claim]) => claim.reference !== null && !holds(byBody.get(body), claim)).length,
      doubled: claims.filter(([body]) => (byBody.get(body)?.length ?? 0) > 1).length,
      undone: decided.filter((decision) => !decisions.has(claimOf({ ...decision }))).length,
      unexplained: unexplained.length + orphans,
      letters: db
        .prepare(LETTERS)
        .all()
        .filter((row) => row['told'] !== 0 || row['received'] !== 0).length,
      lettersSeen: Number(db.prepare(SEEN).get()?.['count']),
    };
  } finally {
    db.close();
  }
}

type Row = Readonly<Record<string, unknown>>;
type Claim = Claims['sent'] extends ReadonlyMap<string, infer One> ? One : never;

function holds(rows: readonly Row[] = [], { reference, confirmed }: Claim): boolean {
  return rows.some((row) => row['reference'] === reference && (confirmed !== true || row['confirmed'] !== null));
}

function claimOf(row: Row): string {
  return `${String(row['comment'])} ${String(row['version'])} ${String(row['state'])}`;
}
