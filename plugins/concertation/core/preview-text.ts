import { escaped } from './html.ts';

/** What editors write, as readable HTML: paragraphs, intertitles, lists, emphasis; everything else stays text. */
export function richText(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(block)
    .join('');
}

function block(part: string): string {
  const heading = /^#{1,6}\s+(.*)$/.exec(part);
  if (heading) return `<h3>${inline(heading[1] ?? '')}</h3>`;
  const lines = part.split('\n');
  if (lines.every((line) => /^[-*]\s/.test(line)))
    return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`;
  return `<p>${inline(part)}</p>`;
}

/** Escaped first: what then looks like a mark of emphasis is the writer's own. */
function inline(text: string): string {
  return escaped(text.trim())
    .replace(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*\n]+)\*/g, '<em>$1</em>');
}
