/** Whether one of two samples tends to be larger: Mann and Whitney's test, by its normal approximation (n ≥ 20). */
export interface RankTest {
  /** Chance that a value of the first is larger than one of the second; a half when neither tends to be. */
  readonly larger: number;
  /** Two-sided: how often so large a difference comes by chance. */
  readonly p: number;
}

export function rankTest(first: readonly number[], second: readonly number[]): RankTest {
  const all = [...first.map((value) => ({ value, own: true })), ...second.map((value) => ({ value, own: false }))];
  all.sort((a, b) => a.value - b.value);
  const ranks = all.map(({ value }) => middleRank(all, value));
  const sum = all.reduce((total, { own }, index) => total + (own ? (ranks[index] ?? 0) : 0), 0);
  const [n, m] = [first.length, second.length];
  const larger = (sum - (n * (n + 1)) / 2) / (n * m);
  const deviation = Math.sqrt((n + m + 1) / (12 * n * m));
  return { larger, p: 2 * upperTail(Math.abs(larger - 0.5) / deviation) };
}

/** Equal values share the middle of their ranks. */
function middleRank(sorted: readonly { readonly value: number }[], value: number): number {
  const from = sorted.findIndex((one) => one.value === value);
  const to = sorted.findLastIndex((one) => one.value === value);
  return (from + to) / 2 + 1;
}

/** Of the normal distribution: Abramowitz and Stegun 26.2.17, right to 7.5e-8. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = terms.reduce((total, factor, index) => total + factor * t ** (index + 1), 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
