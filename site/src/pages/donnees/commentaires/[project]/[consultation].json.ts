import type { APIContext } from 'astro';
import { commentsOpenData } from '../../../../model/comments-data.ts';
import { jsonResponse } from '../../../../model/data-format.ts';
import { currentModel } from '../../../../model/source.ts';
import { paramsOf } from '../../../../model/static-paths.ts';

export function getStaticPaths() {
  return paramsOf(/^\/donnees\/commentaires\/(?<project>[^/]+)\/(?<consultation>[^/]+)\.json$/);
}

export function GET({ params }: APIContext): Response {
  return jsonResponse(commentsOpenData(currentModel(), params['project'] ?? '', params['consultation'] ?? '', 1));
}
