import type { DocumentForm } from '../../../contract/dossier.ts';

type Role = DocumentForm['role'];

/** From the most telling word to the least: « conclusions du rapport » are conclusions. */
const WORDS: readonly (readonly [RegExp, Role])[] = [
  [/conclusion/, 'conclusions'],
  [/deliberation|decision/, 'decision'],
  [/arrete/, 'order'],
  [/\bavis\b/, 'notice'],
  [/compte rendu|proces verbal|\bpv\b|\bcr\b/, 'minutes'],
  [/rapport|bilan/, 'report'],
];

/** What the name of a file says of the document; « pièce du dossier » when it says nothing. */
export function roleOf(name: string): Role {
  const words = titleOf(name)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'file';
}

/** `compte-rendu_atelier.pdf` → « Compte rendu atelier ». */
export function titleOf(name: string): string {
  const words = name
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
