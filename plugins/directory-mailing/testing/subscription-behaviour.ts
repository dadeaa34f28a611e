import { describe } from 'node:test';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeConfirming } from './subscription-cases/confirming.ts';
import { describeCrowd } from './subscription-cases/crowd.ts';
import { SubscriptionHouse } from './subscription-cases/house.ts';
import { describeKeeping } from './subscription-cases/keeping.ts';
import { describeLetterLimits } from './subscription-cases/letter-limits.ts';
import { describeOwnLinks } from './subscription-cases/own-links.ts';
import { describeStoring } from './subscription-cases/storing.ts';

/** What the directory's sign-up promises, whatever the database. `postgres` null is SQLite. One case rests on another. */
export function describeSubscription(name: string, postgres: TemporaryPostgres | null): void {
  describe(`the sign-up to the directory, on ${name}`, () => {
    const house = new SubscriptionHouse(postgres);
    describeStoring(house);
    describeConfirming(house);
    describeLetterLimits(house);
    describeOwnLinks(house);
    describeKeeping(house);
    describeCrowd(house);
  });
}
