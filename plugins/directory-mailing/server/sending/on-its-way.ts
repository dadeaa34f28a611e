import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { LEAVING_TAKES } from '../../contract/unsubscription.ts';
import { DELIVERIES, LEASES, OPEN_AGAIN } from './tables.ts';

const LOOK_EVERY = 25;

/**
 * Waits until no message to this person is between claim and answer: who is told « c'est fait » gets none after it.
 * A relay that takes longer than ten seconds over one message is not waited for.
 */
export async function untilNothingIsOnItsWay(db: Knex, stakeholder: number): Promise<void> {
  const deadline = performance.now() + LEAVING_TAKES;
  while (await isOnItsWay(db, stakeholder)) {
    if (performance.now() > deadline) return;
    await pause(LOOK_EVERY);
  }
}

/** Under the epoch that is: what an earlier sender left has long gone, or never. */
async function isOnItsWay(db: Knex, stakeholder: number): Promise<boolean> {
  const epoch = db(LEASES).where({ key: 'sender' }).select('epoch');
  const theirs = db(DELIVERIES).where({ stakeholder_id: stakeholder, state: 'attempting' });
  return (await theirs.whereRaw(OPEN_AGAIN).where('epoch', epoch).first('id')) !== undefined;
}
