export interface Reader {
  readonly name: string;
  readonly position: number;
  /** ISO, UTC. */
  readonly seenAt: string;
  readonly failure: string | null;
}
export interface ArrivedAt {
  readonly name: string;
  readonly position: number;
  readonly at: string;
}
export interface Arrival {
  /** When the last of them had it; null while one has not, or when nobody knows any more. */
  readonly since: string | null;
  readonly everywhere: boolean;
  readonly failure: string | null;
}

/** One that has been silent for so long shows no site to anybody: others do not wait for it. */
const FORGOTTEN_MS = 24 * 3_600_000;

/** Whether everybody who shows the site has come to a position. `arrivals` in the order of their positions. */
export function arrivalOf(
  position: number,
  readers: readonly Reader[],
  arrivals: readonly ArrivedAt[],
  now: number,
): Arrival {
  const alive = readers.filter((one) => one.position >= position || now - Date.parse(one.seenAt) < FORGOTTEN_MS);
  const failure = alive.find((one) => one.failure !== null)?.failure ?? null;
  const everywhere = alive.length > 0 && alive.every((one) => one.position >= position) && failure === null;
  const since = alive.flatMap(
    ({ name }) => arrivals.find((one) => one.name === name && one.position >= position) ?? [],
  );
  const last =
    since
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? null;
  return { everywhere, failure, since: everywhere ? last : null };
}
