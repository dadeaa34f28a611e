import { hourInWords } from '../../../core/french.ts';

/** « 24 novembre 2026 à 22 h 03 », Paris; a day alone when the instant is midnight of UTC, as days of consent are kept. */
export function instantInWords(instant: string): string {
  const dayAlone = instant.endsWith('T00:00:00.000Z');
  const timeZone = dayAlone ? 'UTC' : 'Europe/Paris';
  const date = new Date(instant);
  const day = new Intl.DateTimeFormat('fr-FR', { timeZone, dateStyle: 'long' }).format(date).replace(/^1 /, '1er ');
  return dayAlone ? day : `${day} à ${hourInWords(date.getTime())}`;
}

export function dayInWords(instant: string): string {
  const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'medium' });
  return day.format(new Date(instant)).replace(/^1 /, '1er ');
}

export function countInWords(count: number, one: string, many: string): string {
  const number = count.toLocaleString('fr-FR');
  return count === 0 ? `Aucune ${one}` : `${number} ${count === 1 ? one : many}`;
}

/** What an export of so many people holds; null where they are not counted yet. */
export function exportInWords(count: number | null): string {
  if (count === 1) return 'Le fichier contiendra une personne et ses données personnelles.';
  const people = count === null ? 'les personnes affichées' : `${count.toLocaleString('fr-FR')}\u00a0personnes`;
  return `Le fichier contiendra ${people} et leurs données personnelles.`;
}

/** Gives a text to the browser as a file. */
export function saveAs(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
