import type { Phase } from '@aggloforum/concertation/contract';

const LIFE: Readonly<Record<Phase, number>> = {
  open: 0,
  suspended: 1,
  announced: 2,
  closed: 3,
  'reported-back': 3,
  settled: 3,
  cancelled: 3,
  undated: 4,
};

interface Lively {
  readonly phase: Phase;
  readonly slug: string;
  readonly closes?: string | null;
  readonly opens?: string | null;
  readonly consultations?: readonly { readonly closes: string | null; readonly opens: string | null }[];
}

/** Open ones by closing (the next to close first), announced ones by opening, what is over from the most recent. */
export function byLife(a: Lively, b: Lively): number {
  const life = LIFE[a.phase] - LIFE[b.phase];
  if (life !== 0) return life;
  const [first, second] = a.phase === 'open' || a.phase === 'announced' ? [a, b] : [b, a];
  return momentOf(first).localeCompare(momentOf(second)) || a.slug.localeCompare(b.slug);
}

/** The moment that counts in this phase: the opening of what is announced, else the closing. */
export function momentOf(item: Lively): string {
  const { opens = null, closes = null } = item.consultations?.[0] ?? item;
  const [wanted, other] = item.phase === 'announced' ? [opens, closes] : [closes, opens];
  return wanted ?? other ?? (item.phase === 'open' ? '9999' : '');
}
