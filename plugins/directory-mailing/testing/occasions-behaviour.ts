import { describe } from 'node:test';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeDossiers } from './occasion-cases/dossiers.ts';
import { describeFreezing } from './occasion-cases/freezing.ts';
import { OccasionHouse } from './occasion-cases/house.ts';
import { describePeople } from './occasion-cases/people.ts';
import { describeWaiting } from './occasion-cases/waiting.ts';

/** What the planning and the freezing of mailings promise, whatever the database. `postgres` null is SQLite. */
export function describeOccasions(name: string, postgres: TemporaryPostgres | null): void {
  describe(`the mailings that the dossiers ask for, on ${name}`, () => {
    const house = new OccasionHouse(postgres);
    describeDossiers(house);
    describeWaiting(house);
    describePeople(house);
    describeFreezing(house);
  });
}
