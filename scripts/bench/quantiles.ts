import type { Note } from './figure.ts';

export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Each of them a value that was measured: the least one that so many of a hundred do not exceed. */
export function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

export function noteQuantiles(note: Note, name: string, of: string, values: readonly number[]): void {
  for (const [which, value] of Object.entries(quantiles(values))) {
    note({ name: `${name}, ${which}`, of, value: Math.round(value), unit: 'ms' });
  }
}
