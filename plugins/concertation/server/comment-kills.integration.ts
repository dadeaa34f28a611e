import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, test } from 'node:test';

const CHILD = join(import.meta.dirname, 'testing/comment-and-die.ts');

interface Told {
  readonly key: string;
  readonly acknowledged: readonly string[];
  /** Before the last act: « refuse refused ». */
  readonly did: readonly string[];
  readonly erased: readonly string[];
  readonly decided: readonly string[];
}

/** One folder that process after process is killed on; each finds what the last one left. */
describe('a process killed while a comment is posted or decided', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aggloforum-comment-kills-'));
  const dataDir = join(folder, 'data');
  const acknowledged = new Set<string>();
  let lastKey = '';
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (act: string, point: string): Promise<Told> => {
    const args = [CHILD, dataDir, join(folder, 'clock'), lastKey, act, point];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    const lines = Buffer.concat(chunks)
      .toString()
      .matchAll(/^:: (\w+) (.*)$/gm);
    const said = [...lines].map(([, word = '', value = '']) => [word, value] as const);
    assert.equal(signal, 'SIGKILL');
    const all = (word: string) => said.filter(([name]) => name === word).map(([, value]) => value);
    return {
      key: all('key')[0] ?? '',
      acknowledged: all('acknowledged'),
      did: all('did'),
      erased: all('erased'),
      decided: all('decided'),
    };
  };

  const judged = async (act: string, point: string): Promise<Told> => {
    const told = await run(act, point);
    for (const reference of told.acknowledged) acknowledged.add(reference);
    for (const words of told.erased) acknowledged.delete(words.split(' ')[0] ?? '');
    lastKey = act === 'post' ? told.key : lastKey;
    judge(join(dataDir, 'aggloforum.db'), acknowledged);
    return told;
  };

  test('posted: nothing that was acknowledged is lost, nothing is stored twice for one key', async () => {
    await run('prepare', '');
    for (const point of ['revision', 'answer', 'committed']) {
      const told = await judged('post', point);
      assert.equal(told.acknowledged.length, Number(point === 'committed') + Number(point !== 'revision'), point);
    }
  });

  test('decided: the state, who decided, the letter and the page stand together or not at all', async () => {
    for (const [act, point] of [
      ['approve', 'version'],
      ['approve', 'letter'],
      ['approve', 'outbox'],
      ['approve', 'committed'],
    ] as const) {
      const told = await judged(act, point);
      assert.deepEqual(
        told.decided.map((words) => words.split(' ')[1]),
        point === 'committed' ? ['published'] : [],
        point,
      );
    }
  });

  test('done by team or author: what was acknowledged stands, and of what was begun there is nothing', async () => {
    for (const [act, point, stands] of [
      ['refuse', 'decision', 'awaiting-team active'],
      ['remove', 'outbox', 'published active upheld'],
      ['redact', 'letter', 'published active'],
      ['withdraw', 'outbox', 'published-redacted active'],
      ['erase', 'outbox', 'published withdrawn'],
      ['appeal', 'appeal', 'refused active'],
    ] as const) {
      const told = await judged(act, point);
      const failed = told.did.filter((words) => /failed|undefined/.test(words));
      assert.deepEqual([told.decided, failed], [[], []], act);
      const reference = told.acknowledged.at(-1) ?? '';
      assert.equal(standing(join(dataDir, 'aggloforum.db'), reference), stands, act);
      if (act === 'appeal') assert.equal(told.erased.length, 1);
      for (const words of told.erased) judgeErased(join(dataDir, 'aggloforum.db'), words.split(' ')[0] ?? '');
    }
  });
});

interface Comment {
  readonly document_id: string;
  readonly reference: string;
  readonly number: number | null;
  readonly version: number;
  readonly author_state: string;
}
interface Revision {
  readonly comment: string;
  readonly body: string | null;
  readonly state: string;
}
interface Decision {
  readonly comment: string;
  readonly version: number;
  readonly notice: string;
  readonly from: string | null;
  readonly to: string;
}

/** What must hold after each kill, read from the file itself. */
function judge(filename: string, acknowledged: ReadonlySet<string>): void {
  const db = new DatabaseSync(filename, { readOnly: true });
  try {
    const all = <T>(table: string, order: string) =>
      db.prepare(`select * from ${table} order by ${order}`).all() as T[];
    const comments = all<Comment>('concertation_comments', 'id');
    const revisions = all<Revision>('concertation_comment_revisions', 'id');
    const decisions = all<Decision>('concertation_comment_decisions', 'version');
    const references = comments.map(({ reference }) => reference);
    for (const reference of acknowledged) assert.ok(references.includes(reference), `${reference} is lost`);
    const whole = comments.filter((comment) => comment.author_state !== 'erased');
    const bodies = revisions.flatMap(({ body }) => body ?? []);
    assert.deepEqual([new Set(bodies).size, bodies.length], [whole.length, whole.length], 'one comment a key');
    for (const comment of comments) {
      const own = decisions.filter((one) => one.comment === comment.document_id);
      assert.deepEqual(
        own.map(({ version }) => version),
        Array.from({ length: comment.version }, (_, index) => index + 1),
      );
      const text = revisions.filter((one) => one.comment === comment.document_id);
      assert.equal(text.length, 1);
      assert.equal(own.at(-1)?.to, text[0]?.state, 'no state without its decision');
      judgeTold(db, comment, own);
    }
  } finally {
    db.close();
  }
}

function judgeTold(db: DatabaseSync, comment: Comment, own: readonly Decision[]): void {
  const count = (statement: string, value: string) => (db.prepare(statement).get(value) as { count: number }).count;
  const kinds = `comment-% ${comment.reference}`;
  const letters = count('select count(*) as count from mailing_letters where kind like ?', kinds);
  const written = comment.author_state === 'erased' ? 0 : own.filter(({ notice }) => notice === 'letter').length;
  assert.equal(letters, written, 'one letter a decision');
  const told = count('select count(*) as count from publisher_outbox where subject = ?', comment.document_id);
  const isPublic = (state: string | null) => state !== null && state.startsWith('published');
  const shown = own.filter(({ from, to }) => isPublic(from) || isPublic(to)).length;
  assert.deepEqual([told, comment.number !== null], [shown, shown > 0], 'what is public was told');
}

/** State of the text, what its author made of it, and the appeal if there is one. */
function standing(filename: string, reference: string): string {
  const db = new DatabaseSync(filename, { readOnly: true });
  try {
    const found = db
      .prepare(
        `select r.state, c.author_state as author, a.state as appeal from concertation_comments c
           join concertation_comment_revisions r on r.comment = c.document_id
           left join concertation_comment_appeals a on a.comment = c.document_id where c.reference = ?`,
      )
      .all(reference) as { readonly state: string; readonly author: string; readonly appeal: string | null }[];
    return found.map(({ state, author, appeal }) => [state, author, appeal ?? ''].join(' ').trim()).join(', ');
  } finally {
    db.close();
  }
}

/** Nothing names it any more: not the comment, not a letter, not the answer to its form. */
function judgeErased(filename: string, reference: string): void {
  const db = new DatabaseSync(filename, { readOnly: true });
  try {
    const rows = ['concertation_comments', 'mailing_letters', 'concertation_form_answers'].map((table) =>
      JSON.stringify(db.prepare(`select * from ${table}`).all()).includes(reference),
    );
    assert.deepEqual(rows, [false, false, false], reference);
  } finally {
    db.close();
  }
}
