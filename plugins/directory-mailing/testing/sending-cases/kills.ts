import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SenderStart } from '../../server/sending/messages.ts';
import type { Behaviour } from '../fault-sink.ts';
import { AUTHOR, countBy, endOf, engineOf, queueMailing, rowsOf, spawnSender } from '../sending-fixture.ts';
import type { SendingHouse } from './house.ts';

const CONNECTIONS = 4;
const PEOPLE = 12;
/** Those the process itself comes to, and those that the server sees. */
const STEPS = ['claimed', 'answered', 'settled', 'finished', 'connect', 'mail', 'data', 'dot'] as const;
type Step = (typeof STEPS)[number];

/** kill -9 at every point between a claim and its end. */
export function describeKills(house: SendingHouse): void {
  describe('killed at any point', () => {
    for (const step of STEPS) {
      test(`(${step}), nobody is lost: with quarantine none twice, and a person resolves the rest`, async () => {
        const { db, sink } = house;
        const mailing = await queueMailing(db, PEOPLE);
        await killAndEnd(house, step, house.start({ doubtPolicy: 'quarantine' }), mailing);
        const doubtful = (await rowsOf(db)).filter(({ state }) => state === 'in-doubt');
        const to = sink.arrivals.map((arrival) => arrival.to);
        assert.equal(new Set(to).size, to.length, 'nobody twice');
        assert.ok(doubtful.length <= CONNECTIONS);
        assert.ok(doubtful.every(({ doubts }) => doubts === 1));
        // Whoever got none is one of those that are shown.
        const shown = new Set([...to, ...doubtful.map(({ email }) => email)]);
        assert.equal(shown.size, PEOPLE);
        if (doubtful.length === 0) return;
        await house.service.resolveDoubt(
          doubtful.map(({ id }) => id),
          'resend',
          '7',
        );
        await runToEnd(house, house.start({}), mailing);
        assert.equal(new Set(sink.arrivals.map((arrival) => arrival.to)).size, PEOPLE);
      });
    }

    for (const step of ['claimed', 'answered', 'dot'] as const) {
      test(`(${step}), with resending none is lost, and whoever may have two is marked`, async () => {
        const { db, sink } = house;
        const mailing = await queueMailing(db, PEOPLE);
        await killAndEnd(house, step, house.start({ doubtPolicy: 'resend' }), mailing);
        const copies = countBy(sink.arrivals.map(({ to }) => to));
        assert.equal(Object.keys(copies).length, PEOPLE);
        const twice = Object.entries(copies).filter(([, count]) => count > 1);
        assert.ok(twice.length <= CONNECTIONS && twice.every(([, count]) => count === 2));
        const rows = await rowsOf(db);
        assert.ok(rows.every(({ state }) => state === 'accepted'));
        for (const [email] of twice) assert.equal(rows.find((row) => row.email === email)?.doubts, 1);
      });
    }
  });
}

async function killAndEnd(house: SendingHouse, step: Step, start: SenderStart, mailing: number): Promise<void> {
  const { sink } = house;
  const own = step === 'claimed' || step === 'answered' || step === 'settled' || step === 'finished';
  const child = spawnSender(start, own ? step : null, step === 'finished' ? 0 : 2);
  if (!own) sink.behave(killing(step, () => child.kill('SIGKILL')));
  await endOf(child);
  assert.equal(child.signalCode, 'SIGKILL');
  sink.behave({});
  await runToEnd(house, start, mailing);
}

/** What the next sender does, in this process: that it is another one is all that counts. */
async function runToEnd(house: SendingHouse, start: SenderStart, mailing: number): Promise<void> {
  const { engine } = engineOf(house.db, start.engine);
  while (!(await house.isClosed(mailing))) await engine.drain(AUTHOR);
  await engine.release();
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
