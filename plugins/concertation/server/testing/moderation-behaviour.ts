import { describe } from 'node:test';
import { openedHouse } from './comment-cases/house.ts';
import { describeAppealsAtDesk } from './moderation-cases/appeals.ts';
import { describeDefaultPolicy } from './moderation-cases/default-policy.ts';
import { describeFlags } from './moderation-cases/flags.ts';
import { describeDailyLetters } from './moderation-cases/letters.ts';
import { describeOfficialReplies } from './moderation-cases/replies.ts';
import { describeOwnership } from './moderation-cases/ownership.ts';
import { describeSecondKeyReading } from './moderation-cases/second-key-reading.ts';
import { describeSizes } from './moderation-cases/sizes.ts';
import { describeTold } from './moderation-cases/told.ts';
import { twoKeysAt } from './moderation-cases/two-keys.ts';

/** The desk of moderation where two keys and one stand side by side, whatever the database. */
export function describeModeration(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`the desk of moderation on ${name}`, () => {
    const there = openedHouse(databaseUrl);
    twoKeysAt(there);
    describeAppealsAtDesk(there);
    describeSecondKeyReading(there);
    describeFlags(there);
    describeOfficialReplies(there);
    describeSizes(there);
    describeDailyLetters(there);
    describeOwnership(there);
    describeTold(there);
    describeDefaultPolicy(there);
  });
}
