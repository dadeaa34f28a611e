import { listPages } from './listing.ts';
import type { SiteModel } from './source.ts';
import { siteView } from './view.ts';

/** Slugs of the pages that the staff writes; each stands at the root. */
export function pageSlugs(model: SiteModel): string[] {
  return model.snapshot.pages.map(({ slug }) => slug);
}

/** Pages that a reader may look for: what the sitemap lists. */
export function pageAddresses(model: SiteModel): string[] {
  const view = siteView(model);
  return [
    '/',
    ...listPages(view).map(({ path }) => path),
    ...view.projects.map(({ path }) => path),
    ...view.consultations.map(({ path }) => path),
    '/calendrier/',
    '/syntheses/',
    '/archives/',
    ...(model.snapshot.charter === null ? [] : ['/charte/']),
    ...pageSlugs(model).map((slug) => `/${slug}/`),
    '/plan-du-site/',
  ];
}

/** What machines read. */
function fileAddresses(model: SiteModel): string[] {
  const { projects } = siteView(model);
  return [
    '/flux.xml',
    '/calendrier.ics',
    '/donnees/projets.json',
    '/donnees/projets.schema.json',
    '/robots.txt',
    '/.well-known/security.txt',
    ...projects.flatMap(({ path }) => [`${path}flux.xml`, `${path}calendrier.ics`]),
  ];
}

/** Pages that say what stood at a withdrawn address; rendered for the answer 410, listed nowhere. */
function withdrawnAddresses(model: SiteModel): string[] {
  return model.snapshot.withdrawals.map(({ path }) => `/retire${path}`);
}

/** Pages outside the sitemap. */
function unlistedAddresses(model: SiteModel): string[] {
  return ['/404/', '/composants/', ...withdrawnAddresses(model)];
}

/** Every address to render. */
export function addresses(model: SiteModel): string[] {
  return [...pageAddresses(model), ...fileAddresses(model), ...unlistedAddresses(model)];
}
