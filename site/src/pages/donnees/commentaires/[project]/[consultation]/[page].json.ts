import type { APIContext } from 'astro';
import { commentsOpenData } from '../../../../../model/comments-data.ts';
import { jsonResponse } from '../../../../../model/data-format.ts';
import { currentModel } from '../../../../../model/source.ts';
import { paramsOf } from '../../../../../model/static-paths.ts';

export function getStaticPaths() {
  return paramsOf(/^\/donnees\/commentaires\/(?<project>[^/]+)\/(?<consultation>[^/]+)\/(?<page>\d+)\.json$/);
}

export function GET({ params }: APIContext): Response {
  const { project = '', consultation = '', page } = params;
  return jsonResponse(commentsOpenData(currentModel(), project, consultation, Number(page)));
}
