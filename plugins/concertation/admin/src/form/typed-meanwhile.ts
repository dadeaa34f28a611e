import type { Dossier } from '../../../contract/dossier.ts';
import { mergeThreeWays, same } from './merge.ts';

/**
 * The dossier as the server stored it, with what was typed between the sending and the answer. Rows that were new when
 * they were sent bear the server's ids by now; they are recognised by their title and their beginning.
 */
export function typedMeanwhile(sent: Dossier, current: Dossier, stored: Dossier): Dossier {
  if (same(sent, current)) return stored;
  const names = new Map([
    ...pairs(sent.consultations, stored.consultations, ({ title }) => title),
    ...pairs(sent.events, stored.events, ({ title, starts }) => `${title} ${starts}`),
  ]);
  return mergeThreeWays(renamed(sent, names), renamed(current, names), stored).value;
}

function pairs<T extends { readonly id: string }>(
  sent: readonly T[],
  stored: readonly T[],
  signOf: (row: T) => string,
): [string, string][] {
  const free = stored.filter(({ id }) => !sent.some((row) => row.id === id));
  return sent.flatMap((row): [string, string][] => {
    if (stored.some(({ id }) => id === row.id)) return [];
    const position = free.findIndex((candidate) => signOf(candidate) === signOf(row));
    const [found] = position < 0 ? [] : free.splice(position, 1);
    return found ? [[row.id, found.id]] : [];
  });
}

function renamed(dossier: Dossier, names: ReadonlyMap<string, string>): Dossier {
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    ...dossier,
    consultations: dossier.consultations.map((row) => ({ ...row, id: nameOf(row.id) })),
    events: dossier.events.map((row) => ({ ...row, id: nameOf(row.id), consultation: nameOf(row.consultation) })),
  };
}
