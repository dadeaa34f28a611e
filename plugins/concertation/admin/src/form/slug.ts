import { slugOf } from '../../../core/slug.ts';

/** The address follows the title until somebody writes it by hand. */
export function nextSlug(previousTitle: string, slug: string, title: string): string {
  return slug === '' || slug === slugOf(previousTitle) ? slugOf(title) : slug;
}
