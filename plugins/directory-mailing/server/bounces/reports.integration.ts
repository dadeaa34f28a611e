import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { consequenceOf } from '../../core/bounces/bounce-rule.ts';
import { classify, type Verdict } from '../../core/bounces/classify.ts';
import { CORPUS_TRUTH } from '../../testing/bounce-corpus-truth.ts';
import { garbage, neverThrows } from '../../testing/bounce-garbage.ts';
import { AUTOMATIC_REPLIES, feedbackReport, statusReport } from '../../testing/bounce-messages.ts';

const OWN = [statusReport(), feedbackReport(), ...Object.values(AUTOMATIC_REPLIES)];

test('five thousand spoilt messages: none makes the reading throw', async () => {
  await fc.assert(fc.asyncProperty(garbage(OWN), neverThrows), { numRuns: 5_000 });
});

const folder = process.env['CORPUS_DIR'] && join(process.env['CORPUS_DIR'], 'feeds', 'bounces');
if (folder && existsSync(folder)) describeCorpus(folder);
else
  test('without CORPUS_DIR the real messages are left out: the invented ones stand in for them', () => {
    assert.ok(OWN.length > 0);
  });

function describeCorpus(corpus: string): void {
  const files = globSync(['bsd/*.eml', 'dos-crlf/*.eml'], { cwd: corpus }).sort();
  const read = (file: string) => readFileSync(join(corpus, file));
  const truthOf = (file: string) => CORPUS_TRUTH.get(basename(file, '.eml'));

  test('of the real messages that others have judged by hand, nine in ten or nearly are judged the same', async (t) => {
    const judged = files.filter((file) => truthOf(file) !== undefined);
    const wrong: string[] = [];
    for (const file of judged) {
      const { verdict } = await classify(read(file));
      const expected = truthOf(file);
      if (verdict !== expected && !(verdict === 'notice' && saysLate(read(file))))
        wrong.push(`${expected} → ${verdict}`);
    }
    const share = (judged.length - wrong.length) / judged.length;
    const kinds = Object.entries(Object.groupBy(wrong, (kind) => kind)).map(
      ([kind, all]) => `${all?.length} × ${kind}`,
    );
    const of = `${judged.length - wrong.length} of ${judged.length}, ${files.length - judged.length} without a judgement`;
    t.diagnostic(`judged alike: ${(100 * share).toFixed(1)} % (${of}); apart: ${kinds.join(', ')}`);
    assert.ok(share > 0.85, String(share));
  });

  test('of the real messages no automatic reply, and nothing that is no report, changes anything for anybody', async () => {
    const replies = files.filter((file) => truthOf(file) === 'auto-reply');
    const others = globSync('not/*.eml', { cwd: corpus });
    assert.ok(replies.length > 0 && others.length > 0);
    for (const file of [...replies, ...others]) {
      const found = await classify(read(file));
      assert.ok(
        (['auto-reply', 'unknown'] satisfies Verdict[]).some((verdict) => verdict === found.verdict),
        file,
      );
      const standing = { now: 2, mailedAt: 1, confirmedAt: 0, earlierSoft: [1, 1, 1, 1] };
      assert.equal(consequenceOf(found, standing, { softBounces: 1, withinDays: 1, apartDays: 0 }), 'nothing', file);
    }
  });

  test('the real messages, cut and spoilt, make nothing throw either', async () => {
    await fc.assert(fc.asyncProperty(garbage(files.map(read)), neverThrows), { numRuns: 2_000 });
  });
}

/** Some that sisimai counts among the bounces say themselves that the mail is only late. */
function saysLate(raw: Buffer): boolean {
  return /^action:\s*delayed|^subject:.*\bdelay/im.test(raw.toString('latin1'));
}
