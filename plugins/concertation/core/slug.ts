/** Slugs that stand for facets and pages below `/projets/`. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(['phase', 'commune', 'theme', 'page', 'commentaires']);

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 80;

export function isSlug(text: string): boolean {
  return text.length <= LONGEST && SLUG.test(text);
}

export function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '');
}

/** The first of `slug`, `slug-2`, `slug-3`… that nobody has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  const stem = slug.slice(0, LONGEST - 6).replace(/-$/, '');
  let candidate = slug;
  for (let number = 2; taken.has(candidate) || RESERVED_SLUGS.has(candidate); number += 1)
    candidate = `${stem}-${number}`;
  return candidate;
}
