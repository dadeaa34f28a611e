import type { Core } from '@strapi/strapi';
import type { CopiedFile, PublicChange, PublicRows, PublicType } from '../../contract/changes.ts';
import type { PublicSnapshot } from '../../contract/snapshot.ts';
import { serviceOf } from '../tables.ts';
import type { Outbox } from './outbox.ts';
import type { PublicState } from './public-state.ts';
import type { Views } from './views.ts';

export interface TakenSnapshot {
  readonly snapshot: PublicSnapshot;
  readonly files: readonly CopiedFile[];
}

/** Everything public as one value: the changes since nothing, put in order. */
export const snapshot = ({ strapi }: { strapi: Core.Strapi }) => ({
  async take(): Promise<TakenSnapshot> {
    const outbox = serviceOf<Outbox>(strapi, 'outbox');
    // Numbered in a transaction of its own: what is read in the view holds at least all of that.
    await outbox.relay();
    return serviceOf<Views>(strapi, 'views').within(async () => {
      const position = await outbox.lastPosition();
      const changes: PublicChange[] = [];
      for await (const page of serviceOf<PublicState>(strapi, 'publicState').every()) changes.push(...page);
      const mode = strapi.plugin('publisher').config<'demo' | 'production'>('mode');
      return { snapshot: { version: 1, position, mode, ...arranged(changes) }, files: filesOf(changes) };
    });
  },
});

export type Snapshots = ReturnType<typeof snapshot>;

function arranged(changes: readonly PublicChange[]): Omit<PublicSnapshot, 'version' | 'position' | 'mode'> {
  const rows = <T extends PublicType>(type: T, key: (row: PublicRows[T]) => string): PublicRows[T][] =>
    changes
      .flatMap((change) => (change.type === type && change.row !== null ? [change.row as PublicRows[T]] : []))
      .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const bySlug = ({ slug }: { readonly slug: string }) => slug;
  const [settings] = rows('settings', () => '');
  if (!settings) throw new Error('publisher: no settings');
  return {
    settings,
    departments: rows('department', bySlug),
    communes: rows('commune', bySlug),
    themes: rows('theme', bySlug),
    procedures: rows('procedure', bySlug),
    projects: rows('project', bySlug),
    consultations: rows('consultation', ({ project, slug }) => `${project}/${slug}`),
    events: rows('event', ({ starts, id }) => `${starts} ${id}`),
    syntheses: rows('synthesis', bySlug),
    pages: rows('page', bySlug),
    charter: rows('charter', () => '')[0] ?? null,
    redirects: rows('redirect', ({ from }) => from),
    withdrawals: rows('withdrawal', ({ path }) => path),
    comments: rows('comment', ({ consultation, number }) => `${consultation} ${String(number).padStart(9, '0')}`),
    moderation: rows('moderation', () => '')[0] ?? null,
  };
}

function filesOf(changes: readonly PublicChange[]): CopiedFile[] {
  const files = new Map(changes.flatMap((change) => change.files ?? []).map((file) => [file.path, file]));
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
