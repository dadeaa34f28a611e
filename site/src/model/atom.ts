import { effectiveClosing } from '@aggloforum/concertation/contract';
import { Feed } from 'feed';
import { frenchDay, frenchPeriod } from './dates.ts';
import { phaseWords } from './phases.ts';
import { french } from './typography.ts';
import type { SiteModel } from './site-model.ts';
import type { ConsultationView, ProjectView } from './view.ts';

const ENTRIES = 40;

/** Atom of every consultation, the last changed first. */
export function siteFeed(model: SiteModel): string {
  const latest = model.last('updated', ENTRIES);
  return atom(model, `${model.settings.siteName} : consultations`, '/', '/flux.xml', latest);
}

export function projectFeed(model: SiteModel, project: ProjectView): string {
  return atom(model, project.title, project.path, `${project.path}flux.xml`, project.consultations);
}

function atom(
  model: SiteModel,
  title: string,
  page: string,
  self: string,
  consultations: readonly ConsultationView[],
): string {
  const { publicUrl, settings } = model;
  const latest = [...consultations]
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt) || a.ref.localeCompare(b.ref))
    .slice(0, ENTRIES);
  const feed = new Feed({
    id: publicUrl + page,
    link: publicUrl + page,
    title: french(title),
    language: 'fr',
    generator: false,
    copyright: settings.organisation,
    // An empty feed changes when the site is born, not at each rendering.
    updated: new Date(latest[0]?.updatedAt ?? 0),
    feedLinks: { atom: publicUrl + self },
    author: { name: settings.organisation },
  });
  for (const item of latest) {
    feed.addItem({
      id: publicUrl + item.path,
      link: publicUrl + item.path,
      title: french(`${item.project.title} : ${item.title}`),
      date: new Date(item.updatedAt),
      description: french(summary(item)),
    });
  }
  return feed.atom1();
}

function summary(item: ConsultationView): string {
  const closing = effectiveClosing(item);
  const period =
    item.opens !== null && closing !== null
      ? frenchPeriod(item.opens, closing)
      : item.opens === null
        ? (item.periodText ?? '')
        : `à partir du ${frenchDay(item.opens)}`;
  return (
    [item.procedure.label, phaseWords(item.phase).label.toLowerCase(), period].filter(Boolean).join(', ') +
    `. ${item.project.summary}`
  );
}
