import { isOrderedByLife } from './addresses.ts';
import { byLife } from './life.ts';
import type { ListName } from './lists.ts';
import { CHUNK } from './ordered-list.ts';
import { PHASE_ORDER, phaseWords } from './phases.ts';
import type { SiteModel } from './site-model.ts';
import type { ProjectView } from './view.ts';

export interface Facet {
  /** Path of the first page. */
  readonly path: string;
  readonly kind: 'all' | 'phase' | 'commune' | 'theme';
  readonly label: string;
  readonly title: string;
  readonly explanation: string | null;
  readonly list: Extract<ListName, 'projects' | `phase:${string}` | `commune:${string}` | `theme:${string}`>;
}

/**
 * A page of a list of projects. Pages are numbered from the oldest project, so that one more of them does not move all
 * the others to another page; the first one that people see holds the latest.
 */
export interface ListPage {
  readonly facet: Facet;
  /** Null for the first one that people see. */
  readonly number: number | null;
  readonly path: string;
  readonly projects: readonly ProjectView[];
  readonly newer: string | null;
  readonly older: string | null;
}

const ALL: Facet = {
  path: '/projets/',
  kind: 'all',
  label: 'Tous',
  title: 'Projets et consultations',
  explanation: null,
  list: 'projects',
};

/** Every list of projects, also those that hold nothing. */
function facets(model: SiteModel): Facet[] {
  const phases = PHASE_ORDER.map(phaseWords).map((words): Facet => ({
    path: `/projets/phase/${words.slug}/`,
    kind: 'phase',
    label: words.label,
    title: words.title,
    explanation: words.explanation,
    list: `phase:${words.phase}`,
  }));
  const named = (kind: 'commune' | 'theme', rows: readonly { readonly slug: string; readonly name: string }[]) =>
    rows.map(({ slug, name }): Facet => ({
      path: `/projets/${kind}/${slug}/`,
      kind,
      label: name,
      title: `Projets : ${name}`,
      explanation: null,
      list: `${kind}:${slug}`,
    }));
  return [ALL, ...phases, ...named('commune', model.communes), ...named('theme', model.themes)];
}

/** The lists worth a link: those that hold something, and where we are. */
export function frontPages(model: SiteModel, here?: Facet): Facet[] {
  return facets(model).filter((facet) => facet.path === here?.path || model.some(facet.list));
}

/** Undefined when no list has such a page. */
export function listPage(model: SiteModel, path: string): ListPage | undefined {
  const [, front = path, digits] = /^(.*\/)page\/(\d+)\/$/.exec(path) ?? [];
  const facet = facets(model).find((one) => one.path === front);
  if (facet === undefined) return undefined;
  const page = pagesOf(model, facet, digits === undefined ? null : Number(digits));
  return page && { facet, path, ...page, projects: [...page.projects].sort(byLife) };
}

type Pages = Pick<ListPage, 'number' | 'projects' | 'newer' | 'older'>;

function pagesOf(model: SiteModel, facet: Facet, number: number | null): Pages | undefined {
  const at = (page: number) => `${facet.path}page/${page}/`;
  if (facet.kind === 'phase' && isOrderedByLife(facet.list.slice('phase:'.length))) {
    const page = number ?? 1;
    const projects = model.chunk(facet.list, page);
    if (number !== null && (number < 2 || projects.length === 0)) return undefined;
    const further = model.hasChunk(facet.list, page + 1);
    return {
      number,
      projects,
      newer: page === 1 ? null : page === 2 ? facet.path : at(page - 1),
      older: further ? at(page + 1) : null,
    };
  }
  const chunk = (page: number) => (facet.kind === 'all' ? model.all(`slots:${page}`) : model.chunk(facet.list, page));
  if (number === null) return frontPage(model, facet, chunk, at);
  const isBeyond = (page: number) =>
    facet.kind === 'all' ? model.slotsBeyond(page) : model.hasChunk(facet.list, page + 1);
  if (number < 1 || !isBeyond(number)) return undefined;
  return {
    number,
    projects: chunk(number),
    newer: isBeyond(number + 1) ? at(number + 1) : facet.path,
    older: number > 1 ? at(number - 1) : null,
  };
}

/** The latest page, and the one before unless the latest is full: never a first page with one project on it. */
function frontPage(
  model: SiteModel,
  facet: Facet,
  chunk: (page: number) => readonly ProjectView[],
  at: (page: number) => string,
): Pages {
  const last = lastPage(model, facet);
  const latest = last > 0 ? chunk(last) : [];
  const alone = latest.length === CHUNK || last < 2;
  const oldest = alone ? last : last - 1;
  return {
    number: null,
    projects: alone ? latest : [...chunk(last - 1), ...latest],
    newer: null,
    older: oldest > 1 ? at(oldest - 1) : null,
  };
}

function lastPage(model: SiteModel, facet: Facet): number {
  if (facet.kind === 'all') return Math.max(0, ...model.members('slots').map(Number));
  return Math.ceil(model.count(facet.list) / CHUNK);
}
