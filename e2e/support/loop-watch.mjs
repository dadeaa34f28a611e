// Loaded first in every process of a watched stack: notes how long its event loop stood still, and how much of that was
// its own work. Whatever asks meanwhile waits as long; who is only kept from a crowded machine works less than it waits.
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.LOOP_WATCH_FILE;
/** In ms: how often it looks, and what is worth a line. */
const EVERY = 10;
const NOTED = 50;

if (file && isMainThread) {
  const name = (process.argv[1] ?? '').split('/').slice(-2).join('/');
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  setInterval(() => {
    const now = performance.now();
    const stood = now - at - EVERY;
    const { user, system } = process.threadCpuUsage(cpu);
    if (stood >= NOTED) {
      const [ms, workedMs] = [stood, Math.min(stood, (user + system) / 1_000)].map(Math.round);
      appendFileSync(file, `${JSON.stringify({ at: Date.now(), pid: process.pid, name, ms, workedMs })}\n`);
    }
    at = performance.now();
    cpu = process.threadCpuUsage();
  }, EVERY).unref();
}
