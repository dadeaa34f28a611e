type Input = Readonly<Record<string, unknown>>;
type Faults = Readonly<Record<string, string>>;

/** Least and most of each whole number that the team may set. */
export type Ranges<Name extends string> = Readonly<Record<Name, readonly [least: number, most: number]>>;

/** French sentences by field; `what`: « un nombre de mois ». */
export function rangeFaults(input: Input, ranges: Ranges<string>, what: string): Faults {
  const faults = Object.entries(ranges).flatMap(([name, [least, most]]): [string, string][] => {
    const value = input[name];
    const good = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return good ? [] : [[name, `Écrivez ${what}, de ${least} à ${most}.`]];
  });
  return Object.fromEntries(faults);
}

/** Nothing is set without a reason, which is kept with it. */
export function reasonFaults({ reason }: Input): Faults {
  return typeof reason === 'string' && reason.trim().length >= 5 && reason.length <= 500
    ? {}
    : { reason: 'Dites pourquoi, en 5 à 500 caractères.' };
}
