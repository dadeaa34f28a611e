import { openData } from '../../model/open-data.ts';
import { currentModel } from '../../model/source.ts';
import { siteView } from '../../model/view.ts';

export function GET(): Response {
  return new Response(`${JSON.stringify(openData(siteView(currentModel())), null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
