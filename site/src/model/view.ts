import type { Phase } from '@aggloforum/concertation/contract';
import type {
  PublicCalendarEvent,
  PublicCommune,
  PublicConsultation,
  PublicDepartment,
  PublicProcedure,
  PublicProject,
  PublicSynthesis,
  PublicTheme,
} from '@aggloforum/publisher/contract';

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

export interface SynthesisView extends PublicSynthesis {
  readonly consultationPath: string | null;
}

/** The consultation that the project's page shows whole: its only open one, or the only one it has. */
export function shownWhole({ consultations }: ProjectView): ConsultationView | undefined {
  const open = consultations.filter(({ phase }) => phase === 'open');
  if (open.length > 0) return open.length === 1 ? open[0] : undefined;
  return consultations.length === 1 ? consultations[0] : undefined;
}
