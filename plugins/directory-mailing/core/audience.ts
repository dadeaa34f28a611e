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

/** Whether everybody whom `narrow` is for is among those whom `wide` is for. */
export function covers(wide: Interests, narrow: Interests): boolean {
  return holds(wide.communes, narrow.communes) && holds(wide.themes, narrow.themes);
}

function holds(wide: readonly string[], narrow: readonly string[]): boolean {
  return wide.length === 0 || (narrow.length > 0 && narrow.every((item) => wide.includes(item)));
}

function meet(carried: readonly string[], chosen: readonly string[]): boolean {
  return carried.length === 0 || chosen.length === 0 || chosen.some((item) => carried.includes(item));
}
