import type { PublicSnapshot } from '@aggloforum/publisher/contract';
import { NOON } from './bench-site.ts';

export type Change = (snapshot: PublicSnapshot) => PublicSnapshot;

/** The other one of two titles. */
export function retitled(slug: string, title: string): Change {
  const other = (before: string) => (before === title ? `${title}, autrement` : title);
  return (snapshot) => ({
    ...snapshot,
    projects: snapshot.projects.map((one) => (one.slug === slug ? { ...one, title: other(one.title) } : one)),
  });
}

export function withdrawn(slug: string): Change {
  const at = new Date(NOON).toISOString();
  const row = { path: `/projets/${slug}/`, title: null, service: 'Communication', at, reason: 'Publié par erreur' };
  return (snapshot) => ({
    ...snapshot,
    projects: snapshot.projects.filter((one) => one.slug !== slug),
    consultations: snapshot.consultations.filter(({ project }) => project !== slug),
    events: snapshot.events.filter(({ project }) => project !== slug),
    syntheses: snapshot.syntheses.filter(({ consultation }) => !consultation?.startsWith(`${slug}/`)),
    withdrawals: [row],
  });
}

export function withOneMore(snapshot: PublicSnapshot): PublicSnapshot {
  const [project] = snapshot.projects;
  if (project === undefined) throw new Error('there is no project');
  return { ...snapshot, projects: [...snapshot.projects, { ...project, slug: 'ajoute', title: 'Ajouté' }] };
}

/** The first few projects with all that hangs on them: something of every kind, rendered in a moment. */
export function fewProjects(whole: PublicSnapshot, count = 4): PublicSnapshot {
  const projects = whole.projects.slice(0, count);
  const kept = new Set(projects.map(({ slug }) => slug));
  return {
    ...whole,
    projects,
    communes: whole.communes.filter(({ slug }) => projects.some(({ communes }) => communes.includes(slug))),
    consultations: whole.consultations.filter(({ project }) => kept.has(project)),
    events: whole.events.filter(({ project }) => kept.has(project)),
    syntheses: whole.syntheses.filter(({ consultation }) => kept.has(consultation?.split('/')[0] ?? '')),
  };
}
