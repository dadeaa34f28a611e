import { numberInFrench } from '@aggloforum/concertation/contract/french-words.ts';

/** Narrow no-break space: before ; ! ? » and after «, between a number and the sign of its unit. */
export const NARROW = '\u202f';
/** No-break space: before a colon, between a number and a word. */
export const WIDE = '\u00a0';

/** French typography of a text typed on an ordinary keyboard. Idempotent; addresses hold no space and stay as they are. */
export function french(text: string): string {
  return TO_MEND.test(text) ? mended(text) : text;
}

/** Most texts hold nothing that is mended; to find that out costs a tenth of mending. */
const TO_MEND = /['«»;!?:–]|\d[ \u00a0\u202f]/u;

function mended(text: string): string {
  return text
    .replace(/(?<=[\p{L}])'(?=[\p{L}])/gu, '’')
    .replace(/«[ \u00a0\u202f]*(?=\S)/gu, `«${NARROW}`)
    .replace(/(?<=\S)[ \u00a0\u202f]*»/gu, `${NARROW}»`)
    .replace(/(?<=\S)[ \u00a0\u202f]+(?=[;!?])/gu, NARROW)
    .replace(/(?<=\S)[ \u00a0\u202f]+:/gu, `${WIDE}:`)
    .replace(/(?<=\bh) – (?=\d)/gu, `${WIDE}–${WIDE}`)
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/gu, NARROW)
    .replace(/(?<=\d)[ \u00a0\u202f](?=(?:h|km|m|ha|€|%|Mo|Ko)(?![\p{L}]))/gu, NARROW)
    .replace(/(?<=\d)[ \u00a0\u202f](?=(?:heures?|jours?|semaines?|mois|ans?)(?![\p{L}]))/gu, WIDE);
}

/** The same for the texts of a fragment of HTML; tags are left alone. */
export function frenchHtml(html: string): string {
  return html
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? part : french(part)))
    .join('');
}

export { numberInFrench as frenchNumber } from '@aggloforum/concertation/contract/french-words.ts';

export function plural(count: number, one: string, many: string): string {
  return `${numberInFrench(count)}${WIDE}${count < 2 ? one : many}`;
}

/** « a, b et c ». */
export function enumeration(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1) ?? ''}`;
}

export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))}${NARROW}Ko`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',').replace(',0', '')}${NARROW}Mo`;
}
