import { siteFeed } from '../model/atom.ts';
import { currentModel } from '../model/source.ts';

export function GET(): Response {
  return new Response(siteFeed(currentModel()), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
}
