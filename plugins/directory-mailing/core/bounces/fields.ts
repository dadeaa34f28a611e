export type Fields = ReadonlyMap<string, string>;

const MOST_FIELDS = 200;
const LONGEST_VALUE = 4_000;

/**
 * Groups of `Name: value` lines, separated by blank lines, as in RFC 3464, RFC 5965 and the head of a message. Of a
 * field that stands twice the first counts. What is no field is passed over.
 */
export function fieldGroups(text: string, mostGroups: number): readonly Fields[] {
  const groups: Map<string, string>[] = [];
  let group = new Map<string, string>();
  let last: string | null = null;
  for (const line of text.split(/\r?\n/, 5_000)) {
    if (line.trim() === '') {
      if (group.size > 0) groups.push(group);
      if (groups.length >= mostGroups) return groups;
      group = new Map();
      last = null;
    } else if (line.startsWith(' ') || line.startsWith('\t')) {
      const begun = last === null ? undefined : group.get(last);
      if (last !== null && begun !== undefined) group.set(last, `${begun} ${line.trim()}`.slice(0, LONGEST_VALUE));
    } else {
      last = addField(group, line);
    }
  }
  if (group.size > 0) groups.push(group);
  return groups;
}

function addField(group: Map<string, string>, line: string): string | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > 76 || group.size >= MOST_FIELDS) return null;
  const name = line.slice(0, colon).trim().toLowerCase();
  if (name.includes(' ') || group.has(name)) return null;
  group.set(
    name,
    line
      .slice(colon + 1)
      .trim()
      .slice(0, LONGEST_VALUE),
  );
  return name;
}
