import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bootCms } from '../../cms/testing/boot-cms.ts';
import { openMailDatabase } from '../../plugins/directory-mailing/server/sending/mail-database.ts';
import type { SenderStart } from '../../plugins/directory-mailing/server/sending/messages.ts';
import { DELIVERIES, MAILINGS } from '../../plugins/directory-mailing/server/sending/tables.ts';
import { type FaultSink, startFaultSink } from '../../plugins/directory-mailing/testing/fault-sink.ts';
import {
  countBy,
  endOf,
  engineSettings,
  forgetMailings,
  queueMailing,
  rowsOf,
  spawnSender,
} from '../../plugins/directory-mailing/testing/sending-fixture.ts';
import type { CampaignOptions } from '../../scripts/campaign.ts';
import { Random } from '../../site/follower/testing/random.ts';

const KILLS = 20;
const CONNECTIONS = 10;
const RECIPIENTS = 3_000;
/** So that the kills fall into the sending, and not before or after it. */
const A_SECOND = 200;

type Policy = SenderStart['engine']['doubtPolicy'];

interface Figures {
  readonly policy: Policy;
  kills: number;
  readonly recipients: number;
  lost: number;
  duplicates: number;
  unmarkedDuplicates: number;
  doubtful: number;
  /** Neither arrived nor shown as a doubt. */
  hidden: number;
  lostAfterDecision: number;
}

/**
 * kill -9 of the sender at random moments, twenty times a mailing, under both policies: with resending nobody is lost
 * and what came twice is marked; with quarantine nothing comes twice, and what did not leave is shown and resolved.
 */
export async function run({ minutes, seed }: CampaignOptions): Promise<boolean> {
  const draw = new Random(seed);
  const random = () => draw.next();
  const deadline = performance.now() + minutes * 60_000;
  const cms = await bootCms({ listen: false });
  const filename = join(cms.dataDir, 'aggloforum.db');
  const db = openMailDatabase({ filename });
  const sink = await startFaultSink();
  let holds = true;
  try {
    for (let round = 0; round < 2 || performance.now() < deadline; round += 1) {
      const policy: Policy = round % 2 === 0 ? 'resend' : 'quarantine';
      const engine = engineSettings(sink.url, {
        doubtPolicy: policy,
        connections: CONNECTIONS,
        ratePerSecond: A_SECOND,
      });
      const start = { database: { filename }, dataDir: cms.dataDir, dkim: null, returnsTo: null, engine };
      const figures = await mailing({ db, sink, start, random });
      process.stdout.write(`${JSON.stringify(figures)}\n`);
      holds &&= isKept(figures);
    }
    return holds;
  } finally {
    await db.destroy();
    await sink.stop();
    await cms.stop(true);
    rmSync(cms.dataDir, { recursive: true, force: true });
  }
}

interface Round {
  readonly db: ReturnType<typeof openMailDatabase>;
  readonly sink: FaultSink;
  readonly start: SenderStart;
  readonly random: () => number;
}

async function mailing({ db, sink, start, random }: Round): Promise<Figures> {
  await forgetMailings(db);
  sink.arrivals.length = 0;
  const id = await queueMailing(db, RECIPIENTS);
  const isFinished = async () => (await db(MAILINGS).where({ id }).first('state')).state === 'finished';
  let kills = 0;
  let sender: ChildProcess = spawnSender(start);
  while (kills < KILLS && !(await isFinished())) {
    const before = sink.arrivals.length;
    while (sink.arrivals.length === before && !(await isFinished())) await pause(5);
    await pause(random() * 400);
    sender.kill('SIGKILL');
    await endOf(sender);
    kills += 1;
    sender = spawnSender(start);
  }
  await untilFinished(isFinished);
  const figures = await figuresOf(db, sink, start.engine.doubtPolicy, kills);
  await db(DELIVERIES).where({ state: 'in-doubt' }).update({ state: 'queued', decision: 'resend', decided_by: '1' });
  await db(MAILINGS).where({ id }).update({ state: 'queued' });
  await untilFinished(isFinished);
  sender.kill('SIGTERM');
  await endOf(sender);
  figures.lostAfterDecision = RECIPIENTS - new Set(sink.arrivals.map(({ to }) => to)).size;
  return figures;
}

async function figuresOf(db: Round['db'], { arrivals }: FaultSink, policy: Policy, kills: number): Promise<Figures> {
  const copies = countBy(arrivals.map(({ to }) => to));
  const rows = await rowsOf(db);
  const arrived = (email: string) => (copies[email] ?? 0) > 0;
  const twice = rows.filter(({ email }) => (copies[email] ?? 0) > 1);
  return {
    policy,
    kills,
    recipients: rows.length,
    lost: rows.filter(({ email, state }) => state !== 'in-doubt' && !arrived(email)).length,
    duplicates: arrivals.length - Object.keys(copies).length,
    unmarkedDuplicates: twice.filter(({ doubts }) => !doubts).length,
    doubtful: rows.filter(({ doubts }) => (doubts ?? 0) > 0).length,
    hidden: rows.filter(({ email, state }) => !arrived(email) && state !== 'in-doubt').length,
    lostAfterDecision: 0,
  };
}

function isKept({ policy, kills, lost, duplicates, unmarkedDuplicates, hidden, lostAfterDecision }: Figures): boolean {
  const most = policy === 'resend' ? CONNECTIONS * kills : 0;
  return lost + unmarkedDuplicates + hidden + lostAfterDecision === 0 && duplicates <= most;
}

async function untilFinished(isFinished: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 300_000;
  while (!(await isFinished())) {
    if (performance.now() > deadline) throw new Error('the mailing never ended');
    await pause(50);
  }
}
