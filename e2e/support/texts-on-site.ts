import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './site-files.ts';
import type { Stack } from './stack.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Shorter ones are part of other texts by chance. */
const LEAST = 15;

/** Every file of every release as plain words, however it is escaped; compressed twins come of the same bytes. */
export class TextsOnSite {
  readonly #words: readonly string[];

  constructor(stack: Stack) {
    const folder = join(stack.settings.siteDir, 'releases');
    this.#words = filesOf(stack)
      .filter((file) => /\.(html|xml|json|ics|txt|csv)$/.test(file))
      .map((file) => plain(readFileSync(join(folder, file), 'utf8')));
  }

  holds(text: string): boolean {
    const words = plain(text);
    return this.#words.some((file) => file.includes(words));
  }
}

/** Texts that tell by themselves where they stand: neither short nor part of one that may be there. */
export function telling(texts: readonly string[], allowed: readonly string[]): string[] {
  const others = allowed.map(plain);
  return texts.filter((text) => {
    const words = plain(text);
    return words.length >= LEAST && !others.some((other) => other.includes(words));
  });
}

function plain(text: string): string {
  return text
    .replaceAll(/&#x([\da-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replaceAll(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replaceAll(/<br ?\/?>|<\/?p>|<\/?a\b[^>]*>|\\[nrt]/g, ' ')
    .replaceAll(/[\s\\"]+/g, ' ')
    .trim();
}
