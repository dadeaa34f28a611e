import { isDeepStrictEqual } from 'node:util';
import { bootCms } from '../../cms/testing/boot-cms.ts';
import { FollowerOfChanges, wholeOf } from '../../plugins/publisher/server/testing/follower-of-changes.ts';
import { RandomEditor, randomEdits } from '../../plugins/publisher/server/testing/random-edits.ts';
import type { CampaignOptions } from '../../scripts/campaign.ts';

const AT_ONCE = 200;

/**
 * Everything that the staff can do, in any order: what a follower was told, batch by batch, must equal a fresh whole.
 * Stops at the first difference and says after which edits.
 */
export async function run({ minutes, seed }: CampaignOptions): Promise<boolean> {
  const deadline = performance.now() + minutes * 60_000;
  const cms = await bootCms();
  const follower = new FollowerOfChanges(() => cms);
  const figures = { edits: 0, batches: 0, entries: 0 };
  try {
    await follower.follow();
    const editor = new RandomEditor(cms);
    for (let round = 0; performance.now() < deadline; round += 1) {
      const done: string[] = [];
      for (const edit of randomEdits(seed + round, AT_ONCE)) {
        done.push((await editor.perform(edit)) ?? `nothing to ${edit.action}`);
        figures.edits += 1;
        if ((edit.picks[0] ?? 0) % 4 !== 0) continue;
        await follower.follow();
        figures.batches += 1;
        if (isDeepStrictEqual(follower.state, await wholeOf(cms))) continue;
        process.stdout.write(`different in round ${round}, after:\n${done.slice(-10).join('\n')}\n`);
        return false;
      }
      figures.entries = follower.state.size;
      process.stdout.write(`${JSON.stringify(figures)}\n`);
    }
    return true;
  } finally {
    await cms.stop();
  }
}
