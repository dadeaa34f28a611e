/** The kinds of the letters about one thing: erasure finds them by what they begin with, and by its reference. */
export function letterKindsOf<L extends string>(matter: string, letters: readonly L[]) {
  const letterKind = (letter: L, reference: string) => `${matter}-${letter} ${reference}`;
  return { letterKind, letterKinds: (reference: string) => letters.map((letter) => letterKind(letter, reference)) };
}
