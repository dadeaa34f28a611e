import type { Core } from '@strapi/strapi';
import type { ConsultationForm, Dossier, Overview, OverviewItem } from '../../contract/dossier.ts';
import type { Actor } from '../../core/access.ts';
import { endOf, startOf } from '../../core/paris-time.ts';
import { effectiveClosing, phaseOf } from '../../core/phase.ts';
import type { Dossiers } from './dossiers.ts';
import { string, VERSIONS } from './editorial.ts';
import type { Reader } from './reader.ts';
import { factsOf, ownDossiers, stateOf, statesByProject } from './standing.ts';
import { tableOf } from '../tables.ts';

const WEEK = 7 * 24 * 3_600_000;

/** What matters this week, for the home page of the admin. */
export const overview = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;

  const overview = async (actor: Actor): Promise<Overview> => {
    const { now: read, passed } = part<Dossiers>('dossiers');
    const now = read();
    const soon = (instant: number) => instant > now && instant <= now + WEEK;
    const mine = await ownDossiers(strapi, actor);
    const published = await part<Reader>('reader').all('published');
    const visible = mine.flatMap(([id]) => {
      const dossier = published.get(id);
      return dossier
        ? dossier.consultations.map((form) => ({ id, form, closing: effectiveClosing(factsOf(form)) }))
        : [];
    });
    const open = visible.filter(({ form }) => phaseOf(factsOf(form), passed) === 'open');
    return {
      open: byDate(open.map(({ id, form, closing }) => item(id, form, closing))),
      openingThisWeek: byDate(
        visible
          .filter(({ form }) => form.opens !== '' && soon(startOf(form.opens)))
          .map(({ id, form }) => item(id, form, form.opens)),
      ),
      closingThisWeek: byDate(
        open
          .filter(({ closing }) => closing !== null && soon(endOf(closing)))
          .map(({ id, form, closing }) => item(id, form, closing)),
      ),
      waiting: await waiting(mine, published),
    };
  };

  const waiting = async (
    mine: readonly [string, Dossier][],
    published: ReadonlyMap<string, Dossier>,
  ): Promise<OverviewItem[]> => {
    const states = await statesByProject(strapi);
    const pending = await tableOf(strapi, VERSIONS).findMany({ where: { standing: 'pending' } });
    return mine.flatMap(([id, dossier]) => {
      const change = pending.find(({ project }) => project === id);
      const state = stateOf(
        dossier,
        published.get(id) ?? null,
        states.get(id) ?? null,
        part<Dossiers>('dossiers').passed,
      );
      if (change) return [{ dossierId: id, title: dossier.project.title, when: string(change['appliesAt']) }];
      if (state === 'published' || state === 'withdrawn') return [];
      return [
        {
          dossierId: id,
          title: dossier.project.title,
          when: state === 'scheduled' ? dossier.project.visibleFrom : null,
        },
      ];
    });
  };

  return { overview };
};

export type OverviewService = ReturnType<typeof overview>;

function byDate(items: OverviewItem[]): OverviewItem[] {
  return items.sort((a, b) => ((a.when ?? '9') < (b.when ?? '9') ? -1 : 1));
}

function item(dossierId: string, { title }: ConsultationForm, when: string | null): OverviewItem {
  return { dossierId, title, when };
}
