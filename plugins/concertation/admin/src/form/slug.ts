/** The address that a title suggests: « L’école d’été » → `l-ecole-d-ete`. */
export function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}

/** The address follows the title until somebody writes it by hand. */
export function nextSlug(previousTitle: string, slug: string, title: string): string {
  return slug === '' || slug === slugOf(previousTitle) ? slugOf(title) : slug;
}
