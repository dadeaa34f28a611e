import type {
  PublicCharter,
  PublicCommune,
  PublicPage,
  PublicSettings,
  PublicTheme,
  PublicWithdrawal,
} from '@aggloforum/publisher/contract';
import type { ItemOf, ListFamily, ListName } from './lists.ts';
import type { ProjectView } from './view.ts';

/**
 * All that a page may read. Whoever renders it learns what it read, and so when it must be rendered again: pages keep
 * nothing from one rendering to the next, and know time only as `passed`.
 */
export interface SiteModel {
  /** Origin of the public site, without a closing slash: `https://forum.exemple.fr`. Pages use it instead of `Astro.site`. */
  readonly publicUrl: string;
  readonly demo: boolean;
  /** Drafts, shown to somebody of the staff: the page says so. */
  readonly preview: boolean;
  /** Whether an instant (epoch milliseconds) has passed. */
  readonly passed: (instant: number) => boolean;
  readonly settings: PublicSettings;
  /** Pages of the staff, for menus. */
  readonly menu: { readonly pages: readonly Pick<PublicPage, 'slug' | 'title'>[]; readonly charter: boolean };
  page(slug: string): PublicPage | undefined;
  readonly charter: PublicCharter | null;
  readonly communes: readonly PublicCommune[];
  readonly themes: readonly PublicTheme[];
  /** Undefined when the public may not see it. */
  project(slug: string): ProjectView | undefined;
  withdrawal(path: string): PublicWithdrawal | undefined;
  /** The first or last items of a list, no more than `REACH` of them; the last one first. */
  first<L extends ListName>(list: L, count: number): readonly ItemOf<L>[];
  last<L extends ListName>(list: L, count: number): readonly ItemOf<L>[];
  /** The `number`th page of a list, counted from 1. */
  chunk<L extends ListName>(list: L, number: number): readonly ItemOf<L>[];
  /** The whole of a list: for what is settled, or bounded. */
  all<L extends ListName>(list: L): readonly ItemOf<L>[];
  hasChunk(list: ListName, number: number): boolean;
  /** Whether a project stands on a later page than this one of the list of all projects. */
  slotsBeyond(page: number): boolean;
  count(list: ListName): number;
  some(list: ListName): boolean;
  /** What follows the colon in the names of the lists that hold something. */
  members(family: ListFamily): readonly string[];
  /** Every address; for `getStaticPaths` alone. */
  addresses(): readonly string[];
}
