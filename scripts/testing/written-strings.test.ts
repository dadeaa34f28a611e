import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../environment.ts';
import { writtenStrings } from './written-strings.ts';

/** What is shown as it is written; the pages and the mails mend their own. */
const SCREENS = [
  'plugins/*/{admin/src,admin-kit}/**/*.{ts,tsx}',
  'cms/src/admin/**/*.ts',
  'plugins/concertation/core/{checklist,participation,validate-dossier}.ts',
  'plugins/concertation/core/moderation/words.ts',
  'plugins/concertation/core/screening/*.ts',
  'plugins/concertation/server/screening/*.ts',
  'plugins/publisher/core/status-words.ts',
  'cms/src/ownership/*.ts',
  'plugins/concertation/server/services/*.ts',
  'plugins/directory-mailing/core/directory/*.ts',
  'plugins/directory-mailing/contract/*.ts',
  'plugins/directory-mailing/server/mailings/reading-mails.ts',
];
const BREAKABLE = /[ \n]+(?:[:;!?](?=[\s'"`.,$)]|$)|»)|«[ \n]+/;
/** Rules of style, in which « anywhere » is a comment's. */
const STYLES = /\/\*/;

test('what is written is strings, pieces of template literals and texts of elements', () => {
  const source = "import a from 'no'; type T = 'no'; const b = `un ${c ? 'deux' : \"trois\"} quatre`; // 'no'";
  assert.deepEqual(writtenStrings('a.ts', source).toSorted(), ['"trois"', "'deux'", '`un ${', '} quatre`']);
  const element = '<p title="un">deux {f(<b>trois</b>)}</p>';
  assert.deepEqual(
    writtenStrings('a.tsx', element)
      .filter((text) => text !== '')
      .toSorted(),
    ['"un"', 'deux ', 'trois'],
  );
});

test('no sentence of the administration breaks a line before its punctuation', () => {
  const faults = SCREENS.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .filter((path) => !path.includes('.test.') && !path.includes('.integration.'))
    .flatMap((path) =>
      writtenStrings(path, readFileSync(join(ROOT, path), 'utf8'))
        .filter((text) => BREAKABLE.test(text) && !STYLES.test(text))
        .map((text) => `${path}: ${text}`),
    );
  assert.deepEqual(faults, [], 'write a no-break space: \\u00a0, between tags &nbsp;');
});
