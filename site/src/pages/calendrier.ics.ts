import { icalendar } from '../model/calendar.ts';
import { currentModel } from '../model/source.ts';

export function GET(): Response {
  const view = currentModel();
  const body = icalendar(view, `${view.settings.siteName} : rendez-vous`, view.all('subscribed'));
  return new Response(body, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
}
