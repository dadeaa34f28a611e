import {
  endOf,
  hasHour,
  isVisible,
  midnightAfter,
  mostAlive,
  type Passed,
  phaseOf,
  startOf,
} from '@aggloforum/concertation/contract';
import type {
  PublicCalendarEvent,
  PublicConsultation,
  PublicProject,
  PublicSynthesis,
} from '@aggloforum/publisher/contract';
import { byLife } from './life.ts';
import type { Rows } from './rows.ts';
import type { ConsultationView, EventView, ProjectHead, ProjectView, SynthesisView } from './view.ts';

/** A project with all that hangs on it, as the public may see it at this instant; null when it may not. */
export function projectOf(slug: string, rows: Rows, passed: Passed): ProjectView | null {
  const [row] = [...rows.ofProject('project', slug)].sort((a, b) => a.slot - b.slot);
  if (row === undefined || !isVisible(row.visibleFrom, passed)) return null;
  const project = headOf(row, rows);
  const shown = rows.ofProject('consultation', slug).filter(({ visibleFrom }) => isVisible(visibleFrom, passed));
  const refs = new Set(shown.map(refOf));
  const events = eventsOf(rows.ofProject('event', slug), project, refs, passed);
  const syntheses = rows
    .ofProject('synthesis', slug)
    .filter(({ consultation }) => consultation !== null && refs.has(consultation))
    .flatMap((synthesis) => synthesisOf(synthesis, passed))
    .sort(latestFirst);
  const consultations = shown
    .flatMap((consultation) => consultationOf(consultation, { rows, project, events, syntheses, passed }))
    .sort(byLife);
  return { ...project, consultations, events, phase: mostAlive(consultations.map(({ phase }) => phase)) };
}

/** A synthesis appears at its instant. */
export function synthesisOf(synthesis: PublicSynthesis, passed: Passed): SynthesisView[] {
  if (!passed(Date.parse(synthesis.publishedAt))) return [];
  const { consultation } = synthesis;
  return [{ ...synthesis, consultationPath: consultation === null ? null : `/projets/${consultation}/` }];
}

interface Parts {
  readonly rows: Rows;
  readonly project: ProjectHead;
  readonly events: readonly EventView[];
  readonly syntheses: readonly SynthesisView[];
  readonly passed: Passed;
}

function consultationOf(row: PublicConsultation, parts: Parts): ConsultationView[] {
  const procedure = parts.rows.list('procedure').find(({ slug }) => slug === row.procedure);
  if (procedure === undefined) return [];
  const ref = refOf(row);
  return [
    {
      ...row,
      project: parts.project,
      procedure,
      ref,
      path: `/projets/${ref}/`,
      phase: phaseOf(row, parts.passed),
      communes: named(parts.rows.list('commune'), row.communes),
      events: parts.events.filter(({ consultation }) => consultation === ref),
      syntheses: parts.syntheses.filter(({ consultation }) => consultation === ref),
    },
  ];
}

function eventsOf(
  rows: readonly PublicCalendarEvent[],
  project: ProjectHead,
  refs: ReadonlySet<string>,
  passed: Passed,
): EventView[] {
  return rows
    .filter(({ consultation }) => consultation === null || refs.has(consultation))
    .map((event) => ({ ...event, project, over: passed(endOfEvent(event)) }))
    .sort((a, b) => a.starts.localeCompare(b.starts) || a.id.localeCompare(b.id));
}

/** An event without an end, or with a day for an end, lasts until midnight. */
function endOfEvent({ starts, ends }: PublicCalendarEvent): number {
  if (ends === null) return midnightAfter(starts, 1);
  return hasHour(ends) ? startOf(ends) : endOf(ends);
}

function headOf(row: PublicProject, rows: Rows): ProjectHead {
  return {
    ...row,
    path: `/projets/${row.slug}/`,
    department: rows.list('department').find(({ slug }) => slug === row.department) ?? null,
    communes: named(rows.list('commune'), row.communes),
    themes: named(rows.list('theme'), row.themes),
  };
}

function named<T extends { readonly slug: string }>(all: readonly T[], refs: readonly string[]): T[] {
  return all.filter(({ slug }) => refs.includes(slug));
}

function latestFirst(a: SynthesisView, b: SynthesisView): number {
  return b.publishedAt.localeCompare(a.publishedAt) || a.slug.localeCompare(b.slug);
}

function refOf(consultation: { readonly project: string; readonly slug: string }): string {
  return `${consultation.project}/${consultation.slug}`;
}
