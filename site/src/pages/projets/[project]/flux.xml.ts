import { projectFeed } from '../../../model/atom.ts';
import { currentModel } from '../../../model/source.ts';
import { siteView } from '../../../model/view.ts';

export function getStaticPaths() {
  return siteView(currentModel()).projects.map(({ slug }) => ({ params: { project: slug } }));
}

export function GET({ params }: { params: { project?: string } }): Response {
  const view = siteView(currentModel());
  const project = view.projects.find(({ slug }) => slug === params.project);
  if (project === undefined) return new Response(null, { status: 404 });
  return new Response(projectFeed(view, project), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
}
