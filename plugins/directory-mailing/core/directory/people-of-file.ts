import { cleanLine, isAddress, normaliseAddress } from '@aggloforum/concertation/contract/taking-part.ts';
import type { ActorKind } from '../actor-kinds.ts';
import type { Columns, Field, FileRow } from './columns.ts';
import { actorKindOf, codesOf, type KnownNames } from './person-words.ts';

export interface Candidate {
  readonly line: number;
  readonly email: string;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly actorKind: ActorKind;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
}

/** `twin`: the same address stands on an earlier line. The others are told by the directory itself. */
type RejectionKind = 'invalid' | 'twin' | 'known' | 'suppressed';

export interface Rejection {
  readonly line: number;
  readonly kind: RejectionKind;
  readonly reason: string;
}

export interface PeopleOfFile {
  readonly candidates: readonly Candidate[];
  readonly rejections: readonly Rejection[];
}

interface Reading {
  readonly columns: Columns;
  readonly known: KnownNames;
  /** For lines that do not say. */
  readonly actorKind: ActorKind;
}

/** A cell of a thousand words would have a thousand faults. */
const MOST_REASONS = 5;

/** Each address of a line is somebody; a line with a fault is nobody, and says why. */
export function peopleOfFile(rows: readonly FileRow[], reading: Reading): PeopleOfFile {
  const candidates: Candidate[] = [];
  const rejections: Rejection[] = [];
  const lineOf = new Map<string, number>();
  const reject = (line: number, kind: RejectionKind, reason: string) => rejections.push({ line, kind, reason });
  for (const row of rows) {
    const { line } = row;
    const cellsOf = (field: Field) =>
      row.cells
        .filter((cell, index) => reading.columns[index] === field && cell.trim() !== '')
        .map((cell) => cell.trim());
    const { person, faults } = personOf(cellsOf, reading);
    const { addresses, faults: wrongAddresses } = addressesOf(cellsOf('email'));
    for (const fault of firstOf([...faults, ...wrongAddresses])) reject(line, 'invalid', fault);
    if (faults.length > 0) continue;
    const twins: string[] = [];
    for (const email of addresses) {
      const before = lineOf.get(email);
      if (before === undefined) {
        lineOf.set(email, line);
        candidates.push({ line, email, ...person });
      } else if (before !== line) twins.push(`Même adresse qu’à la ligne ${before}\u00a0: ${email}`);
    }
    for (const twin of firstOf(twins)) reject(line, 'twin', twin);
  }
  return { candidates, rejections };
}

function personOf(cellsOf: (field: Field) => string[], { known, actorKind }: Reading) {
  const [first, last] = [cellsOf('firstName')[0], cellsOf('lastName')[0]];
  const name = cellsOf('name')[0] ?? ([first, last].filter(Boolean).join(' ') || null);
  const organisation = cellsOf('organisation')[0] ?? null;
  const [kindCell] = cellsOf('actorKind');
  const kind = kindCell === undefined ? actorKind : actorKindOf(kindCell);
  const communes = codesOf(cellsOf('communes').join(';'), known.communes);
  const themes = codesOf(cellsOf('themes').join(';'), known.themes);
  const faults = [
    ...(`${name} ${organisation}`.includes('@') ? ['Une adresse se trouve hors de la colonne des adresses.'] : []),
    ...((name?.length ?? 0) > 120 ? ['Le nom dépasse 120 caractères.'] : []),
    ...((organisation?.length ?? 0) > 160 ? ['Le nom de l’organisme dépasse 160 caractères.'] : []),
    ...(kind === null ? [`Type d’acteur inconnu\u00a0: «\u00a0${short(kindCell ?? '')}\u00a0».`] : []),
    ...communes.unknown.map((word) => `Commune inconnue\u00a0: «\u00a0${short(word)}\u00a0».`),
    ...themes.unknown.map((word) => `Thème inconnu\u00a0: «\u00a0${short(word)}\u00a0».`),
  ];
  const person = {
    name: name && (cleanLine(name) || null),
    organisation: organisation && (cleanLine(organisation) || null),
    actorKind: kind ?? actorKind,
    communes: communes.codes,
    themes: themes.codes,
  };
  return { person, faults };
}

function firstOf(faults: readonly string[]): string[] {
  const more = faults.length - MOST_REASONS;
  return more > 0 ? [...faults.slice(0, MOST_REASONS), `Et ${more} de plus.`] : [...faults];
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** « Ana <ana@exemple.fr>; mailto:bo@exemple.fr »: every word with an @ must be a good address. */
function addressesOf(cells: readonly string[]): { addresses: readonly string[]; faults: readonly string[] } {
  const words = cells
    .flatMap((cell) => cell.replaceAll(/[\u200B\uFEFF]/g, '').split(/[\s;,|<>()"]+/))
    .filter((word) => word.includes('@'))
    .flatMap((word) => (word.indexOf('@') === word.lastIndexOf('@') ? [word] : word.split('/')))
    .map((word) => normaliseAddress(word.replace(/^mailto:/i, '').replace(/\.$/, '')));
  if (words.length === 0) {
    const fault =
      cells.length === 0
        ? 'Aucune adresse électronique.'
        : `Adresse sans @\u00a0: «\u00a0${short(cells.join(' '))}\u00a0».`;
    return { addresses: [], faults: [fault] };
  }
  return {
    addresses: [...new Set(words.filter(isAddress))],
    faults: words
      .filter((word) => !isAddress(word))
      .map((word) => `Adresse mal écrite\u00a0: «\u00a0${short(word)}\u00a0».`),
  };
}
