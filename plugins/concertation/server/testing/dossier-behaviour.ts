import { describe } from 'node:test';
import { describeHistory } from './dossier-cases/history.ts';
import { describeLater } from './dossier-cases/later.ts';
import { describeLife } from './dossier-cases/life.ts';
import { describeParticipation } from './dossier-cases/participation.ts';
import { describeStoring } from './dossier-cases/storing.ts';
import { openedHouse } from './dossier-cases/house.ts';

/** What the page « Dossier » promises, whatever the database; the clock only goes forward. `databaseUrl` undefined is SQLite. */
export function describeDossier(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`the dossier on ${name}`, () => {
    const there = openedHouse(databaseUrl);
    describeStoring(there);
    describeHistory(there);
    describeLife(there);
    describeLater(there);
    describeParticipation(there);
  });
}
