import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TemporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { CONSENT_RECORD, STAFF_ACT, STAKEHOLDER } from '../server/content-types/index.ts';
import { describeEntries } from './directory-cases/entries.ts';
import { DirectoryHouse } from './directory-cases/house.ts';
import { describeImports } from './directory-cases/imports.ts';
import { describeKeeping } from './directory-cases/keeping.ts';
import { describeLateAnswers } from './directory-cases/late-answers.ts';
import { describeLetters } from './directory-cases/letters.ts';

/** What the pages « Annuaire » promise, whatever the database. `postgres` null is SQLite. One case rests on another. */
export function describeDirectory(name: string, postgres: TemporaryPostgres | null): void {
  describe(`the directory in the hands of the staff, on ${name}`, () => {
    const house = new DirectoryHouse(postgres);
    test('an import that is killed half-way leaves nothing behind', async () => {
      assert.equal(await house.rows(STAKEHOLDER).count({ where: { source: 'import' } }), 0);
      assert.equal(await house.rows(CONSENT_RECORD).count({ where: { source: 'import' } }), 0);
      assert.equal(await house.rows(STAFF_ACT).count(), 0);
    });
    describeEntries(house);
    describeImports(house);
    describeKeeping(house);
    describeLetters(house);
    describeLateAnswers(house);
  });
}
