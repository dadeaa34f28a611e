import { describe } from 'node:test';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeAnswers } from './sending-cases/answers.ts';
import { describeCancelled } from './sending-cases/cancelled.ts';
import { describeCommittedRows } from './sending-cases/committed-rows.ts';
import { describeDoubts } from './sending-cases/doubts.ts';
import { describeFrozenText } from './sending-cases/frozen-text.ts';
import { describeFullDisk } from './sending-cases/full-disk.ts';
import { SendingHouse } from './sending-cases/house.ts';
import { describeIndexes } from './sending-cases/indexes.ts';
import { describeKills } from './sending-cases/kills.ts';
import { describeLeavers } from './sending-cases/leavers.ts';
import { describeReadAhead } from './sending-cases/read-ahead.ts';
import { describeTurns } from './sending-cases/turns.ts';

/** What the sender promises, whatever the database. `postgres` null is SQLite. */
export function describeSending(name: string, postgres: TemporaryPostgres | null): void {
  describe(`the sender, on ${name}`, () => {
    const house = new SendingHouse(postgres);
    describeAnswers(house);
    describeDoubts(house);
    describeCancelled(house);
    describeCommittedRows(house);
    if (postgres === null) describeFullDisk(house);
    describeReadAhead(house);
    describeTurns(house);
    describeFrozenText(house);
    describeLeavers(house);
    describeIndexes(house);
    describeKills(house);
  });
}
