import type { APIContext } from 'astro';
import { openDataResponse } from '../../../model/open-data.ts';
import { paramsOf } from '../../../model/static-paths.ts';

export function getStaticPaths() {
  return paramsOf(/^\/donnees\/projets\/(?<number>\d+)\.json$/);
}

export function GET({ params }: APIContext): Response {
  return openDataResponse(Number(params['number']));
}
