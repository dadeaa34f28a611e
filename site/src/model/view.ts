import {
  isVisible,
  midnightAfter,
  mostAlive,
  type Passed,
  type Phase,
  phaseOf,
  startOf,
  endOf,
  hasHour,
} from '@aggloforum/concertation/contract';
import type {
  PublicCalendarEvent,
  PublicCommune,
  PublicConsultation,
  PublicDepartment,
  PublicProcedure,
  PublicProject,
  PublicSnapshot,
  PublicSynthesis,
  PublicTheme,
} from '@aggloforum/publisher/contract';
import type { SiteModel } from './source.ts';

export interface ConsultationView extends Omit<PublicConsultation, 'project' | 'procedure' | 'communes'> {
  readonly path: string;
  readonly ref: string;
  readonly phase: Phase;
  readonly procedure: PublicProcedure;
  readonly communes: readonly PublicCommune[];
  readonly events: readonly EventView[];
  readonly syntheses: readonly SynthesisView[];
  readonly project: ProjectHead;
}

export interface ProjectHead extends Omit<PublicProject, 'department' | 'communes' | 'themes'> {
  readonly path: string;
  readonly department: PublicDepartment | null;
  readonly communes: readonly PublicCommune[];
  readonly themes: readonly PublicTheme[];
}

export interface ProjectView extends ProjectHead {
  readonly phase: Phase;
  /** The most alive first, then the most recent. */
  readonly consultations: readonly ConsultationView[];
  readonly events: readonly EventView[];
}

export interface EventView extends Omit<PublicCalendarEvent, 'project'> {
  readonly project: ProjectHead;
  readonly over: boolean;
}

interface SynthesisView extends PublicSynthesis {
  readonly consultationPath: string | null;
}

/** What the public may see at this instant, with every reference followed. Nothing embargoed is in it. */
export interface SiteView {
  readonly snapshot: PublicSnapshot;
  readonly passed: Passed;
  /** Without a final slash. */
  readonly publicUrl: string;
  readonly projects: readonly ProjectView[];
  readonly consultations: readonly ConsultationView[];
  readonly events: readonly EventView[];
  readonly syntheses: readonly SynthesisView[];
}

const views = new WeakMap<SiteModel, SiteView>();

/** A model stands still while a release is rendered: its view is made once. */
export function siteView(model: SiteModel): SiteView {
  const known = views.get(model);
  if (known !== undefined) return known;
  const view = makeView(model);
  views.set(model, view);
  return view;
}

function makeView(model: SiteModel): SiteView {
  const { snapshot, publicUrl } = model;
  const passed: Passed = (instant) => model.passed(instant);
  const heads = new Map(
    snapshot.projects
      .filter((project) => isVisible(project.visibleFrom, passed))
      .map((project) => [project.slug, head(project, snapshot)]),
  );
  const shown = snapshot.consultations.filter(
    (consultation) => heads.has(consultation.project) && isVisible(consultation.visibleFrom, passed),
  );
  const refs = new Set(shown.map(refOf));
  const events = visibleEvents(snapshot, heads, refs, passed);
  const syntheses = snapshot.syntheses
    .filter(
      ({ consultation, publishedAt }) =>
        (consultation === null || refs.has(consultation)) && passed(Date.parse(publishedAt)),
    )
    .map((synthesis) => ({
      ...synthesis,
      consultationPath: synthesis.consultation === null ? null : `/projets/${synthesis.consultation}/`,
    }))
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || a.slug.localeCompare(b.slug));
  const parts = { snapshot, heads, events, syntheses, passed };
  const consultations = shown.flatMap((consultation) => viewOf(consultation, parts)).sort(byLife);
  const projects = [...heads.values()].map((project) => projectView(project, consultations, events)).sort(byLife);
  return { snapshot, passed, publicUrl, projects, consultations, events, syntheses };
}

interface Parts {
  readonly snapshot: PublicSnapshot;
  readonly heads: ReadonlyMap<string, ProjectHead>;
  readonly events: readonly EventView[];
  readonly syntheses: readonly SynthesisView[];
  readonly passed: Passed;
}

