import type {
  PublicCharter,
  PublicCommune,
  PublicModeration,
  PublicPage,
  PublicSettings,
  PublicTheme,
  PublicWithdrawal,
} from '@aggloforum/publisher/contract';
import type { ItemOf, ListFamily, ListName } from './lists.ts';
import type { ThreadPage } from './threads.ts';
import type { ProjectView } from './view.ts';

interface ChunkOf<L extends ListName> {
  readonly items: readonly ItemOf<L>[];
  readonly hasNext: boolean;
}

interface BlockOf<L extends ListName> {
  readonly items: readonly ItemOf<L>[];
  /** Numbers of the neighbours; null where there is none, or where it is shown on the front page. */
  readonly newer: number | null;
  readonly older: number | null;
}

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
  /** What the team did with comments, and the names of the departments by slug. */
  readonly moderation: {
    readonly figures: PublicModeration | null;
    readonly departments: readonly (readonly [string, string])[];
  };
  /** A page of the comments of a consultation (`<project>/<consultation>`), counted from 1; null when there is none but the first. */
  thread(consultation: string, number: number): ThreadPage | null;
  /** Whether anybody ever commented there. */
  hasThread(consultation: string): boolean;
  withdrawal(path: string): PublicWithdrawal | undefined;
  /** The first or last items of a list, no more than `REACH` of them; the last one first. */
  first<L extends ListName>(list: L, count: number): readonly ItemOf<L>[];
  last<L extends ListName>(list: L, count: number): readonly ItemOf<L>[];
  /** The `number`th page of a list by date, counted from 1; null when there is none but the first, which always stands. */
  chunk<L extends ListName>(list: L, number: number): ChunkOf<L> | null;
  /** The page of a list by slot that has this number; null when none has. */
  block<L extends ListName>(list: L, number: number): BlockOf<L> | null;
  /** What the front page of a list by slot shows. */
  latest<L extends ListName>(list: L): BlockOf<L>;
  /** The whole of a list: for what is settled, or bounded. */
  all<L extends ListName>(list: L): readonly ItemOf<L>[];
  count(list: ListName): number;
  some(list: ListName): boolean;
  /** What follows the colon in the names of the lists that hold something. */
  members(family: ListFamily): readonly string[];
  /** Every address; for `getStaticPaths` alone. */
  addresses(): readonly string[];
}
