import { icalendar } from '../../../model/calendar.ts';
import { currentModel } from '../../../model/source.ts';
import { paramsOf } from '../../../model/static-paths.ts';

export function getStaticPaths() {
  return paramsOf(/^\/projets\/(?<project>[^/]+)\/calendrier\.ics$/);
}

export function GET({ params }: { params: { project?: string } }): Response {
  const view = currentModel();
  const project = view.project(params.project ?? '');
  if (project === undefined) return new Response(null, { status: 404 });
  return new Response(icalendar(view, project.title, project.events), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
}
