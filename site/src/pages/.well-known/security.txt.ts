import { midnightAfter } from '@aggloforum/concertation/contract';
import { currentModel } from '../../model/source.ts';

const FIRST_YEAR = 2027;

/** RFC 9116. It expires at the end of the January that follows the next new year. */
export function GET(): Response {
  const model = currentModel();
  const { settings, publicUrl } = model;
  let year = FIRST_YEAR;
  while (model.passed(midnightAfter(`${year}-01-01`, 0))) year += 1;
  const lines = [
    `Contact: mailto:${settings.contactEmail}`,
    `Expires: ${year}-01-31T00:00:00.000Z`,
    'Preferred-Languages: fr, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
