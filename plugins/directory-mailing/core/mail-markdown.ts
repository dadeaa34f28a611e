import { escaped } from '@aggloforum/concertation/contract';
import { lexer, type Token, type Tokens } from 'marked';
import { typeset } from './french.ts';
import { COLOURS, link, SANS, SERIF } from './mail-style.ts';

/** Headings, paragraphs, lists, quotations, emphasis and links; whatever else somebody types is shown as typed. */
export function mailProse(markdown: string): { readonly html: string; readonly text: string } {
  const blocks = lexer(markdown, { gfm: true }).filter(({ type }) => type !== 'space' && type !== 'def');
  return {
    html: blocks.map(blockHtml).join('\n'),
    text: blocks.map(blockText).join('\n\n'),
  };
}

const INK = `color:${COLOURS.ink}`;

function blockHtml(token: Token): string {
  const paragraph = (inner: string) =>
    `<p class="ink" style="margin:0 0 14px;font:17px/1.55 ${SANS};${INK}">${inner}</p>`;
  switch (token.type) {
    case 'heading':
      return `<h2 class="ink" style="margin:22px 0 8px;font:700 20px/1.3 ${SERIF};${INK}">${inline(tokensOf(token))}</h2>`;
    case 'paragraph':
    case 'text':
      return paragraph(inline(tokensOf(token)));
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      const name = ordered ? 'ol' : 'ul';
      const lines = items.map((item) => `<li style="margin:0 0 6px">${item.tokens.map(itemHtml).join('<br>')}</li>`);
      return `<${name} class="ink" style="margin:0 0 14px;padding:0 0 0 22px;font:17px/1.55 ${SANS};${INK}">${lines.join('')}</${name}>`;
    }
    case 'blockquote':
      return `<blockquote class="ink" style="margin:0 0 14px;padding:2px 0 2px 16px;border-left:3px solid ${COLOURS.ochre}">${tokensOf(token).map(blockHtml).join('')}</blockquote>`;
    case 'hr':
      return `<hr style="margin:0 0 14px;border:0;border-top:1px solid ${COLOURS.line}">`;
    default:
      return paragraph(escaped(token.raw.trim()).replaceAll('\n', '<br>'));
  }
}

function itemHtml(token: Token): string {
  return token.type === 'text' ? inline(tokensOf(token)) : blockHtml(token);
}

function inline(tokens: readonly Token[]): string {
  return tokens.map(inlineHtml).join('');
}

function inlineHtml(token: Token): string {
  switch (token.type) {
    case 'strong':
      return `<strong>${inline(tokensOf(token))}</strong>`;
    case 'em':
      return `<em>${inline(tokensOf(token))}</em>`;
    case 'br':
      return '<br>';
    case 'link': {
      const { href, text } = token as Tokens.Link;
      return isOpenable(href) ? link(href, plain(tokensOf(token)) || text) : escaped(token.raw);
    }
    case 'text':
    case 'escape':
      return escaped(spaced((token as Tokens.Text).text));
    default:
      return escaped(token.raw);
  }
}

function blockText(token: Token): string {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
    case 'text':
      return plain(tokensOf(token));
    case 'list': {
      const { ordered, items, start } = token as Tokens.List;
      return items
        .map((item, index) => {
          const mark = ordered ? `${Number(start) + index}.` : '-';
          return `${mark} ${item.tokens.map(blockText).join('\n  ')}`;
        })
        .join('\n');
    }
    case 'blockquote':
      return tokensOf(token).map(blockText).join('\n').replace(/^/gm, '> ');
    case 'hr':
      return '–'.repeat(20);
    default:
      return token.raw.trim();
  }
}

/** Links in full: a text form has nothing to click. */
function plain(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return '\n';
      if (token.type === 'link') {
        const { href, text } = token as Tokens.Link;
        if (!isOpenable(href)) return token.raw;
        return text === href || `mailto:${text}` === href ? text : `${text} (${href.replace(/^mailto:/, '')})`;
      }
      if (token.type === 'strong' || token.type === 'em') return plain(tokensOf(token));
      return token.type === 'text' || token.type === 'escape' ? spaced((token as Tokens.Text).text) : token.raw;
    })
    .join('');
}

function isOpenable(href: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(href);
}

/** The spaces around a piece of a sentence are the sentence's. */
function spaced(text: string): string {
  const inner = typeset(text);
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) && inner !== '' ? ' ' : ''}`;
}

function tokensOf(token: Token): readonly Token[] {
  return 'tokens' in token && Array.isArray(token.tokens)
    ? token.tokens
    : [{ type: 'text', raw: token.raw, text: token.raw } as Tokens.Text];
}
