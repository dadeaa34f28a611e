import { hasHour, PARIS, remembered } from '@aggloforum/concertation/contract';
import ical, { ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { french } from './typography.ts';
import type { SiteModel } from './site-model.ts';
import type { EventView } from './view.ts';

/** iCalendar of these events: stable UIDs, hours in Paris with the rules of the zone, cancellations kept and said. */
export function icalendar(
  { publicUrl }: Pick<SiteModel, 'publicUrl'>,
  name: string,
  events: readonly EventView[],
): string {
  const calendar = ical({
    name: french(name),
    prodId: { company: 'Aggloforum', product: 'calendrier', language: 'FR' },
  });
  calendar.timezone({ name: PARIS, generator: zoneRules });
  for (const event of events) {
    const item = calendar.createEvent({
      id: `${event.id}@${new URL(publicUrl).hostname}`,
      stamp: new Date(event.updatedAt),
      sequence: event.sequence,
      timezone: PARIS,
      ...times(event),
      summary: french(event.status === 'cancelled' ? `Annulé : ${event.title}` : event.title),
      description: french(described(event)),
      url: publicUrl + event.project.path,
    });
    const where = [event.place, event.address].filter((part) => part !== null).join(', ');
    if (where !== '') item.location(where);
    item.status(event.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED);
  }
  return `${stamped(calendar.toString(), events)}\r\n`;
}

/** DTSTAMP is in UTC (RFC 5545, 3.8.7.2); beside a time zone ical-generator writes it without its Z. */
function stamped(text: string, events: readonly EventView[]): string {
  const stamps = events
    .map(({ updatedAt }) => `${new Date(updatedAt).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`)
    .values();
  return text.replace(/^DTSTAMP:\d{8}T\d{6}$/gm, () => `DTSTAMP:${stamps.next().value ?? ''}`);
}

function times({ starts, ends }: EventView) {
  if (!hasHour(starts)) return { allDay: true, start: wall(starts), end: wall(nextDay(ends ?? starts)) };
  if (ends === null || !hasHour(ends)) return { start: wall(starts) };
  return { start: wall(starts), end: wall(ends) };
}

function described(event: EventView): string {
  const reason = event.status === 'cancelled' ? (event.cancellationReason ?? 'Rendez-vous annulé.') : null;
  return [event.project.title, reason, event.onlineUrl].filter((part) => part !== null).join('\n');
}

/** A text in local time, which ical-generator writes as it stands beside TZID. */
function wall(moment: string): string {
  return hasHour(moment) ? `${moment}:00` : `${moment}T00:00:00`;
}

/** DTEND of a whole day is the day after, and not in it. */
function nextDay(moment: string): string {
  const [year = 0, month = 1, day = 1] = moment.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
}

/** The rules of a zone stand in every calendar, and take longer to make than the rest of it. */
const zoneRules = remembered((zone): string => {
  const block = tzlib_get_ical_block(zone);
  return (Array.isArray(block) ? block[0] : block) ?? '';
});
