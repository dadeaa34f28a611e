import type { Core } from '@strapi/strapi';
import type {
  Choice,
  ConsultationForm,
  Dossier,
  DossierChoices,
  DossierListItem,
  DossierState,
  DossierView,
  Overview,
  OverviewItem,
} from '../../contract/dossier.ts';
import { type Actor, may, type Ownership } from '../../core/access.ts';
import { checklistOf } from '../../core/checklist.ts';
import { endOf, startOf } from '../../core/paris-time.ts';
import { effectiveClosing, isVisible, mostAlive, phaseOf } from '../../core/phase.ts';
import { type Dossiers, ownershipOf } from './dossiers.ts';
import { STATES, string, tableOf, VERSIONS, type Row } from './editorial.ts';
import type { Participation } from './participation.ts';
import { type AdminUser, nameOf } from './people.ts';
import { fingerprint } from './publication.ts';
import type { Reader } from './reader.ts';
import { notFound } from './refusals.ts';
import type { States } from './states.ts';
import { toVersionView, type Versions } from './versions.ts';

const WEEK = 7 * 24 * 3_600_000;

/** What the admin shows. Nothing here changes anything. */
export const views = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const reader = () => part<Reader>('reader');

  const view = async (actor: Actor, id: string): Promise<DossierView> => {
    const [dossier, published] = [await reader().one('draft', id), await reader().one('published', id)];
    if (!dossier) throw notFound();
    const state = await part<States>('states').of(id);
    const versions = await part<Versions>('versions').of(id);
    const participation = part<Participation>('participation');
    const standing = stateOf(dossier, published, state);
    const owned = ownershipOf(dossier);
    return {
      id,
      dossier,
      revision: Number(state?.['revision'] ?? 0),
      savedAt: string(state?.['savedAt']),
      savedBy: string(state?.['savedBy']),
      state: standing,
      publicUrl: standing === 'published' || standing === 'modified' ? publicUrl(published ?? dossier) : null,
      checklist: checklistOf(dossier),
      versions: versions.map(toVersionView),
      participation: await Promise.all(
        dossier.consultations.map(async ({ id: key, title }) => participation.viewOf(key, title)),
      ),
      may: rightsOf(actor, owned),
    };
  };

  const publicUrl = (dossier: Dossier): string =>
    new URL(`/projets/${dossier.project.slug}/`, strapi.plugin('concertation').config<string>('publicUrl')).href;

  const stateOf = (draft: Dossier, published: Dossier | null, state: Row | null): DossierState => {
    if (!published) return string(state?.['withdrawnAt']) === '' ? 'draft' : 'withdrawn';
    if (!isVisible(published.project.visibleFrom || null, part<Dossiers>('dossiers').passed)) return 'scheduled';
    return fingerprint(draft) === fingerprint(published) ? 'published' : 'modified';
  };

  const own = async (actor: Actor): Promise<[string, Dossier][]> =>
    [...(await reader().all('draft'))].filter(([, dossier]) => may(actor, 'read', ownershipOf(dossier)));

  const list = async (actor: Actor): Promise<DossierListItem[]> => {
    const published = await reader().all('published');
    const states = await statesByProject();
    const departments = await tableOf(strapi, 'api::department.department').findMany({});
    const items = (await own(actor)).map(([id, dossier]) => {
      const state = states.get(id) ?? null;
      return {
        id,
        title: dossier.project.title,
        state: stateOf(dossier, published.get(id) ?? null, state),
        phase: mostAlive(
          dossier.consultations.map((form) => phaseOf(factsOf(form), part<Dossiers>('dossiers').passed)),
        ),
        department:
          string(departments.find(({ documentId }) => documentId === dossier.project.department)?.['name']) || null,
        savedAt: string(state?.['savedAt']),
        savedBy: string(state?.['savedBy']),
        consultations: dossier.consultations.length,
        remarks: checklistOf(dossier).length,
      };
    });
    return items.sort((a, b) =>
      a.savedAt === b.savedAt ? a.title.localeCompare(b.title, 'fr') : a.savedAt < b.savedAt ? 1 : -1,
    );
  };

  const statesByProject = async (): Promise<Map<string, Row>> =>
    new Map((await tableOf(strapi, STATES).findMany({})).map((row) => [string(row['project']), row]));

  const choices = async (): Promise<DossierChoices> => {
    const rows = async (uid: string, orderBy: object) => tableOf(strapi, uid).findMany({ orderBy });
    const named = (found: Row[]): Choice[] => found.map((row) => ({ id: row.documentId, label: string(row['name']) }));
    const users = await tableOf(strapi, 'admin::user').findMany({
      where: { isActive: true, blocked: false },
      orderBy: { id: 'asc' },
    });
    return {
      departments: named(await rows('api::department.department', { name: 'asc' })),
      communes: named(await rows('api::commune.commune', { name: 'asc' })),
      themes: named(await rows('api::theme.theme', { name: 'asc' })),
      procedures: (await rows('api::procedure.procedure', { label: 'asc' })).map((row) => ({
        id: row.documentId,
        label: string(row['label']),
        legalRegister: row['legalRegister'] === true,
        statutory: row['statutory'] === true,
      })),
      leads: users.map((row) => ({ id: row.id, label: nameOf(row as unknown as AdminUser) })),
    };
  };

  const overview = async (actor: Actor): Promise<Overview> => {
    const { clock, passed } = part<Dossiers>('dossiers');
    const now = clock.now();
    const soon = (instant: number) => instant > now && instant <= now + WEEK;
    const mine = await own(actor);
    const published = await reader().all('published');
    const visible = mine.flatMap(([id]) => {
      const dossier = published.get(id);
      return dossier
        ? dossier.consultations.map((form) => ({ id, form, closing: effectiveClosing(factsOf(form)) }))
        : [];
    });
    const open = visible.filter(({ form }) => phaseOf(factsOf(form), passed) === 'open');
    const item = (id: string, form: ConsultationForm, when: string | null): OverviewItem => ({
      dossierId: id,
      title: form.title,
      when,
    });
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
    const states = await statesByProject();
    const pending = await tableOf(strapi, VERSIONS).findMany({ where: { standing: 'pending' } });
    return mine.flatMap(([id, dossier]) => {
      const change = pending.find(({ project }) => project === id);
      const state = stateOf(dossier, published.get(id) ?? null, states.get(id) ?? null);
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

  return { view, list, choices, overview };
};

export type Views = ReturnType<typeof views>;

function rightsOf(actor: Actor, owned: Ownership): DossierView['may'] {
  return {
    write: may(actor, 'write', owned),
    publish: may(actor, 'publish', owned),
    unpublish: may(actor, 'unpublish', owned),
    switchComments: may(actor, 'switch-comments', owned),
  };
}

function factsOf({ opens, closes, facts }: ConsultationForm) {
  return {
    opens: opens || null,
    closes: closes || null,
    facts: facts.map((fact) => ({ kind: fact.kind, at: fact.at, until: fact.until || null })),
  };
}

function byDate(items: OverviewItem[]): OverviewItem[] {
  return items.sort((a, b) => ((a.when ?? '9') < (b.when ?? '9') ? -1 : 1));
}
