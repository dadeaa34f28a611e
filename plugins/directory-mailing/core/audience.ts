export interface Interests {
  /** INSEE codes; none chosen means all. */
  readonly communes: readonly string[];
  /** Slugs; none chosen means all. */
  readonly themes: readonly string[];
}

/** Communes and themes must both match. What carries no commune, or no theme, concerns everybody. */
export function concerns(subject: Interests, stakeholder: Interests): boolean {
  return meet(subject.communes, stakeholder.communes) && meet(subject.themes, stakeholder.themes);
}

function meet(carried: readonly string[], chosen: readonly string[]): boolean {
  return carried.length === 0 || chosen.length === 0 || chosen.some((item) => carried.includes(item));
}
