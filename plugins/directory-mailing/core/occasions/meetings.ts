import { endOf, startOf } from '@aggloforum/concertation/contract';
import { isPublic } from '../opening.ts';
import {
  type EventFacts,
  frozenRows,
  mailingKey,
  type PlannedRow,
  type Subject,
  type ToldEvent,
  type Wanted,
  whereOf,
} from './facts.ts';

export type MeetingNews = 'cancelled' | 'changed' | 'maintained';

/** What was last said of a meeting. */
export function toldOfEvent(rows: readonly PlannedRow[], event: string): { row: PlannedRow; told: ToldEvent } | null {
  for (const row of frozenRows(rows)) {
    const told = row.told?.events?.[event];
    if (told !== undefined) return { row, told };
  }
  return null;
}

/** What is new about a meeting for somebody who knows what was told; a meeting never told of goes by its own state. */
export function newsOf(event: EventFacts, told: ToldEvent | null): MeetingNews | null {
  const cancelled = event.status === 'cancelled' || event.status === 'withdrawn';
  if (told === null) return cancelled ? 'cancelled' : event.status === 'changed' ? 'changed' : null;
  if (cancelled) return told.cancelled ? null : 'cancelled';
  if (told.cancelled) return 'maintained';
  return told.starts === event.starts && told.where === whereOf(event) ? null : 'changed';
}

/** Its own meetings, and those that its mailings told of, wherever in the dossier they are now, or if it has lost them. */
export function meetingsOf({ events, eventsBeside }: Subject, rows: readonly PlannedRow[]): EventFacts[] {
  const told = new Set(rows.flatMap(({ told: said }) => Object.keys(said?.events ?? {})));
  for (const { id } of events) told.delete(id);
  const lost = [...told].flatMap((id) => {
    const said = toldOfEvent(rows, id)?.told;
    return said === undefined ? [] : [eventsBeside.find((event) => event.id === id) ?? withdrawn(id, said)];
  });
  return [...events, ...lost];
}

/** All that is left of it is what was said. */
function withdrawn(id: string, { title, starts, where }: ToldEvent): EventFacts {
  const said = { title: title ?? 'Rendez-vous', starts, place: where || null };
  const unknown = { kind: '', ends: null, address: null, changedFrom: null, reason: null };
  return { id, ...unknown, ...said, status: 'withdrawn' };
}

/** The most urgent mail there is: at once, while somebody could still set out for nothing. */
export function meetingsChanged(subject: Subject, rows: readonly PlannedRow[], now: number): Wanted[] {
  const wasTold = frozenRows(rows).length > 0;
  if (subject.origin !== 'native' || !wasTold || !isPublic(subject, now)) return [];
  return meetingsOf(subject, rows).flatMap((event) => {
    const before = toldOfEvent(rows, event.id);
    if (event.kind === 'milestone' || newsOf(event, before?.told ?? null) === null) return [];
    const moments = [event.starts, before?.told.starts ?? event.changedFrom ?? event.starts];
    if (moments.every((moment) => endOf(moment) <= now)) return [];
    const announces = startOf(event.starts);
    const key = `${mailingKey(subject.documentId, `meeting:${event.id}`, announces)}|${before?.row.id ?? 0}`;
    return [{ occasion: 'meeting', event: event.id, key, announces, dueAt: now }];
  });
}
