// Run with --expose-gc by database.integration.ts: prepared statements come and go while the collector runs.
import { strict as assert } from 'node:assert';
import Database from 'better-sqlite3';

const until = performance.now() + 4_000;
const database = new Database(':memory:');
database.exec('create table row (id integer primary key, text text)');
let rounds = 0;
while (performance.now() < until || rounds <= 3) {
  for (let n = 0; n < 200; n += 1) {
    database.prepare(`insert into row (text) values (?) -- ${rounds}.${n}`).run('x'.repeat(200));
    database.prepare('select * from row where id = ?').get(n);
    for (const row of database.prepare('select id from row limit 3').iterate()) assert.ok(row.id);
  }
  new Database(':memory:').close();
  globalThis.gc();
  rounds += 1;
  if (rounds % 10 === 0) await new Promise((done) => setImmediate(done));
}
assert.ok(rounds > 3);
process.stdout.write(`${rounds}\n`);
