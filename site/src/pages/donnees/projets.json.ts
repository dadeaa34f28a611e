import { openData } from '../../model/open-data.ts';
import { currentModel } from '../../model/source.ts';

export function GET(): Response {
  return new Response(`${JSON.stringify(openData(currentModel()), null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
