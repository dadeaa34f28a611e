import { remembered } from '@aggloforum/concertation/contract';
import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { frenchHtml } from './typography.ts';

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'h2',
    'h3',
    'h4',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'a',
    'blockquote',
    'br',
    'hr',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href'], th: ['scope'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
};

/** The staff's Markdown as safe HTML, its first headings at level `top`, so that the page keeps one outline. */
export function markdown(text: string, top = 2): string {
  return rendered(`${top}${text}`);
}

/** The level and the text: a project's page and its consultation's show the same one. */
const rendered = remembered((asked) => {
  const top = Number(asked[0]);
  const html = marked.parse(asked.slice(1), { async: false, gfm: true });
  const shifted = sanitizeHtml(html, {
    ...ALLOWED,
    transformTags: {
      h1: level(top),
      h2: level(top),
      h3: level(top + 1),
      h4: level(top + 2),
      th: (tagName, attribs) => ({ tagName, attribs: { ...attribs, scope: 'col' } }),
    },
  });
  return frenchHtml(shifted)
    .replaceAll('<table>', '<section class="table" tabindex="0" aria-label="Tableau"><table>')
    .replaceAll('</table>', '</table></section>');
}, 2_000);

function level(wanted: number): string {
  return `h${Math.min(4, wanted)}`;
}
