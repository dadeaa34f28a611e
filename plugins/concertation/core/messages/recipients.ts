/** Who is reminded of a message: pure, so that the digest, the alert and their tests agree. */
export interface Hands {
  readonly assignee: number | null;
  readonly leads: readonly number[];
  /** Null for a message about a project: its leads answer for it. */
  readonly department: string | null;
}

export interface Department {
  readonly id: string;
  readonly members: readonly number[];
  readonly deputies: readonly number[];
}

export interface Team {
  readonly departments: readonly Department[];
  readonly away: ReadonlySet<number>;
  readonly officers: readonly number[];
}

/** The nearest who are there; somebody away is replaced by the deputies of their departments. Never nobody, if there is an officer. */
export function remindedOf({ assignee, leads, department }: Hands, team: Team): number[] {
  const members = team.departments.find(({ id }) => id === department)?.members ?? [];
  for (const people of [assignee === null ? [] : [assignee], leads, members]) {
    const there = [...new Set(people.flatMap((person) => standIns(person, team)))];
    if (there.length > 0) return there;
  }
  return [...team.officers];
}

/** The person, or who answers for them while they are away. */
function standIns(person: number, team: Team): number[] {
  if (!team.away.has(person)) return [person];
  return team.departments
    .filter(({ members }) => members.includes(person))
    .flatMap(({ deputies }) => deputies)
    .filter((deputy) => deputy !== person && !team.away.has(deputy));
}

/** Colleagues who are away and whose deputy this person is. */
export function standsInFor(person: number, { departments, away }: Team): number[] {
  const absent = departments
    .filter(({ deputies }) => deputies.includes(person))
    .flatMap(({ members }) => members.filter((member) => member !== person && away.has(member)));
  return [...new Set(absent)];
}

/** Departments whose messages are this person's: as a member, or as deputy while a member is away. */
export function departmentsOf(person: number, { departments, away }: Team): string[] {
  return departments
    .filter(
      ({ members, deputies }) =>
        members.includes(person) || (deputies.includes(person) && members.some((member) => away.has(member))),
    )
    .map(({ id }) => id);
}
