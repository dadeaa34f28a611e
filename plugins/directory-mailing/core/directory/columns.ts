import { plainWords } from './plain-words.ts';

/** What a column of a list may hold for us; null is a column that we leave alone. */
export const FIELDS = {
  email: 'Adresse électronique',
  name: 'Nom complet',
  lastName: 'Nom de famille',
  firstName: 'Prénom',
  organisation: 'Organisme',
  actorKind: 'Type d’acteur',
  communes: 'Communes',
  themes: 'Thèmes',
} as const;

export type Field = keyof typeof FIELDS;
export type Columns = readonly (Field | null)[];

/** The headers that offices write, in plain words. */
const HEADERS: Readonly<Record<Field, readonly string[]>> = {
  email: [
    'email',
    'e mail',
    'mail',
    'mails',
    'mel',
    'courriel',
    'courriels',
    'adresse mail',
    'adresse email',
    'adresse e mail',
    'adresse courriel',
    'adresse electronique',
    'courrier electronique',
    'adresse de messagerie',
  ],
  name: [
    'nom prenom',
    'prenom nom',
    'nom et prenom',
    'prenom et nom',
    'nom complet',
    'contact',
    'nom du contact',
    'interlocuteur',
    'personne',
    'identite',
  ],
  lastName: ['nom', 'nom de famille', 'nom d usage'],
  firstName: ['prenom', 'prenoms'],
  organisation: [
    'structure',
    'nom de la structure',
    'organisme',
    'organisation',
    'association',
    'societe',
    'entreprise',
    'raison sociale',
    'etablissement',
    'employeur',
  ],
  actorKind: ['type', 'type d acteur', 'type de structure', 'categorie', 'nature', 'qualite'],
  communes: ['commune', 'communes', 'ville', 'communes choisies', 'code insee', 'insee'],
  themes: ['theme', 'themes', 'thematique', 'thematiques', 'themes choisis', 'sujets'],
};

const FIELD_OF = new Map(
  Object.entries(HEADERS).flatMap(([field, headers]) => headers.map((header) => [header, field as Field] as const)),
);

/** Addresses may fill several columns (« Mail 1 », « Mail 2 »); of anything else the first column counts. */
export function recogniseColumns(headers: readonly string[]): Columns {
  const taken = new Set<Field>();
  return headers.map((header) => {
    const field = FIELD_OF.get(plainWords(header).replace(/ \d$/, '')) ?? null;
    if (field === null || (field !== 'email' && taken.has(field))) return null;
    taken.add(field);
    return field;
  });
}

/** A row as it stands in the file; `line` counts from 1, as a spreadsheet shows it. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Heading {
  /** Null when the list begins at once, without headers. */
  readonly line: number | null;
  readonly headers: readonly string[];
  readonly columns: Columns;
}

/** Above the headers there may be a title, a date and empty lines. */
const LOOKED_AT = 20;

export function findHeading(rows: readonly FileRow[]): Heading {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, index) => cells[index] ?? '');
  for (const { line, cells } of rows.slice(0, LOOKED_AT)) {
    if (cells.some((cell) => cell.includes('@'))) break;
    const columns = recogniseColumns(padded(cells));
    if (columns.includes('email')) return { line, headers: padded(cells), columns };
  }
  return withoutHeaders(rows, width, padded);
}

/** No header that we know: the row above the first address names the columns, or nothing does. */
function withoutHeaders(
  rows: readonly FileRow[],
  width: number,
  padded: (cells: readonly string[]) => readonly string[],
): Heading {
  const first = rows.findIndex(({ cells }) => cells.some((cell) => cell.includes('@')));
  const above = first > 0 ? rows[first - 1] : undefined;
  const named = above && above.cells.filter((cell) => cell.trim() !== '').length > 1 ? above : undefined;
  const recognised = recogniseColumns(padded(named?.cells ?? []));
  const columns = recognised.map((field, index) => (rows[first]?.cells[index]?.includes('@') ? 'email' : field));
  if (named) return { line: named.line, headers: padded(named.cells), columns };
  return { line: null, headers: Array.from({ length: width }, (_, index) => `Colonne ${index + 1}`), columns };
}
