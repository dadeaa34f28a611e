import { escaped } from '@aggloforum/concertation/contract';
import { encode } from 'uqr';

/** Modules of white around, without which a reader does not find the code. */
const QUIET = 4;

export interface Square {
  /** In modules, with the quiet zone. */
  readonly size: number;
  /** SVG path of the dark modules, one module a unit; PDF reads the same. */
  readonly path: string;
}

/** Of an address. A quarter of it may be torn or dirty. */
export function qrOf(address: string): Square {
  const { data, size } = encode(address, { ecc: 'Q', border: QUIET });
  const runs = data.flatMap((row, y) =>
    runsOf(row).map(({ from, to }) => `M${from} ${y}h${to - from}v1h${from - to}z`),
  );
  return { size, path: runs.join('') };
}

/** Neighbours are one rectangle: no hairline between them, whatever draws it. */
function runsOf(row: readonly boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last?.to === x) last.to = x + 1;
    else runs.push({ from: x, to: x + 1 });
  }
  return runs;
}

export function qrSvg(address: string, title: string): string {
  const { size, path } = qrOf(address);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size * 8}" height="${size * 8}" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges">`,
    `<title>${escaped(title)}</title>`,
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/>`,
    `<path d="${path}"/>`,
    '</svg>\n',
  ].join('');
}
