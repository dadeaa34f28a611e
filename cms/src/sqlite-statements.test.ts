import assert from 'node:assert/strict';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { prepareFairly } from './sqlite-statements.ts';

interface Statement {
  all(...values: readonly unknown[]): unknown;
  run(...values: readonly unknown[]): unknown;
}

function opened() {
  const database = new Database(':memory:');
  const asked: string[] = [];
  const prepare = database.prepare.bind(database);
  database.prepare = ((sql: string) => {
    asked.push(sql);
    return prepare(sql);
  }) as typeof database.prepare;
  prepareFairly(database);
  const statement = (sql: string) => database.prepare(sql) as unknown as Statement;
  return { asked, statement, close: () => database.close() };
}

test('what is asked again is prepared once, and reads what stands there now', async () => {
  const { asked, statement, close } = opened();
  await statement('create table notes (words text)').run();
  for (const words of ['un', 'deux']) await statement('insert into notes values (?)').run(words);
  const read = async () => (await statement('select * from notes').all()) as object[];
  assert.deepEqual(await read(), [{ words: 'un' }, { words: 'deux' }]);
  await statement('insert into notes values (?)').run('trois');
  assert.equal((await read()).length, 3);
  assert.deepEqual(asked.slice(1), ['insert into notes values (?)', 'select * from notes']);
  close();
});

test('a table that has changed is read with the columns that it has now', async () => {
  const { statement, close } = opened();
  await statement('create table notes (words text)').run();
  await statement('insert into notes values (?)').run('un');
  const read = async () => (await statement('select * from notes').all()) as object[];
  assert.deepEqual(await read(), [{ words: 'un' }]);
  await statement('alter table notes add column at text').run();
  assert.deepEqual(await read(), [{ words: 'un', at: null }]);
  close();
});

test('a transaction takes its turn to write when it begins', async () => {
  const { asked, statement, close } = opened();
  await statement('BEGIN;').run();
  await statement('COMMIT;').run();
  assert.deepEqual(asked, ['BEGIN IMMEDIATE;', 'COMMIT;']);
  close();
});

const SLOW =
  'with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) select count(*) as c from n';

test('while one chain of questions goes on, in a transaction or not, others have their turns', async () => {
  const { statement, close } = opened();
  let turns = 0;
  let going = true;
  const turn = (): void => {
    turns += 1;
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  const chain = async (): Promise<number> => {
    const before = turns;
    for (let asked = 0; asked < 2_000 && turns - before < 2; asked += 1) await statement(SLOW).all();
    return turns - before;
  };
  try {
    assert.ok((await chain()) >= 2);
    await statement('BEGIN;').run();
    assert.ok((await chain()) >= 2);
    await statement('COMMIT;').run();
  } finally {
    going = false;
    close();
  }
});
