import { byLife } from './life.ts';
import type { ListName } from './lists.ts';
import { isOver, PHASE_ORDER, phaseWords } from './phases.ts';
import type { SiteModel } from './site-model.ts';
import type { ProjectView } from './view.ts';

export interface Facet {
  /** Path of the first page. */
  readonly path: string;
  readonly kind: 'all' | 'phase' | 'commune' | 'theme';
  readonly label: string;
  readonly title: string;
  readonly explanation: string | null;
  /** What is still to come; else by slot. */
  readonly byDate: boolean;
  readonly list: Extract<ListName, 'projects' | `phase:${string}` | `commune:${string}` | `theme:${string}`>;
}

/**
 * A page of a list of projects. What is over is cut by the slots of the projects, so that one more of them does not move
 * all the others to another page; the first page that people see holds the latest.
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
  byDate: false,
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
    byDate: !isOver(words.phase),
    list: `phase:${words.phase}`,
  }));
  const named = (kind: 'commune' | 'theme', rows: readonly { readonly slug: string; readonly name: string }[]) =>
    rows.map(({ slug, name }): Facet => ({
      path: `/projets/${kind}/${slug}/`,
      kind,
      label: name,
      title: `Projets : ${name}`,
      explanation: null,
      byDate: false,
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
  return facet.byDate ? pagesByDate(model, facet, number) : pagesBySlot(model, facet, number);
}

function pagesByDate(model: SiteModel, { path, list }: Facet, number: number | null): Pages | undefined {
  const page = number ?? 1;
  const chunk = model.chunk(list, page);
  if (chunk === null || number === 1) return undefined;
  return {
    number,
    projects: chunk.items,
    newer: page === 1 ? null : page === 2 ? path : pageOf(path, page - 1),
    older: chunk.hasNext ? pageOf(path, page + 1) : null,
  };
}

function pagesBySlot(model: SiteModel, { path, list }: Facet, number: number | null): Pages | undefined {
  const block = number === null ? model.latest(list) : model.block(list, number);
  if (block === null) return undefined;
  const { items, newer, older } = block;
  return {
    number,
    projects: items,
    newer: number === null ? null : newer === null ? path : pageOf(path, newer),
    older: older === null ? null : pageOf(path, older),
  };
}

function pageOf(path: string, number: number): string {
  return `${path}page/${number}/`;
}
