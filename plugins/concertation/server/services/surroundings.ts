import type { Core } from '@strapi/strapi';
import type { Dossier } from '../../contract/dossier.ts';
import {
  type FieldErrors,
  type DossierSurroundings,
  type Stage,
  validateDossier,
} from '../../core/validate-dossier.ts';
import { documentsOf, PROJECT, SETTINGS, string, tableOf } from './editorial.ts';
import { invalid } from './refusals.ts';

/** What a dossier is judged against, and whether what it points to exists. */
export const surroundings = ({ strapi }: { strapi: Core.Strapi }) => {
  const of = async (project: string | null): Promise<DossierSurroundings> => {
    const projects = await documentsOf(strapi, PROJECT).findMany({ status: 'draft', fields: ['slug'], limit: -1 });
    const published = await documentsOf(strapi, PROJECT).findMany({ status: 'published', fields: ['slug'], limit: -1 });
    const procedures = await tableOf(strapi, 'api::procedure.procedure').findMany({ where: { legalRegister: true } });
    const on = await tableOf(strapi, SETTINGS).findMany({ where: { comments: 'on' } });
    const others = [...projects, ...published].filter(({ documentId }) => documentId !== project);
    return {
      takenSlugs: new Set(others.map(({ slug }) => string(slug))),
      legalRegister: new Set(procedures.map(({ documentId }) => documentId)),
      commentsOn: new Set(on.map(({ consultation }) => string(consultation))),
    };
  };

  /** Throws the refusal that names each wrong field. */
  const judge = async (dossier: Dossier, project: string | null, stage: Stage = 'publication'): Promise<void> => {
    const errors = { ...(await missingTargets(dossier)), ...validateDossier(dossier, await of(project), stage) };
    if (Object.keys(errors).length > 0) throw invalid(errors);
  };

  const missingTargets = async ({ project, consultations }: Dossier): Promise<FieldErrors> => {
    const errors: FieldErrors = {};
    const check = async (
      path: string,
      uid: string,
      column: 'documentId' | 'id',
      ids: readonly (string | number)[],
      sentence: string,
    ) => {
      const wanted = [...new Set(ids)].filter((id) => id !== '');
      if (wanted.length === 0) return;
      const found = await tableOf(strapi, uid).count({ where: { [column]: { $in: wanted } } });
      if (found < wanted.length) errors[path] = sentence;
    };
    const gone = 'Ce choix n’existe plus. Choisissez-en un autre.';
    const file = 'Ce fichier n’est plus dans la médiathèque.';
    await check('project.department', 'api::department.department', 'documentId', [project.department], gone);
    await check('project.communes', 'api::commune.commune', 'documentId', project.communes, gone);
    await check('project.themes', 'api::theme.theme', 'documentId', project.themes, gone);
    await check('project.leads', 'admin::user', 'id', project.leads, gone);
    await check('project.cover', 'plugin::upload.file', 'id', project.cover ? [project.cover.id] : [], file);
    for (const [index, form] of consultations.entries()) {
      const path = `consultations.${index}`;
      await check(`${path}.procedure`, 'api::procedure.procedure', 'documentId', [form.procedure], gone);
      await check(`${path}.communes`, 'api::commune.commune', 'documentId', form.communes, gone);
      for (const [position, document] of form.documents.entries()) {
        const ids = document.file ? [document.file.id] : [];
        await check(`${path}.documents.${position}.file`, 'plugin::upload.file', 'id', ids, file);
      }
    }
    return errors;
  };

  return { of, judge };
};

export type Surroundings = ReturnType<typeof surroundings>;
