/** How the page calls the fields, for sentences about them (conflicts, errors). Keys are the last part of a path. */
const NAMES: Readonly<Record<string, string>> = {
  title: 'Titre',
  slug: 'Adresse',
  summary: 'Résumé',
  body: 'Présentation',
  cover: 'Image',
  coverAlt: 'Texte de remplacement de l’image',
  coverCredit: 'Crédit de l’image',
  visibleFrom: 'Visible à partir du',
  department: 'Direction porteuse',
  sponsor: 'Maître d’ouvrage',
  communes: 'Communes',
  themes: 'Thèmes',
  leads: 'Chef·fes de projet',
  contactEmail: 'Courriel de contact',
  introduction: 'Présentation',
  procedure: 'Procédure',
  opens: 'Ouverture',
  closes: 'Clôture',
  documents: 'Documents',
  places: 'Lieux',
  facts: 'Faits',
  starts: 'Début',
  ends: 'Fin',
  place: 'Lieu',
  address: 'Adresse postale du lieu',
  contributionEmail: 'Courriel de contribution',
  postalAddress: 'Adresse postale',
  registerUrl: 'Registre',
};
const ROWS: Readonly<Record<string, string>> = {
  consultations: 'Consultation',
  events: 'Rendez-vous',
  project: 'Projet',
};

/** `consultations.0.closes` → « Consultation 1, Clôture ». */
export function nameOfPath(path: string): string {
  const [head = '', ...rest] = path.split('.');
  const place = /^\d+$/.test(rest[0] ?? '') ? `${ROWS[head] ?? head} ${Number(rest[0]) + 1}` : (ROWS[head] ?? head);
  const field = rest.findLast((key) => !/^\d+$/.test(key));
  return field === undefined ? place : `${place}, ${NAMES[field] ?? field}`;
}
