import type { Core } from '@strapi/strapi';
import type { Dossier } from '../../contract/dossier.ts';
import {
  type FieldErrors,
  type DossierSurroundings,
  type Stage,
  validateDossier,
} from '../../core/validate-dossier.ts';
import { PROJECT, SETTINGS, string } from './editorial.ts';
import { invalid } from './refusals.ts';
import { tableOf } from '../tables.ts';

export interface Judged {
  /** Null for one that is not stored yet. */
  readonly project: string | null;
  /** Null where the address is not in question. */
  readonly slug: string | null;
  readonly consultations: readonly string[];
}

/** What a dossier is judged against, and whether what it points to exists. */
export const surroundings = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Of other projects, drafts and what is public. */
  const slugsOf = async (project: string | null, slug: unknown): Promise<ReadonlySet<string>> => {
    const other = project === null ? {} : { documentId: { $ne: project } };
    const rows = await tableOf(strapi, PROJECT).findMany({ where: { slug, ...other }, select: ['slug'] });
    return new Set(rows.map((row) => string(row['slug'])));
  };

  /** Asks for no more than is to be judged: a territory has thousands of projects. */
  const of = async ({ project, slug, consultations }: Judged): Promise<DossierSurroundings> => {
    const procedures = await tableOf(strapi, 'api::procedure.procedure').findMany({ where: { legalRegister: true } });
    const where = { comments: 'on', consultation: { $in: consultations } };
    const on = consultations.length === 0 ? [] : await tableOf(strapi, SETTINGS).findMany({ where });
    return {
      takenSlugs: slug === null ? new Set() : await slugsOf(project, slug),
      legalRegister: new Set(procedures.map(({ documentId }) => documentId)),
      commentsOn: new Set(on.flatMap((row) => (row['outsideRegister'] === true ? [] : [string(row['consultation'])]))),
    };
  };

  /** Addresses of projects that begin so. */
  const slugsLike = async (start: string): Promise<ReadonlySet<string>> => slugsOf(null, { $startsWith: start });

  /** Throws the refusal that names each wrong field. */
  const judge = async (dossier: Dossier, project: string | null, stage: Stage = 'publication'): Promise<void> => {
    const consultations = dossier.consultations.map(({ id }) => id);
    const around = await of({ project, slug: dossier.project.slug, consultations });
    const errors = { ...(await missingTargets(dossier)), ...validateDossier(dossier, around, stage) };
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

  return { of, slugsLike, judge };
};

export type Surroundings = ReturnType<typeof surroundings>;
