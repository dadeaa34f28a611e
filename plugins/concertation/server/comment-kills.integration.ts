import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import knex from 'knex';

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
    await judge(join(dataDir, 'aggloforum.db'), acknowledged);
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

/** What must hold after each kill, read from the file itself. */
async function judge(filename: string, acknowledged: ReadonlySet<string>): Promise<void> {
  const db = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
  try {
    const comments = await db('concertation_comments').select();
    const revisions = await db('concertation_comment_revisions').select();
    const decisions = await db('concertation_comment_decisions').select().orderBy('version');
    const references = comments.map(({ reference }) => reference as string);
    for (const reference of acknowledged) assert.ok(references.includes(reference), `${reference} is lost`);
    assert.equal(new Set(revisions.map(({ body }) => body as string)).size, comments.length, 'one comment a key');
    for (const comment of comments) {
      const own = decisions.filter((one) => one.comment === comment.document_id);
      assert.deepEqual(
        own.map(({ version }) => version),
        Array.from({ length: comment.version }, (_, index) => index + 1),
      );
      const text = revisions.filter((one) => one.comment === comment.document_id);
      assert.equal(text.length, 1);
      assert.equal(own.at(-1)?.to, text[0]?.state, 'no state without its decision');
      await judgeTold(db, comment, own);
    }
  } finally {
    await db.destroy();
  }
}

async function judgeTold(
  db: ReturnType<typeof knex>,
  comment: { reference: string; document_id: string; number: number | null },
  own: readonly { notice: string; to: string }[],
): Promise<void> {
  const letters = await db('mailing_letters').where('kind', 'like', `comment-% ${comment.reference}`);
  assert.equal(letters.length, own.filter(({ notice }) => notice === 'letter').length, 'one letter a decision');
  const outbox = await db('publisher_outbox').where('subject', comment.document_id);
  const shown = own.filter(({ to }) => to === 'published').length;
  assert.deepEqual([outbox.length, comment.number !== null], [shown, shown === 1], 'what is public was told');
}
