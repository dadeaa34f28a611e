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
  const text = asked.slice(1);
  const html = marked.parse(text, { async: false, gfm: true });
  const safe = isHarmless(text, html) ? unquoted(html) : sanitized(html, top);
  return frenchHtml(safe)
    .replaceAll('<table>', '<section class="table" tabindex="0" aria-label="Tableau"><table>')
    .replaceAll('</table>', '</table></section>');
}, 500);

function sanitized(html: string, top: number): string {
  return sanitizeHtml(html, {
    ...ALLOWED,
    transformTags: {
      h1: level(top),
      h2: level(top),
      h3: level(top + 1),
      h4: level(top + 2),
      th: (tagName, attribs) => ({ tagName, attribs: { ...attribs, scope: 'col' } }),
    },
  });
}

/** What sanitizing may change: a tag that is not one of the plainest, an entity that is not of marked's making. */
const TO_SANITIZE = /<(?!\/?(?:p|ul|ol|li|strong|em|blockquote)>)|&(?!(?:amp|lt|gt|quot|#39);)/;

/** Most texts hold no tag of their own, and only tags without attributes come of them: sanitizing takes half the time. */
function isHarmless(text: string, html: string): boolean {
  return !text.includes('<') && !TO_SANITIZE.test(html);
}

/** As sanitizing writes what needs no entity in a text. */
function unquoted(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

function level(wanted: number): string {
  return `h${Math.min(4, wanted)}`;
}
