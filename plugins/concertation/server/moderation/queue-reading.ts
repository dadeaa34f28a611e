import type { Reading } from '../../core/moderation/reading.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import { type DeskActor, readingOn } from './desk-people.ts';
import type { Where } from './queue-question.ts';

/** Ids of consultations, by how much of them somebody reads; null where that is all of everything. */
export type Readable = Readonly<Record<Exclude<Reading, 'none'>, readonly string[]>> | null;

export function readableIn(actor: DeskActor, consultations: ReadonlyMap<string, StaffConsultation>): Readable {
  const ids = (wanted: Reading) =>
    [...consultations].filter(([, one]) => readingOn(actor, one) === wanted).map(([id]) => id);
  return { all: ids('all'), 'second-key': ids('second-key') };
}

/** Condition on revisions: all of what one reads all of, and what waits for the second key where that is one's reason. */
export function revisionsWithin(readable: Readable): Where {
  if (readable === null) return {};
  const awaiting = { waiting: { $notNull: true }, state: 'awaiting-elected' };
  const second = { consultation: { $in: readable['second-key'] }, ...awaiting };
  return { $or: [{ consultation: { $in: readable.all } }, second] };
}
