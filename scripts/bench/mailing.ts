import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BootedCms, bootCms } from '../../cms/testing/boot-cms.ts';
import { startChild, stopChild } from '../../cms/testing/child-cms.ts';
import { openMailDatabase } from '../../plugins/directory-mailing/server/sending/mail-database.ts';
import { SENDER_FLAGS } from '../../plugins/directory-mailing/server/sending/node-flags.ts';
import { processEnvironment, readSettings, ROOT } from '../environment.ts';
import { buildAll } from '../stack/builds.ts';
import { type Note, remark } from './figure.ts';
import { askUntil, percentile } from './mail/cms-beside.ts';
import { startPostfix, whyNoPostfix } from './mail/postfix.ts';
import type { Seen } from './mail/sink.ts';
import { FROZEN, queuePeople, statesOf, waitUntilFinished } from './mail/rows.ts';
import { peakMemoryOf } from './memory-of.ts';

const ROUNDS = 5;
const A_ROUND = 4_000;
/** Mails beside which the CMS is asked. */
const BESIDE = 10_000;
const IDLE = 10_000;
const CONNECTIONS = 20;
const SENDING = join(ROOT, 'plugins/directory-mailing/server/sending');
const HERE = join(ROOT, 'scripts/bench/mail');

type Database = ReturnType<typeof openMailDatabase>;

interface Bench {
  readonly db: Database;
  readonly sink: ChildProcess;
  readonly url: string;
  readonly sender: ChildProcess;
  readonly note: Note;
}

/**
 * The sender as it runs in production, signing and writing down, beside a plain pool of nodemailer and the queue of
 * postfix on the same sink, turn by turn; how the CMS answers meanwhile; then one mailing to many. `BENCH_RECIPIENTS` shortens it.
 */
export async function benchMailing(note: Note): Promise<void> {
  const recipients = Number(process.env['BENCH_RECIPIENTS'] || 100_000);
  await buildAll(processEnvironment(readSettings()), ['cms']);
  const cms = await bootCms({ listen: false });
  await cms.stop(true);
  const filename = join(cms.dataDir, 'aggloforum.db');
  const db = openMailDatabase({ filename });
  const [sink, url] = await startSink();
  const sender = startSender(cms, filename, url);
  try {
    const bench = { db, sink, url, sender, note };
    await turnByTurn(bench, Math.min(A_ROUND, Math.ceil(recipients / ROUNDS)));
    await besideTheCms(bench, cms.dataDir, Math.min(BESIDE, recipients));
    await toMany(bench, recipients);
  } finally {
    if (sender.exitCode === null) {
      sender.send({ type: 'stop' });
      await once(sender, 'exit');
    }
    sink.disconnect();
    await db.destroy();
    rmSync(cms.dataDir, { recursive: true, force: true });
  }
}

async function turnByTurn(bench: Bench, count: number): Promise<void> {
  const rates: Record<'ours' | 'plain' | 'queue', number[]> = { ours: [], plain: [], queue: [] };
  const why = whyNoPostfix();
  if (why !== null) remark(why);
  const postfix = why === null ? await startPostfix(bench.url, CONNECTIONS) : null;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.plain.push(await plainRound(bench, count, bench.url));
      rates.ours.push(await ourRound(bench, count));
      if (postfix !== null) rates.queue.push(await plainRound(bench, count, postfix.url));
      const [ours, plain, queue] = [rates.ours, rates.plain, rates.queue].map((list) => list.at(-1));
      remark(`round ${round + 1}: ours ${ours}/s, plain ${plain}/s, postfix ${queue ?? '–'}/s`);
    }
  } finally {
    postfix?.stop();
  }
  const [ours, plain] = [median(rates.ours), median(rates.plain)];
  const ratios = rates.ours.map((rate, round) => rate / (rates.plain[round] ?? 1));
  const of = `${ROUNDS} × ${count} mails in turn`;
  bench.note({ name: 'signed, written down', of, value: ours, unit: 'mails/s' });
  bench.note({ name: 'plain pool, unsigned', of, value: plain, unit: 'mails/s' });
  const queue = postfix === null ? null : median(rates.queue);
  bench.note({ name: 'queue of postfix, fed by the plain pool', of, value: queue, unit: 'mails/s' });
  bench.note({ name: 'ratio, median of the rounds', of, value: Math.round(median(ratios) * 100) / 100, unit: '' });
}

