import { type Reader, arrivalOf } from './arrival.ts';

interface Change {
  readonly position: number;
  readonly online: readonly { readonly name: string; readonly since: string }[];
}

/** Where one change has come to. A failure is told of the changes that wait behind it. */
export function changeStanding(
  { position, online }: Change,
  readers: readonly Reader[],
  now: number,
): { state: 'going' | 'online'; since: string | null; failure: string | null } {
  const arrivals = online.map(({ name, since }) => ({ name, position, at: since }));
  const known = readers.map((reader) => (arrivals.some(({ name }) => name === reader.name) ? arrived(reader) : reader));
  const { everywhere, since, failure } = arrivalOf(position, known, arrivals, now);
  return { state: everywhere ? 'online' : 'going', since, failure };
}

const arrived = (reader: Reader): Reader => ({ ...reader, failure: null });
