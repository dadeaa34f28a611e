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
    return { key: all('key')[0] ?? '', acknowledged: all('acknowledged'), decided: all('decided') };
  };

  const judged = async (act: string, point: string): Promise<Told> => {
    const told = await run(act, point);
    for (const reference of told.acknowledged) acknowledged.add(reference);
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
});

interface Comment {
  readonly document_id: string;
  readonly reference: string;
  readonly number: number | null;
  readonly version: number;
}
interface Revision {
  readonly comment: string;
  readonly body: string;
  readonly state: string;
}
interface Decision {
  readonly comment: string;
  readonly version: number;
  readonly notice: string;
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
    assert.equal(new Set(revisions.map(({ body }) => body)).size, comments.length, 'one comment a key');
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
  assert.equal(letters, own.filter(({ notice }) => notice === 'letter').length, 'one letter a decision');
  const told = count('select count(*) as count from publisher_outbox where subject = ?', comment.document_id);
  const shown = own.filter(({ to }) => to === 'published').length;
  assert.deepEqual([told, comment.number !== null], [shown, shown === 1], 'what is public was told');
}
