import type { Core } from '@strapi/strapi';
import type { Choice, Dossier, DossierChoices, DossierListItem, DossierView } from '../../contract/dossier.ts';
import { type Actor, may, type Ownership, startingOwnership } from '../../core/access.ts';
import { checklistOf } from '../../core/checklist.ts';
import { mostAlive, phaseOf } from '../../core/phase.ts';
import type { Dossiers } from './dossiers.ts';
import { string, type Row } from './editorial.ts';
import { ownershipOf } from './kit.ts';
import type { Participation } from './participation.ts';
import { staffName } from '../../core/staff-name.ts';
import type { Reader } from './reader.ts';
import { factsOf, ownDossiers, stateOf, statesByProject, writtenAt } from './standing.ts';
import { notFound } from './refusals.ts';
import type { States } from './states.ts';
import { toVersionView, type Versions } from './versions.ts';
import { tableOf } from '../tables.ts';

/** What the admin shows. Nothing here changes anything. */
export const views = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const reader = () => part<Reader>('reader');
  const passed = () => part<Dossiers>('dossiers').passed;
  const addressOf = (dossier: Dossier): string =>
    new URL(`/projets/${dossier.project.slug}/`, strapi.plugin('concertation').config<string>('publicUrl')).href;

  const view = async (actor: Actor, id: string): Promise<DossierView> => {
    const [dossier, published] = [await reader().one('draft', id), await reader().one('published', id)];
    if (!dossier) throw notFound();
    const state = await part<States>('states').of(id);
    const versions = await part<Versions>('versions').of(id);
    const participation = part<Participation>('participation');
    const standing = stateOf(dossier, published, state, passed());
    const owned = ownershipOf(dossier);
    const written = await writtenAt(strapi, id);
    return {
      id,
      dossier,
      revision: Number(state?.['revision'] ?? 0),
      savedAt: string(state?.['savedAt']) || (written.get(id) ?? ''),
      savedBy: string(state?.['savedBy']),
      state: standing,
      publicUrl: standing === 'published' || standing === 'modified' ? addressOf(published ?? dossier) : null,
      checklist: checklistOf(dossier),
      versions: versions.map(toVersionView),
      participation: await Promise.all(
        dossier.consultations.map(async ({ id: key, title }) => participation.viewOf(key, title)),
      ),
      may: rightsOf(actor, owned),
    };
  };

  const list = async (actor: Actor): Promise<DossierListItem[]> => {
    const published = await reader().all('published');
    const states = await statesByProject(strapi);
    const written = await writtenAt(strapi);
    const departments = await tableOf(strapi, 'api::department.department').findMany({});
    const items = (await ownDossiers(strapi, actor)).map(([id, dossier]) => {
      const state = states.get(id) ?? null;
      return {
        id,
        title: dossier.project.title,
        state: stateOf(dossier, published.get(id) ?? null, state, passed()),
        phase: mostAlive(dossier.consultations.map((form) => phaseOf(factsOf(form), passed()))),
        department:
          string(departments.find(({ documentId }) => documentId === dossier.project.department)?.['name']) || null,
        savedAt: string(state?.['savedAt']) || (written.get(id) ?? ''),
        savedBy: string(state?.['savedBy']),
        consultations: dossier.consultations.length,
        remarks: checklistOf(dossier).length,
      };
    });
    return items.sort((a, b) =>
      a.savedAt === b.savedAt ? a.title.localeCompare(b.title, 'fr') : a.savedAt < b.savedAt ? 1 : -1,
    );
  };

  return { view, list, choices: async (actor: Actor) => choicesOf(strapi, actor) };
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

async function choicesOf(strapi: Core.Strapi, actor: Actor): Promise<DossierChoices> {
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
    leads: users.map((row) => ({ id: row.id, label: namesIn(row) })),
    own: startingOwnership(actor),
  };
}

function namesIn(row: Row): string {
  return staffName({
    firstname: string(row['firstname']),
    lastname: string(row['lastname']),
    username: string(row['username']),
  });
}
