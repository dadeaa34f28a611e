import { phaseWords, PHASE_ORDER } from './phases.ts';
import type { ProjectView, SiteView } from './view.ts';

const PAGE_SIZE = 24;

export interface Facet {
  /** Path of the first page. */
  readonly path: string;
  readonly kind: 'all' | 'phase' | 'commune' | 'theme';
  readonly label: string;
  readonly title: string;
  readonly explanation: string | null;
  readonly projects: readonly ProjectView[];
}

export interface ListPage {
  readonly facet: Facet;
  readonly number: number;
  readonly pages: number;
  readonly projects: readonly ProjectView[];
  readonly path: string;
}

/** Every list of projects: all, then one facet at a time, only those that hold something. */
export function facets({ projects, snapshot }: SiteView): Facet[] {
  const all: Facet = {
    path: '/projets/',
    kind: 'all',
    label: 'Tous',
    title: 'Projets et consultations',
    explanation: null,
    projects,
  };
  const phases = PHASE_ORDER.map(phaseWords).map((words): Facet => ({
    path: `/projets/phase/${words.slug}/`,
    kind: 'phase',
    label: words.label,
    title: words.title,
    explanation: words.explanation,
    projects: projects.filter((project) => project.phase === words.phase),
  }));
  const communes = snapshot.communes.map(({ slug, name }): Facet => ({
    path: `/projets/commune/${slug}/`,
    kind: 'commune',
    label: name,
    title: `Projets : ${name}`,
    explanation: null,
    projects: projects.filter((project) => touches(project, slug)),
  }));
  const themes = snapshot.themes.map(({ slug, name }): Facet => ({
    path: `/projets/theme/${slug}/`,
    kind: 'theme',
    label: name,
    title: `Projets : ${name}`,
    explanation: null,
    projects: projects.filter((project) => project.themes.some((theme) => theme.slug === slug)),
  }));
  return [all, ...[...phases, ...communes, ...themes].filter((facet) => facet.projects.length > 0)];
}

export function listPages(view: SiteView): ListPage[] {
  return facets(view).flatMap((facet) => {
    const pages = Math.max(1, Math.ceil(facet.projects.length / PAGE_SIZE));
    return Array.from({ length: pages }, (_, index) => ({
      facet,
      pages,
      number: index + 1,
      projects: facet.projects.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
      path: pagePath(facet.path, index + 1),
    }));
  });
}

export function pagePath(first: string, number: number): string {
  return number === 1 ? first : `${first}page/${number}/`;
}

function touches(project: ProjectView, commune: string): boolean {
  return [project, ...project.consultations].some(({ communes }) => communes.some(({ slug }) => slug === commune));
}

/** What follows `prefix` in the addresses of the lists, without the last slash. */
export function restsUnder(view: SiteView, prefix: string): string[] {
  return listPages(view)
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path }) => path.slice(prefix.length, -1));
}
