import { isVisible, phaseOf, type PhaseFacts, startOf } from '@aggloforum/concertation/contract';

export interface Announceable extends PhaseFacts {
  readonly origin: string;
  readonly visibleFrom: string | null;
  readonly projectVisibleFrom: string | null;
}

/** Why an opening is announced to nobody, by itself. */
type NoOpening = 'not-native' | 'undated' | 'not-open' | 'public-too-late' | 'too-late' | 'told-already';

export type OpeningAnswer =
  | { readonly due: true; readonly opens: number; readonly dueAt: number }
  | { readonly due: false; readonly reason: NoOpening };

/** After this the news is stale: somebody looks at the dossier instead. Milliseconds. */
export const LATEST_ANNOUNCEMENT = 72 * 3_600_000;

/**
 * When the opening of a published consultation is to be announced, or why never. It depends on the instants and not on
 * when one last looked, so that a CMS that slept through an opening still announces it. `toldAt`: when an opening of it
 * was last announced; only one that was put off until after that is news again.
 */
export function openingAt(consultation: Announceable, now: number, toldAt: number | null = null): OpeningAnswer {
  const no = (reason: NoOpening): OpeningAnswer => ({ due: false, reason });
  const passed = (instant: number) => instant <= now;
  if (consultation.origin !== 'native') return no('not-native');
  if (consultation.opens === null) return no('undated');
  const opens = startOf(consultation.opens);
  if (toldAt !== null && opens <= toldAt) return no('told-already');
  const dueAt = Math.max(opens, publicFrom(consultation));
  if (dueAt > opens + LATEST_ANNOUNCEMENT) return no('public-too-late');
  if (now > opens + LATEST_ANNOUNCEMENT) return no('too-late');
  const phase = phaseOf(consultation, passed);
  if (phase !== 'open' && !(phase === 'announced' && !passed(opens))) return no('not-open');
  return { due: true, opens, dueAt };
}

/** From when the public sees it; long ago when nobody chose. Epoch milliseconds. */
function publicFrom({ visibleFrom, projectVisibleFrom }: Announceable): number {
  return Math.max(...[visibleFrom, projectVisibleFrom].map((moment) => (moment === null ? 0 : startOf(moment))));
}

export function isPublic({ visibleFrom, projectVisibleFrom }: Announceable, now: number): boolean {
  const passed = (instant: number) => instant <= now;
  return isVisible(visibleFrom, passed) && isVisible(projectVisibleFrom, passed);
}
