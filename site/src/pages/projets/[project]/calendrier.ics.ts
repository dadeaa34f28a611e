import { icalendar } from '../../../model/calendar.ts';
import { currentModel } from '../../../model/source.ts';
import { siteView } from '../../../model/view.ts';

export function getStaticPaths() {
  return siteView(currentModel()).projects.map(({ slug }) => ({ params: { project: slug } }));
}

export function GET({ params }: { params: { project?: string } }): Response {
  const view = siteView(currentModel());
  const project = view.projects.find(({ slug }) => slug === params.project);
  if (project === undefined) return new Response(null, { status: 404 });
  return new Response(icalendar(view, project.title, project.events), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
}
