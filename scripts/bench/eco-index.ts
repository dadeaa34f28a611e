// Quantiles of half a million pages of the HTTP Archive, from the published method (cnumr, ecoindex.fr).
const NODES = [
  0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594_601,
];
const REQUESTS = [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3_920];
const KILOBYTES = [
  0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37,
  2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223_212.26,
];

export interface PageWeight {
  /** Elements of the page; the inside of a drawing counts as one. */
  readonly nodes: number;
  readonly requests: number;
  /** As they come over the network. */
  readonly bytes: number;
}

/** EcoIndex, 0 to 100: how a page weighs among the pages of the web, elements thrice, requests twice, bytes once. */
export function ecoIndex({ nodes, requests, bytes }: PageWeight): number {
  const rank = 3 * rankIn(NODES, nodes) + 2 * rankIn(REQUESTS, requests) + rankIn(KILOBYTES, bytes / 1024);
  return Math.round((100 - (5 * rank) / 6) * 10) / 10;
}

function rankIn(quantiles: readonly number[], value: number): number {
  const above = quantiles.findIndex((quantile) => value < quantile);
  if (above === -1) return quantiles.length - 1;
  const [low = 0, high = 0] = quantiles.slice(above - 1, above + 1);
  return above - 1 + (value - low) / (high - low);
}
