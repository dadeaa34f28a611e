import { logIn } from '../../cms/testing/admin-client.ts';
import type { CampaignOptions } from '../../scripts/campaign.ts';
import {
  readAtDesk,
  settled,
  spoiledAdmin,
  spoiledCells,
  spoiledFiles,
  spoiledMails,
  spoiledOwnPages,
} from '../support/after-storm.ts';
import { openBrowser } from '../support/browser.ts';
import { fileStorm } from '../support/file-storm.ts';
import { Ground, type Reach } from '../support/ground.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { MOST_STALL_MS, storm } from '../support/storm.ts';
import { storedMarkup } from '../support/stored-texts.ts';

const BATCH = 5_000;
const FILES = 100;

/**
 * Bad input at everything public, and bad files of the staff, until the minutes are over; at least a hundred thousand
 * where the machine manages. What was stored is then looked for, unescaped, wherever it is shown.
 */
export async function run({ minutes, seed }: CampaignOptions): Promise<boolean> {
  process.env['TRUSTED_PROXY'] = '127.0.0.1';
  const deadline = performance.now() + minutes * 60_000;
  const stack = await startStack();
  const browser = await openBrowser();
  const faults: string[] = [];
  const byStatus: Record<string, number> = {};
  const longest = { wait: 0, stall: 0 };
  let sent = 0;
  try {
    const ground = await Ground.open(stack);
    // One session for all: whoever logs in again and again is asked to wait.
    const staff = await logIn(stack.cms, stack.settings.dataDir, 'communications');
    for (let batch = 0; performance.now() < deadline; batch += 1) {
      const reach = await ground.reach();
      const [after, files] = await Promise.all([
        storm(stack, reach, { seed: seed + batch, count: BATCH }),
        fileStorm(staff, { seed: seed + batch, count: FILES }),
      ]);
      sent += after.sent;
      longest.wait = Math.max(longest.wait, after.longestWaitMs);
      longest.stall = Math.max(longest.stall, after.longestStallMs);
      for (const [status, count] of Object.entries(after.byStatus)) byStatus[status] = (byStatus[status] ?? 0) + count;
      const found = [...after.faults, ...files, ...(await spoiled(stack, ground, reach))];
      faults.push(...found);
      for (const fault of found.slice(0, 5)) process.stdout.write(`${fault}\n`);
      process.stdout.write(`${sent} sent, ${faults.length} faults, ${told(longest)}\n`);
    }
    faults.push(...(await spoiledAdmin(stack, browser)).faults, ...(await spoiledCells(staff)));
    process.stdout.write(`stored with markup ${JSON.stringify(storedMarkup(stack))}\n`);
  } finally {
    await browser.close();
    await stack.stop();
  }
  process.stdout.write(`${JSON.stringify(byStatus)}\n`);
  process.stdout.write(`inputs ${sent}, faults ${faults.length}, ${told(longest)}\n`);
  return faults.length === 0 && longest.stall <= MOST_STALL_MS;
}

const told = ({ wait, stall }: { readonly wait: number; readonly stall: number }) =>
  `longest stall ${stall} ms, longest wait among so many ${wait.toFixed(0)} ms`;

async function spoiled(stack: Stack, ground: Ground, reach: Reach): Promise<string[]> {
  await readAtDesk(stack, ground);
  await settled(stack, reach);
  return [...spoiledFiles(stack), ...(await spoiledOwnPages(stack, reach)), ...(await spoiledMails(stack)).faults];
}