/** What the plain pool hands to `url` until all of it is at the sink. */
async function plainRound({ sink }: Bench, count: number, url: string): Promise<number> {
  const pool = fork(join(HERE, 'plain-pool.ts'), [], { execArgv: [] });
  pool.send({ url, connections: CONNECTIONS, count, ...FROZEN });
  await once(pool, 'message');
  pool.disconnect();
  // A queue still has some of it.
  let last = -1;
  for (let { count: seen } = await ask(sink, 'look'); seen < count && seen > last;) {
    last = seen;
    await pause(5_000);
    ({ count: seen } = await ask(sink, 'look'));
  }
  return rateOf(await ask(sink, 'forget'), count);
}

/** A cheap request of a CMS on the same database: while nothing is sent, then at full speed. */
async function besideTheCms({ db, sink, sender, note }: Bench, dataDir: string, count: number): Promise<void> {
  const cms = startChild({ dataDir });
  try {
    const url = `${(await cms.started).url}/health`;
    await askUntil(url, isAfter(IDLE / 2));
    const idle = await askUntil(url, isAfter(IDLE));
    const mailing = await queuePeople(db, count);
    let over = false;
    const sending = waitUntilFinished(db, mailing, sender).finally(() => {
      over = true;
    });
    const busy = await askUntil(url, () => over);
    await sending;
    await ask(sink, 'forget');
    for (const [state, times] of [
      ['idle', idle],
      ['while sending', busy],
    ] as const)
      for (const [name, share] of [
        ['p50', 0.5],
        ['p99', 0.99],
      ] as const)
        note({
          name: `/health of the CMS, ${state}, ${name}`,
          of: `${times.length} requests`,
          value: percentile(times, share),
          unit: 'ms',
        });
  } finally {
    await stopChild(cms);
  }
}

function isAfter(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() > end;
}

async function ourRound({ db, sink, sender }: Bench, count: number): Promise<number> {
  await waitUntilFinished(db, await queuePeople(db, count), sender);
  return rateOf(await ask(sink, 'forget'), count);
}

async function toMany({ db, sink, sender, note }: Bench, count: number): Promise<void> {
  const mailing = await queuePeople(db, count);
  const telling = setInterval(() => {
    void ask(sink, 'look').then((seen) => remark(`${seen.count} of ${count}`));
  }, 15_000);
  await waitUntilFinished(db, mailing, sender).finally(() => clearInterval(telling));
  const seen = await ask(sink, 'forget');
  const states = await statesOf(db, mailing);
  const of = `one mailing to ${count}`;
  note({ name: 'recipients reached', of, value: seen.unique, unit: '' });
  note({ name: 'mails beyond one each', of, value: seen.count - seen.unique, unit: '' });
  note({ name: 'rows accepted', of, value: states['accepted'] ?? 0, unit: '' });
  note({ name: 'rows in any other state', of, value: sum(states) - (states['accepted'] ?? 0), unit: '' });
  note({ name: 'throughput', of, value: rateOf(seen, count), unit: 'mails/s' });
  note({ name: 'peak memory of the sender', of, value: peakMemoryOf(sender.pid), unit: 'MiB' });
}

async function startSink(): Promise<[ChildProcess, string]> {
  const sink = fork(join(HERE, 'sink.ts'), [], { execArgv: [] });
  const [url] = (await once(sink, 'message')) as [string];
  return [sink, url];
}

/** The very process that the CMS starts. */
function startSender({ dataDir }: BootedCms, filename: string, smtpUrl: string): ChildProcess {
  const keyFile = join(dataDir, 'dkim.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const sender = fork(join(SENDING, 'main.ts'), [], { execArgv: [...SENDER_FLAGS] });
  const engine = {
    smtpUrl,
    publicUrl: 'https://participer.example.org',
    linkKey: { id: 'k1', secret: 'secret-of-a-bench' },
    connections: CONNECTIONS,
    ratePerSecond: null,
    doubtPolicy: 'quarantine',
    override: null,
    allow: [],
  };
  const dkim = { domain: 'example.org', selector: 'bench', keyFile };
  sender.send({ type: 'start', start: { database: { filename }, dataDir, engine, dkim, returnsTo: null } });
  sender.send({ type: 'author', author: { name: 'Agglo forum', address: 'forum@example.org' } });
  sender.on('message', ({ event, ids }: { event: string; ids: unknown }) => {
    if (event !== 'mailing-finished') remark(`${event} ${JSON.stringify(ids)}`);
  });
  return sender;
}

async function ask(sink: ChildProcess, question: 'look' | 'forget'): Promise<Seen> {
  const answer = once(sink, 'message');
  sink.send(question);
  await pause(0);
  const [seen] = (await answer) as [Seen];
  return seen;
}

function rateOf({ count, firstAt, lastAt }: Seen, wanted: number): number {
  if (count < wanted) throw new Error(`${count} of ${wanted} mails arrived`);
  return Math.round(((count - 1) / (lastAt - firstAt)) * 1_000);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
