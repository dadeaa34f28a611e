import { describe } from 'node:test';
import { describeAnswering, describeLateAnswers } from './comment-cases/answering.ts';
import { describeAppearing } from './comment-cases/appearing.ts';
import { describeAuthors } from './comment-cases/authors.ts';
import { describeDesk } from './comment-cases/desk.ts';
import { describeDoors } from './comment-cases/doors.ts';
import { describeEnding } from './comment-cases/ending.ts';
import { describeFigures } from './comment-cases/figures.ts';
import { openedHouse } from './comment-cases/house.ts';
import { describeKeeping } from './comment-cases/keeping.ts';
import { describeKeys } from './comment-cases/keys.ts';
import { describeLeaving } from './comment-cases/leaving.ts';
import { describeMarks } from './comment-cases/marks.ts';
import { describeRecord } from './comment-cases/record.ts';
import { describeReports } from './comment-cases/reports.ts';
import { describeSuspects } from './comment-cases/suspects.ts';

/** What comments promise, whatever the database. One case rests on another. */
export function describeComments(name: string, databaseUrl: () => Promise<string | undefined>): void {
  describe(`comments on ${name}`, () => {
    const there = openedHouse(databaseUrl);
    describeDoors(there);
    describeAppearing(there);
    describeAnswering(there);
    describeAuthors(there);
    describeKeys(there);
    describeMarks(there);
    describeSuspects(there);
    describeDesk(there);
    describeReports(there);
    describeLeaving(there);
    describeRecord(there);
    describeEnding(there);
    describeKeeping(there);
    describeFigures(there);
    describeLateAnswers(there);
  });
}
