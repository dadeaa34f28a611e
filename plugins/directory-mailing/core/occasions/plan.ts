import { openingAt } from '../opening.ts';
import { aboutToClose } from './closing.ts';
import { datesChanged } from './dates-changed.ts';
import { frozenRows, type MailingRules, mailingKey, type PlannedRow, type Subject, type Wanted } from './facts.ts';
import { meetingsChanged } from './meetings.ts';
import type { MailingReason } from './occasion.ts';

/** What is to be done so that the mailings of a consultation are those that its facts ask for. */
export type Step =
  | { readonly do: 'create'; readonly wanted: Wanted }
  | { readonly do: 'move'; readonly row: PlannedRow; readonly wanted: Wanted }
  | { readonly do: 'revive'; readonly row: PlannedRow; readonly wanted: Wanted }
  | { readonly do: 'drop'; readonly row: PlannedRow; readonly reason: MailingReason }
  | { readonly do: 'release'; readonly row: PlannedRow };

/** `subject` null: the consultation is not published any more. Pure: the same facts, rows and instant, the same steps. */
export function planOf(
  subject: Subject | null,
  rows: readonly PlannedRow[],
  rules: MailingRules,
  now: number,
): readonly Step[] {
  const wanted = subject === null ? [] : wantedOf(subject, rows, rules, now);
  const waiting = rows.filter(
    ({ frozenAt, occasion, state }) => frozenAt === null && occasion !== 'by-hand' && state !== 'cancelled',
  );
  return [
    ...wanted.flatMap((one) => stepFor(one, rows, now)),
    ...waiting
      .filter((row) => !wanted.some((one) => sameSlot(one, row)))
      .map((row): Step => ({ do: 'drop', row, reason: reasonToDrop(subject, row, now) })),
  ];
}

/** The mailings that the facts ask for at this instant, due or not yet. */
function wantedOf(subject: Subject, rows: readonly PlannedRow[], rules: MailingRules, now: number): Wanted[] {
  const opening = openingAt(subject, now, toldOpeningAt(rows));
  return [
    ...meetingsChanged(subject, rows, now),
    ...present(datesChanged(subject, rows, now)),
    ...(opening.due
      ? [
          {
            occasion: 'opens' as const,
            event: null,
            key: mailingKey(subject.documentId, 'opens', opening.opens),
            announces: opening.opens,
            dueAt: opening.dueAt,
          },
        ]
      : []),
    ...present(aboutToClose(subject, rows, rules, now)),
  ];
}

export function toldOpeningAt(rows: readonly PlannedRow[]): number | null {
  const last = frozenRows(rows).find(({ occasion }) => occasion === 'opens');
  return last?.frozenAt ? Date.parse(last.frozenAt) : null;
}

function stepFor(wanted: Wanted, rows: readonly PlannedRow[], now: number): Step[] {
  const same = rows.find(({ key }) => key === wanted.key);
  if (same !== undefined) {
    // Frozen, or called off by a person: that is settled.
    if (same.frozenAt !== null || same.reason === 'by-somebody') return [];
    if (same.state === 'cancelled') return [{ do: 'revive', row: same, wanted }];
    if (!keepsOwnTime(wanted) && same.dueAt !== iso(wanted.dueAt)) return [{ do: 'move', row: same, wanted }];
    const due = same.dueAt !== null && Date.parse(same.dueAt) <= now;
    return due && same.state === 'upcoming' ? [{ do: 'release', row: same }] : [];
  }
  const other = rows.find((row) => row.frozenAt === null && sameSlot(wanted, row) && mayCarry(row));
  if (other === undefined) return [{ do: 'create', wanted }];
  return [{ do: 'move', row: other, wanted }];
}

/** A row moves with its instant. One that a person called off stays so, but does not swallow other news. */
function mayCarry({ reason, occasion }: PlannedRow): boolean {
  return reason !== 'by-somebody' || occasion === 'opens' || occasion === 'closing';
}

/** Its due time was said when the change was first seen. */
function keepsOwnTime({ occasion }: Wanted): boolean {
  return occasion === 'dates-changed' || occasion === 'meeting';
}

function sameSlot(wanted: Wanted, row: PlannedRow): boolean {
  return wanted.occasion === row.occasion && wanted.event === row.event;
}

function reasonToDrop(subject: Subject | null, row: PlannedRow, now: number): MailingReason {
  if (subject === null || row.occasion !== 'opens') return 'no-longer-true';
  const answer = openingAt(subject, now);
  return !answer.due && answer.reason === 'too-late' ? 'too-late' : 'no-longer-true';
}

const iso = (instant: number) => new Date(instant).toISOString();
const present = <T>(value: T | null): T[] => (value === null ? [] : [value]);
