import { setTimeout as pause } from 'node:timers/promises';

/** So often somebody asks. Milliseconds. */
const EVERY = 20;

/** How long a cheap request takes, one after the other, until told to stop; in milliseconds. */
export async function askUntil(url: string, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver()) {
    const from = performance.now();
    const response = await fetch(url);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - from);
    await pause(EVERY);
  }
  return times;
}

/** The least value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN) * 10) / 10;
}
