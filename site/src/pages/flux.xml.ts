import { siteFeed } from '../model/atom.ts';
import { currentModel } from '../model/source.ts';
import { siteView } from '../model/view.ts';

export function GET(): Response {
  return new Response(siteFeed(siteView(currentModel())), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
}
