import type { PublicRedirect, PublicWithdrawal } from '@aggloforum/publisher/contract';
import type { Rows } from '../src/model/rows.ts';

/** What the front door answers where no file stands. */
export interface Answers {
  /** Address → where it moved, chains already followed. */
  readonly redirects: Readonly<Record<string, string>>;
  /** Addresses that answer 410 with the page at `/retire<address>`. */
  readonly gone: readonly string[];
}

type Standing = Pick<ReadonlySet<string>, 'has'>;

/** What stands wins over a redirect, a redirect over a withdrawal; a redirect that turns in a circle is none. */
export function answersOf(
  standing: Standing,
  redirects: Iterable<PublicRedirect>,
  withdrawals: Iterable<PublicWithdrawal>,
): Answers {
  const moves = new Map(
    [...redirects]
      .filter(({ from, to }) => isOwnPath(from) && isOwnPath(to))
      .map(({ from, to }) => [slashed(from), slashed(to)]),
  );
  const followed: [string, string][] = [];
  for (const from of moves.keys()) {
    const to = endOfChain(from, moves, standing);
    if (!standing.has(from) && to !== null) followed.push([from, to]);
  }
  const moved = Object.fromEntries(followed.sort(([a], [b]) => (a < b ? -1 : 1)));
  const gone = [...withdrawals].map(({ path }) => path).filter((path) => !standing.has(path) && !(path in moved));
  return { redirects: moved, gone: gone.sort() };
}

/** Code of each consultation that the public may see → where it is now. */
export function shortLinksOf(rows: Rows, stands: (address: string) => boolean): Readonly<Record<string, string>> {
  const links = [...rows.table('consultation').values()].flatMap(({ code, project, slug }): [string, string][] => {
    const path = `/projets/${project}/${slug}/`;
    return code !== null && stands(path) ? [[code, path]] : [];
  });
  return Object.fromEntries(links.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function endOfChain(from: string, moves: ReadonlyMap<string, string>, standing: Standing): string | null {
  const seen = new Set([from]);
  let at = moves.get(from);
  while (at !== undefined && !standing.has(at) && moves.has(at)) {
    if (seen.has(at)) return null;
    seen.add(at);
    at = moves.get(at);
  }
  return at === undefined || at === from ? null : at;
}

/** A redirect stays on this site: it cannot be made to lead elsewhere. */
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(path);
}

/** Pages end in a slash; files have a name with a dot. */
function slashed(path: string): string {
  return path.endsWith('/') || /\.[a-z0-9]+$/i.test(path) ? path : `${path}/`;
}
