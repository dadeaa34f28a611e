import type { PublicSnapshot } from '@aggloforum/publisher/contract';

export interface Content {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly period: string;
  readonly communes: readonly string[];
  readonly themes: readonly string[];
  readonly date: string;
  /** Markdown. */
  readonly body: string;
  /** The 25 of each project: means, documents, meetings. */
  readonly entries: readonly string[];
}

/** What a small template of another tool shows of each project: the same texts, on one page. */
export function contentOf({ projects, consultations, events }: PublicSnapshot): Content[] {
  const meetings = Map.groupBy(events, ({ project }) => project);
  const consulted = Map.groupBy(consultations, ({ project }) => project);
  return projects.map((project) => {
    const items = consulted.get(project.slug) ?? [];
    return {
      slug: project.slug,
      title: project.title,
      summary: project.summary,
      period: items.map(({ opens, closes }) => `${opens ?? ''} – ${closes ?? ''}`).join(', '),
      communes: project.communes,
      themes: project.themes,
      date: project.firstPublishedAt,
      body: [project.body, ...items.map(({ introduction }) => introduction)].join('\n\n'),
      entries: [
        ...items.flatMap(({ promisedMeans }) =>
          promisedMeans.map(({ what, where, evidence }) => [what, where, evidence].filter(Boolean).join(' ')),
        ),
        ...items.flatMap(({ documents }) => documents.map(({ title, date }) => `${title} ${date ?? ''}`)),
        ...(meetings.get(project.slug) ?? []).map(({ title, starts, place }) => `${title} ${starts} ${place ?? ''}`),
      ],
    };
  });
}
