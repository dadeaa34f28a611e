import { capital, effectiveClosing, type Passed } from '@aggloforum/concertation/contract';
import { frenchDay, frenchMoment, frenchPeriod } from './dates.ts';
import { isOver } from './phases.ts';
import { opening, remaining } from './remaining.ts';
import { enumeration, french } from './typography.ts';
import type { ConsultationView, ProjectHead } from './view.ts';

export interface Card {
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly what: string;
  readonly where: string;
  /** Until when, or when it was. */
  readonly when: string;
  readonly urgent: boolean;
  readonly tone: 'open' | 'announced' | 'suspended' | 'over';
  readonly tags: readonly string[];
}

/** Every card says what, where, until when. */
export function cardOf(item: ConsultationView, passed: Passed, inProject = false): Card {
  const left = item.phase === 'open' ? remaining(item, passed) : null;
  return {
    path: item.path,
    title: french(inProject ? item.title : item.project.title),
    summary: french(inProject ? plainStart(item.introduction) : item.project.summary),
    what: french(item.procedure.label),
    where: french(whereOf(item.communes.length > 0 ? item : item.project)),
    when: french(left === null ? whenOf(item, passed) : `${capital(left.text)}, ${untilOf(item)}`),
    urgent: left?.urgent ?? false,
    tone: toneOf(item.phase),
    tags: tagsOf(item),
  };
}

export function toneOf(phase: ConsultationView['phase']): Card['tone'] {
  if (phase === 'open' || phase === 'announced' || phase === 'suspended') return phase;
  return 'over';
}

/** « Exemple », « Archive », « Relais »: what a reader must know at a glance. */
export function tagsOf(item: { readonly origin: ConsultationView['origin']; readonly example: boolean }): string[] {
  const origin = { native: [], archive: ['Archive'], relay: ['Relais'] }[item.origin];
  return item.example ? ['Exemple', ...origin] : origin;
}

/** « Nîmes, Marguerittes et Milhaud », « 12 communes », « toute l’agglomération ». */
export function whereOf({ communes }: Pick<ProjectHead, 'communes'>): string {
  if (communes.length === 0) return 'Toute l’agglomération';
  if (communes.length > 3) return `${communes.length} communes`;
  return enumeration(communes.map(({ name }) => name));
}

/** The dates of a consultation in one line. */
export function whenOf(item: ConsultationView, passed: Passed): string {
  const closing = effectiveClosing(item);
  if (item.phase === 'announced' && item.opens !== null) return capital(opening(item.opens, passed));
  if (item.phase === 'open') return closing === null ? 'Sans date de fin annoncée' : capital(untilOf(item));
  if (item.opens !== null && closing !== null) return capital(frenchPeriod(item.opens, closing));
  if (item.opens !== null) return item.periodText ?? `Depuis le ${frenchDay(item.opens)}`;
  if (closing !== null) return item.periodText ?? `Jusqu’au ${frenchDay(closing)}`;
  return item.periodText ?? (isOver(item.phase) ? 'Dates non retrouvées' : 'Dates à venir');
}

function untilOf(item: ConsultationView): string {
  const closing = effectiveClosing(item);
  return closing === null ? '' : `jusqu’au ${frenchMoment(closing)}`;
}

/** First sentences of a Markdown text, without its marks. */
export function plainStart(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[#*_>`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 320);
}
