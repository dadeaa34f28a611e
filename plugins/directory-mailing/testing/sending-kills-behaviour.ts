import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Knex } from 'knex';
import { MAILINGS } from '../server/sending/tables.ts';
import type { SenderStart } from '../server/sending/messages.ts';
import type { Behaviour, FaultSink } from './fault-sink.ts';
import { until } from './opening-fixture.ts';
import { countBy, endOf, queueMailing, rowsOf, spawnSender } from './sending-fixture.ts';

interface House {
  readonly db: () => Knex;
  readonly sink: () => FaultSink;
  readonly start: (engine: Partial<SenderStart['engine']>) => SenderStart;
  readonly service: () => { resolveDoubt(ids: readonly number[], decision: 'resend', by: string): Promise<number> };
}

const CONNECTIONS = 4;
const PEOPLE = 12;
/** Those the process itself comes to, and those that the server sees. */
const STEPS = ['claimed', 'answered', 'settled', 'finished', 'connect', 'mail', 'data', 'dot'] as const;
type Step = (typeof STEPS)[number];

/** kill -9 at every point between a claim and its end. */
export function describeKills(house: House): void {
  describe('killed at any point', () => {
    for (const step of STEPS) {
      test(`(${step}), nobody is lost: with quarantine none twice, and a person resolves the rest`, async () => {
        const { db, sink, start } = house;
        const mailing = await queueMailing(db(), PEOPLE);
        await killAndEnd(house, step, start({ doubtPolicy: 'quarantine' }), mailing);
        const doubtful = (await rowsOf(db())).filter(({ state }) => state === 'in-doubt');
        const to = sink().arrivals.map((arrival) => arrival.to);
        assert.equal(new Set(to).size, to.length, 'nobody twice');
        assert.ok(doubtful.length <= CONNECTIONS);
        assert.ok(doubtful.every(({ doubts }) => doubts === 1));
        // Whoever got none is one of those that are shown.
        const shown = new Set([...to, ...doubtful.map(({ email }) => email)]);
        assert.equal(shown.size, PEOPLE);
        if (doubtful.length === 0) return;
        await house.service().resolveDoubt(
          doubtful.map(({ id }) => id),
          'resend',
          '7',
        );
        await runToEnd(house, start({}), mailing);
        assert.equal(new Set(sink().arrivals.map((arrival) => arrival.to)).size, PEOPLE);
      });
    }

    for (const step of ['claimed', 'answered', 'dot'] as const) {
      test(`(${step}), with resending none is lost, and whoever may have two is marked`, async () => {
        const { db, sink, start } = house;
        const mailing = await queueMailing(db(), PEOPLE);
        await killAndEnd(house, step, start({ doubtPolicy: 'resend' }), mailing);
        const copies = countBy(sink().arrivals.map(({ to }) => to));
        assert.equal(Object.keys(copies).length, PEOPLE);
        const twice = Object.entries(copies).filter(([, count]) => count > 1);
        assert.ok(twice.length <= CONNECTIONS && twice.every(([, count]) => count === 2));
        const rows = await rowsOf(db());
        assert.ok(rows.every(({ state }) => state === 'accepted'));
        for (const [email] of twice) assert.equal(rows.find((row) => row.email === email)?.doubts, 1);
      });
    }
  });
}

async function killAndEnd(house: House, step: Step, start: SenderStart, mailing: number): Promise<void> {
  const sink = house.sink();
  const own = step === 'claimed' || step === 'answered' || step === 'settled' || step === 'finished';
  const child = spawnSender(start, own ? step : null, step === 'finished' ? 0 : 2);
  if (!own) sink.behave(killing(step, () => child.kill('SIGKILL')));
  await endOf(child);
  assert.equal(child.signalCode, 'SIGKILL');
  sink.behave({});
  await runToEnd(house, start, mailing);
}

async function runToEnd({ db }: House, start: SenderStart, mailing: number): Promise<void> {
  const child = spawnSender(start);
  await until('a closed mailing', async () => {
    const { state } = await db()(MAILINGS).where({ id: mailing }).first('state');
    return state === 'finished';
  });
  child.kill('SIGTERM');
  await endOf(child);
}

/** At the third time, when several connections are open; a connection is made but a few times. */
function killing(step: 'connect' | 'mail' | 'data' | 'dot', kill: () => void): Behaviour {
  let times = 0;
  const at = (nth: number) => {
    times += 1;
    if (times === nth) kill();
    return undefined;
  };
  return { [step]: () => at(step === 'connect' ? 2 : 3) };
}
