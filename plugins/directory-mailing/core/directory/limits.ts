/** What a file of people may be. Above it the answer is a sentence, not a wait. */
export const FILE_LIMITS = {
  bytes: 5_000_000,
  /** Of a workbook, once unpacked. */
  unpackedBytes: 60_000_000,
  lines: 20_000,
  /** A line may hold several addresses. */
  people: 20_000,
  columns: 60,
  /** That say something: all of them are answered, for the file of rejected lines. */
  cells: 400_000,
  cell: 5_000,
  /** People who are asked by a letter: each costs one. */
  letters: 500,
} as const;

export const FILE_PROBLEMS = {
  empty: 'Ce fichier est vide.',
  'headers-only': 'Ce fichier n’a que des titres de colonnes\u00a0: aucune personne à importer.',
  'too-large': 'Ce fichier dépasse 5\u00a0Mo. Coupez-le en plusieurs fichiers.',
  'too-many-lines': 'Ce fichier compte plus de 20\u202f000 lignes. Coupez-le en plusieurs fichiers.',
  'too-many-people': 'Ce fichier compte plus de 20\u202f000 adresses. Coupez-le en plusieurs fichiers.',
  'too-many-cells':
    'Ce fichier a trop de colonnes remplies pour tant de lignes. Gardez celles des personnes\u00a0: adresse, nom, organisme.',
  'too-many-columns': 'Ce fichier a plus de 60 colonnes. Gardez celles des personnes\u00a0: adresse, nom, organisme.',
  'cell-too-long': 'Une cellule dépasse 5\u202f000 caractères. Un guillemet ouvert n’est peut-être pas refermé.',
  'unpacks-too-large': 'Ce classeur devient trop grand une fois ouvert. Enregistrez la feuille utile au format CSV.',
  unreadable: 'Ce fichier ne se lit pas. Enregistrez-le au format CSV ou XLSX, puis recommencez.',
  'old-workbook':
    'Ce classeur est à l’ancien format (.xls) ou protégé. Enregistrez-le au format XLSX ou CSV, sans mot de passe.',
  'too-slow': 'Ce fichier demande trop de travail. Enregistrez la feuille utile au format CSV.',
} as const;

export type FileProblem = keyof typeof FILE_PROBLEMS;
