/** « Nom & Prénom » and « nom prenom » are one: without accents, capitals and signs. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
