import { projectFeed } from '../../../model/atom.ts';
import { currentModel } from '../../../model/source.ts';
import { paramsOf } from '../../../model/static-paths.ts';

export function getStaticPaths() {
  return paramsOf(/^\/projets\/(?<project>[^/]+)\/flux\.xml$/);
}

export function GET({ params }: { params: { project?: string } }): Response {
  const view = currentModel();
  const project = view.project(params.project ?? '');
  if (project === undefined) return new Response(null, { status: 404 });
  return new Response(projectFeed(view, project), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
}
