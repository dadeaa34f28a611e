import type { CampaignOptions } from '../../scripts/campaign.ts';
import { startStack } from '../support/stack.ts';
import { storm } from '../support/storm.ts';

const BATCH = 5_000;

/** Bad input at everything public until the minutes are over; at least a hundred thousand where the machine manages. */
export async function run({ minutes, seed }: CampaignOptions): Promise<boolean> {
  process.env['TRUSTED_PROXY'] = '127.0.0.1';
  const deadline = performance.now() + minutes * 60_000;
  const stack = await startStack();
  const faults: string[] = [];
  const byStatus: Record<string, number> = {};
  let sent = 0;
  let longest = 0;
  try {
    for (let batch = 0; performance.now() < deadline; batch += 1) {
      const after = await storm(stack, { seed: seed + batch, count: BATCH });
      sent += after.sent;
      longest = Math.max(longest, after.longestWaitMs);
      faults.push(...after.faults);
      for (const [status, count] of Object.entries(after.byStatus)) byStatus[status] = (byStatus[status] ?? 0) + count;
      for (const fault of after.faults.slice(0, 5)) process.stdout.write(`${fault}\n`);
      process.stdout.write(`${sent} sent, ${faults.length} faults, longest wait ${longest.toFixed(0)} ms\n`);
    }
  } finally {
    await stack.stop();
  }
  process.stdout.write(`${JSON.stringify(byStatus)}\n`);
  process.stdout.write(`inputs ${sent}, faults ${faults.length}, longest wait ${longest.toFixed(0)} ms\n`);
  return faults.length === 0;
}
