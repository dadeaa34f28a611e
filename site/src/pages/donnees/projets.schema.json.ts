import { openDataSchema } from '../../model/open-data.ts';
import { currentModel } from '../../model/source.ts';

export function GET(): Response {
  return new Response(`${JSON.stringify(openDataSchema(currentModel().publicUrl), null, 1)}\n`, {
    headers: { 'content-type': 'application/schema+json; charset=utf-8' },
  });
}
