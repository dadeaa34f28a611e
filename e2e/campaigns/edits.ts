import type { CampaignOptions } from '../../scripts/campaign.ts';
import { randomEdits } from '../../site/follower/testing/random-edits.ts';

/** As many as stand in the promise; more when there is time. */
const ENOUGH = 10_000;
const BETWEEN_COMPARISONS = 25;

/** Random acts of the staff and of time, with restarts: the site must equal one rendered from nothing, byte for byte. */
export async function run({ minutes, seed }: CampaignOptions): Promise<boolean> {
  const until = performance.now() + minutes * 60_000;
  const { edits, comparisons, different, acts } = await randomEdits(seed, ENOUGH, BETWEEN_COMPARISONS, until);
  process.stdout.write(`${JSON.stringify({ edits, comparisons, drift: different.length })}\n`);
  if (different.length > 0) process.stdout.write(`${different.join('\n')}\nafter ${acts.join(', ')}\n`);
  return different.length === 0;
}
