import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';

const CHILD = join(import.meta.dirname, 'testing', 'send-and-die.ts');
const TABLES = ['messages', 'message_acts', 'form_answers', 'spent_tokens'].map((name) => `concertation_${name}`);

/** Messages, lines of history, answers to the key, spent tokens and letters that a kill at the step leaves. */
const LEFT = { receipt: 0, 'after the answer': 1 };

describe('a process killed while it takes a message', () => {
  for (const [step, count] of Object.entries(LEFT)) {
    test(`at « ${step} » leaves ${count === 0 ? 'nothing' : 'all of it'}`, async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'aggloforum-message-kill-'));
      const child = spawn(process.execPath, [CHILD, dataDir, step], { stdio: 'ignore' });
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL');
      const database = new DatabaseSync(join(dataDir, 'aggloforum.db'));
      const counts = [...TABLES, 'mailing_letters'].map(
        (table) => database.prepare(`select count(*) as rows from ${table}`).get()?.['rows'],
      );
      database.close();
      rmSync(dataDir, { recursive: true, force: true });
      assert.deepEqual(
        counts,
        Array.from({ length: 5 }, () => count),
      );
    });
  }
});
