import { isVisible, phaseOf, type PhaseFacts, startOf } from '@aggloforum/concertation/contract';

export interface Announceable extends PhaseFacts {
  readonly origin: string;
  readonly visibleFrom: string | null;
  readonly projectVisibleFrom: string | null;
}

export type OpeningAnswer =
  | { readonly due: true; readonly key: string }
  | {
      readonly due: false;
      readonly reason: 'not-native' | 'undated' | 'not-yet' | 'not-public' | 'too-late' | 'not-open';
    };

/** After this the news is stale: somebody looks at the dossier instead. Milliseconds. */
export const LATEST_ANNOUNCEMENT = 72 * 3_600_000;

/**
 * Whether the opening of a published consultation is to be announced at `now` (epoch milliseconds). It depends on the
 * instant and not on when one last looked, so that a CMS that slept through an opening still announces it.
 */
export function openingAt(consultation: Announceable, documentId: string, now: number): OpeningAnswer {
  const passed = (instant: number) => instant <= now;
  if (consultation.origin !== 'native') return { due: false, reason: 'not-native' };
  if (consultation.opens === null) return { due: false, reason: 'undated' };
  const opens = startOf(consultation.opens);
  if (!passed(opens)) return { due: false, reason: 'not-yet' };
  if (!isVisible(consultation.visibleFrom, passed) || !isVisible(consultation.projectVisibleFrom, passed)) {
    return { due: false, reason: 'not-public' };
  }
  if (now > opens + LATEST_ANNOUNCEMENT) return { due: false, reason: 'too-late' };
  if (phaseOf(consultation, passed) !== 'open') return { due: false, reason: 'not-open' };
  return { due: true, key: mailingKey(documentId, 'opens', opens) };
}

/** One mailing per consultation, occasion and announced instant; the database holds it to that. */
function mailingKey(consultation: string, occasion: string, instant: number): string {
  return `${consultation}|${occasion}|${new Date(instant).toISOString()}`;
}