function viewOf(consultation: PublicConsultation, parts: Parts): ConsultationView[] {
  const { snapshot, passed } = parts;
  const project = parts.heads.get(consultation.project);
  const procedure = snapshot.procedures.find(({ slug }) => slug === consultation.procedure);
  if (project === undefined || procedure === undefined) return [];
  const ref = refOf(consultation);
  return [
    {
      ...consultation,
      project,
      procedure,
      ref,
      path: `/projets/${ref}/`,
      phase: phaseOf(consultation, passed),
      communes: snapshot.communes.filter(({ slug }) => consultation.communes.includes(slug)),
      events: parts.events.filter((event) => event.consultation === ref),
      syntheses: parts.syntheses.filter((synthesis) => synthesis.consultation === ref),
    },
  ];
}

function projectView(
  project: ProjectHead,
  all: readonly ConsultationView[],
  events: readonly EventView[],
): ProjectView {
  const consultations = all.filter((consultation) => consultation.project.slug === project.slug);
  return {
    ...project,
    consultations,
    phase: mostAlive(consultations.map(({ phase }) => phase)),
    events: events.filter((event) => event.project.slug === project.slug),
  };
}

function visibleEvents(
  snapshot: PublicSnapshot,
  heads: ReadonlyMap<string, ProjectHead>,
  refs: ReadonlySet<string>,
  passed: Passed,
): EventView[] {
  return snapshot.events
    .flatMap((event) => {
      const project = heads.get(event.project);
      const hidden = event.consultation !== null && !refs.has(event.consultation);
      return project === undefined || hidden ? [] : [{ ...event, project, over: passed(endOfEvent(event)) }];
    })
    .sort((a, b) => a.starts.localeCompare(b.starts) || a.id.localeCompare(b.id));
}

/** An event without an end, or with a day for an end, lasts until midnight. */
function endOfEvent({ starts, ends }: PublicCalendarEvent): number {
  if (ends === null) return midnightAfter(starts, 1);
  return hasHour(ends) ? startOf(ends) : endOf(ends);
}

function head(project: PublicProject, snapshot: PublicSnapshot): ProjectHead {
  return {
    ...project,
    path: `/projets/${project.slug}/`,
    department: snapshot.departments.find(({ slug }) => slug === project.department) ?? null,
    communes: snapshot.communes.filter(({ slug }) => project.communes.includes(slug)),
    themes: snapshot.themes.filter(({ slug }) => project.themes.includes(slug)),
  };
}

const LIFE: Readonly<Record<Phase, number>> = {
  open: 0,
  suspended: 1,
  announced: 2,
  closed: 3,
  'reported-back': 3,
  settled: 3,
  cancelled: 3,
  undated: 4,
};

interface Lively {
  readonly phase: Phase;
  readonly slug: string;
  readonly closes?: string | null;
  readonly opens?: string | null;
  readonly consultations?: readonly { readonly closes: string | null; readonly opens: string | null }[];
}

/** Open ones by closing (the next to close first), announced ones by opening, what is over from the most recent. */
function byLife(a: Lively, b: Lively): number {
  const life = LIFE[a.phase] - LIFE[b.phase];
  if (life !== 0) return life;
  const [first, second] = a.phase === 'open' || a.phase === 'announced' ? [a, b] : [b, a];
  return momentOf(first).localeCompare(momentOf(second)) || a.slug.localeCompare(b.slug);
}

function momentOf(item: Lively): string {
  const { opens = null, closes = null } = item.consultations?.[0] ?? item;
  const [wanted, other] = item.phase === 'announced' ? [opens, closes] : [closes, opens];
  return wanted ?? other ?? (item.phase === 'open' ? '9999' : '');
}

function refOf(consultation: { readonly project: string; readonly slug: string }): string {
  return `${consultation.project}/${consultation.slug}`;
}

/** The consultation that the project's page shows whole: its only open one, or the only one it has. */
export function shownWhole({ consultations }: ProjectView): ConsultationView | undefined {
  const open = consultations.filter(({ phase }) => phase === 'open');
  if (open.length > 0) return open.length === 1 ? open[0] : undefined;
  return consultations.length === 1 ? consultations[0] : undefined;
}
