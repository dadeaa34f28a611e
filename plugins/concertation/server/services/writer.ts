import type { Core } from '@strapi/strapi';
import type { Dossier } from '../../contract/dossier.ts';
import { consultationData, eventData, projectData } from './dossier-rows.ts';
import { CONSULTATION, documentsOf, EVENT, PROJECT, rowOf, stringsOf, VERSIONS } from './editorial.ts';
import { invalid } from './refusals.ts';
import type { States } from './states.ts';
import { tableOf } from '../tables.ts';

/** Drafts of a dossier, upserted through the Document Service. The caller holds the transaction. */
export const writer = ({ strapi }: { strapi: Core.Strapi }) => {
  const states = () => strapi.plugin('concertation').service('states') as States;

  const createProject = async (dossier: Dossier): Promise<string> =>
    (await documentsOf(strapi, PROJECT).create({ data: projectData(dossier.project), status: 'draft' })).documentId;

  /** Answers the dossier with the ids under which it is stored. `keep`: what the dossier lacks is set aside, never deleted. */
  const save = async (project: string, dossier: Dossier, keep = false): Promise<Dossier> => {
    await documentsOf(strapi, PROJECT).update({
      documentId: project,
      data: projectData(dossier.project),
      status: 'draft',
    });
    const ids = new Map<string, string>();
    for (const [index, form] of dossier.consultations.entries()) {
      const data = consultationData(form, project);
      ids.set(form.id, await upsert(CONSULTATION, form.id, project, data, `consultations.${index}`));
    }
    const events: string[] = [];
    for (const [index, form] of dossier.events.entries()) {
      const data = eventData(form, project, ids.get(form.consultation) ?? '');
      events.push(await upsert(EVENT, form.id, project, data, `events.${index}`));
    }
    const stored = withIds(dossier, ids, events);
    await setAside(project, new Set([...ids.values(), ...events]), keep);
    return stored;
  };

  const upsert = async (uid: string, id: string, project: string, data: object, path: string): Promise<string> => {
    const documents = documentsOf(strapi, uid);
    const known = await documents.findOne({ documentId: id, status: 'draft', populate: { project: true } });
    if (!known) return (await documents.create({ data, status: 'draft' })).documentId;
    if (rowOf(known['project'])?.documentId !== project)
      throw invalid({ [path]: 'Cette fiche appartient à un autre projet.' });
    await documents.update({ documentId: id, data, status: 'draft' });
    return id;
  };

  /** What left the form: forgotten when nobody ever saw it, else kept aside until the publication takes it down. */
  const setAside = async (project: string, present: ReadonlySet<string>, keep: boolean): Promise<void> => {
    const aside = new Set(stringsOf((await states().of(project))?.['removed']));
    const everPublic = await everPublicIds(strapi, project);
    for (const uid of [EVENT, CONSULTATION]) {
      const documents = documentsOf(strapi, uid);
      const rows = await documents.findMany({
        status: 'draft',
        filters: { project: { documentId: project } },
        limit: -1,
      });
      for (const { documentId } of rows) {
        if (present.has(documentId)) aside.delete(documentId);
        else if (keep || everPublic.has(documentId) || (await isPublished(strapi, uid, documentId)))
          aside.add(documentId);
        else await documents.delete({ documentId });
      }
    }
    await states().note(project, { removed: [...aside] });
  };

  return { createProject, save };
};

export type Writer = ReturnType<typeof writer>;

async function isPublished(strapi: Core.Strapi, uid: string, documentId: string): Promise<boolean> {
  return (await documentsOf(strapi, uid).findOne({ documentId, status: 'published' })) !== null;
}

async function everPublicIds(strapi: Core.Strapi, project: string): Promise<Set<string>> {
  const rows = await tableOf(strapi, VERSIONS).findMany({ where: { project } });
  return new Set(
    rows.flatMap((row) => {
      const { consultations, events } = row['content'] as Dossier;
      return [...consultations, ...events].map(({ id }) => id);
    }),
  );
}

function withIds(dossier: Dossier, ids: ReadonlyMap<string, string>, events: readonly string[]): Dossier {
  return {
    project: dossier.project,
    consultations: dossier.consultations.map((form) => ({ ...form, id: ids.get(form.id) ?? form.id })),
    events: dossier.events.map((form, index) => ({
      ...form,
      id: events[index] ?? form.id,
      consultation: ids.get(form.consultation) ?? '',
    })),
  };
}
