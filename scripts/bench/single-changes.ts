import type { PublicConsultation, PublicProject, PublicSnapshot } from '@aggloforum/publisher/contract';
import type { Random } from '../../site/follower/testing/random.ts';
import type { Said } from './front-door.ts';
import { generatedProject, slugOf } from './generated-snapshot.ts';

export interface SingleChange {
  readonly kind: 'title' | 'text' | 'new' | 'takedown';
  readonly change: (snapshot: PublicSnapshot) => PublicSnapshot;
  readonly path: string;
  readonly isVisible: (said: Said) => boolean;
}

/** What a staff does in its days, at any place of the territory's past. */
const EACH = { title: 40, text: 40, new: 20, takedown: 20 } as const;

/** The same changes for the same seed, in a mixed order. */
export function singleChanges(size: number, now: number, random: Random): SingleChange[] {
  const makers = { title: retitled, text: rewritten, new: added, takedown: takenDown };
  const planned = Object.entries(EACH).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, number) => ({ kind: kind as SingleChange['kind'], number, rank: random.next() })),
  );
  const mixed = planned.sort((a, b) => a.rank - b.rank);
  return mixed.map(({ kind, number }) => makers[kind](number, { size, now, random }));
}

interface Territory {
  readonly size: number;
  readonly now: number;
  readonly random: Random;
}

/** Those that are taken down stand all over the territory's past, and are not edited. */
function toTakeDown(number: number, size: number): number {
  return Math.floor(((number + 0.5) * size) / EACH.takedown);
}

function anyProject({ size, random }: Territory): string {
  const index = random.below(size - 1);
  const isTakenDown = Array.from({ length: EACH.takedown }, (_, number) => toTakeDown(number, size)).includes(index);
  return slugOf(isTakenDown ? index + 1 : index);
}

export function retitled(number: number, territory: Territory): SingleChange {
  return titled(anyProject(territory), number, territory);
}

/** Of the latest project, which stands in the first file of the open data. */
export function retitledLatest(number: number, territory: Territory): SingleChange {
  return titled(slugOf(territory.size - 1), number, territory);
}

function titled(slug: string, number: number, territory: Territory): SingleChange {
  const title = `Titre-${number}-corrigé`;
  return {
    kind: 'title',
    change: editedProject(slug, { title, updatedAt: new Date(territory.now).toISOString() }),
    path: `/projets/${slug}/`,
    isVisible: ({ text }) => text.includes(title),
  };
}

function rewritten(number: number, territory: Territory): SingleChange {
  const slug = anyProject(territory);
  const introduction = `Texte-${number}-réécrit.`;
  return {
    kind: 'text',
    change: editedConsultation(slug, { introduction, updatedAt: new Date(territory.now).toISOString() }),
    path: `/projets/${slug}/`,
    isVisible: ({ text }) => text.includes(introduction),
  };
}

function added(number: number, { size, now, random }: Territory): SingleChange {
  const { project, consultation: made } = generatedProject(size + number, size + number + 1, now, random);
  const consultation = { ...made, introduction: 'Texte-neuf' };
  return {
    kind: 'new',
    change: (snapshot) => ({
      ...snapshot,
      projects: [...snapshot.projects, project],
      consultations: [...snapshot.consultations, consultation],
    }),
    path: `/projets/${project.slug}/`,
    isVisible: ({ status, text }) => status === 200 && text.includes('Texte-neuf'),
  };
}

function takenDown(number: number, territory: Territory): SingleChange {
  const slug = slugOf(toTakeDown(number, territory.size));
  const path = `/projets/${slug}/`;
  const at = new Date(territory.now).toISOString();
  const reason = `Erreur-${number}-signalée`;
  const withdrawal = { path, title: 'Un projet', service: 'Communication', at, reason };
  return {
    kind: 'takedown',
    change: (snapshot) => ({
      ...snapshot,
      projects: snapshot.projects.filter((project) => project.slug !== slug),
      consultations: snapshot.consultations.filter(({ project }) => project !== slug),
      events: snapshot.events.filter(({ project }) => project !== slug),
      withdrawals: [...snapshot.withdrawals, withdrawal],
    }),
    path,
    isVisible: ({ status, text }) => status === 410 && text.includes(reason),
  };
}

function editedProject(slug: string, fields: Partial<PublicProject>): SingleChange['change'] {
  return (snapshot) => ({
    ...snapshot,
    projects: snapshot.projects.map((project) => (project.slug === slug ? { ...project, ...fields } : project)),
  });
}

function editedConsultation(slug: string, fields: Partial<PublicConsultation>): SingleChange['change'] {
  return (snapshot) => ({
    ...snapshot,
    consultations: snapshot.consultations.map((item) => (item.project === slug ? { ...item, ...fields } : item)),
  });
}
