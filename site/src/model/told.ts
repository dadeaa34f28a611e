import { parisMoment } from '@aggloforum/concertation/contract';
import type { PublicConsultation } from '@aggloforum/publisher/contract';
import { frenchMoment } from './dates.ts';
import { plural } from './typography.ts';

/** « L’annuaire d’acteurs a été prévenu le 3 mars 2027 à 9 h : 412 personnes. » */
export function toldInWords({ at, count }: NonNullable<PublicConsultation['told']>): string {
  const people = count === null ? 'moins de dix personnes' : plural(count, 'personne', 'personnes');
  return `L’annuaire d’acteurs a été prévenu le ${frenchMoment(parisMoment(Date.parse(at)))}\u00a0: ${people}.`;
}
