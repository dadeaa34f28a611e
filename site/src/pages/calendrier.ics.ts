import { icalendar } from '../model/calendar.ts';
import { currentModel } from '../model/source.ts';
import { siteView } from '../model/view.ts';

export function GET(): Response {
  const view = siteView(currentModel());
  const body = icalendar(view, `${view.snapshot.settings.siteName} : rendez-vous`, view.events);
  return new Response(body, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
}
