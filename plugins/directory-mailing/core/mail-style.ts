import { escaped } from '@aggloforum/concertation/contract';

/** The site's light on stone, in what mail programs understand: tables, inline styles, one style block for the dark. */
export const COLOURS = {
  stone: '#faf6ef',
  paper: '#fffdf9',
  line: '#e4dacb',
  ink: '#22302f',
  muted: '#56625f',
  garrigue: '#1f5a4c',
  onGarrigue: '#fffdf9',
  ochre: '#e0a63a',
  ochreSoft: '#fbf0d7',
  ochreInk: '#664706',
  quiet: '#f1eade',
  terracotta: '#a8431f',
} as const;

export const SANS = "system-ui,-apple-system,'Segoe UI','Noto Sans',Roboto,sans-serif";
export const SERIF = "Charter,'Bitstream Charter',Cambria,'Noto Serif',Georgia,serif";

export function link(href: string, text: string): string {
  return `<a class="link" href="${escaped(href)}" style="color:${COLOURS.garrigue}">${escaped(text)}</a>`;
}
