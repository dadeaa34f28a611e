import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { ndjson } from './ndjson.ts';

const unexpected = (error: unknown) => assert.fail(String(error));

describe('an answer in lines of JSON', () => {
  test('holds one value a line', async () => {
    const lines = ndjson<object>(async (write) => {
      await write({ a: 1 });
      await write({ b: 'deux\nlignes' });
    }, unexpected);
    assert.equal(await text(lines), '{"a":1}\n{"b":"deux\\nlignes"}\n');
  });

  test('is torn, and says so, when it fails on the way', async () => {
    const told: unknown[] = [];
    const torn = ndjson<object>(
      async (write) => {
        await write({ a: 1 });
        throw new Error('no database');
      },
      (error) => told.push(error),
    );
    await assert.rejects(text(torn), /no database/);
    assert.equal(told.length, 1);
  });

  test('waits for its reader, and ends when the reader goes', async () => {
    let written = 0;
    const ended = Promise.withResolvers<void>();
    const stream = ndjson<string>(async (write) => {
      try {
        for (;;) {
          await write('x'.repeat(1_000));
          written += 1;
        }
      } finally {
        ended.resolve();
      }
    }, unexpected);
    await new Promise((done) => setImmediate(done));
    assert.ok(written < 300, `${written} lines that nobody takes`);
    stream.destroy();
    await ended.promise;
  });
});
