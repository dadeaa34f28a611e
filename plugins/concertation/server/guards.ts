import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Dossier } from '../contract/dossier.ts';
import { type FieldErrors, validateConsultation, validateEvent, validateProject } from '../core/validate-dossier.ts';
import { toConsultationForm, toEventForm, toProjectForm } from './services/dossier-rows.ts';
import type { Dossiers } from './services/dossiers.ts';
import {
  CONSULTATION,
  documentsOf,
  EDITORIAL,
  EVENT,
  PROJECT,
  rowOf,
  rowsOf,
  string,
  VERSIONS,
  type Row,
} from './services/editorial.ts';
import { beginEntryPublication } from './services/entry-publication.ts';
import { entryRows } from './services/entry-rows.ts';
import { isInsideDossier, oneAtATime } from './services/inside.ts';
import { staffName } from '../core/staff-name.ts';
import type { AdminUser } from './services/people.ts';
import type { Stamp, States } from './services/states.ts';
import type { Surroundings } from './services/surroundings.ts';
import { tableOf } from './tables.ts';
import { idsBelow } from './services/below.ts';

const CHANGES = new Set(['create', 'update', 'clone', 'publish', 'discardDraft']);

/** Single entries written through the content manager obey the rules of the dossier, in the transaction of the write. */
export function guardEntries(strapi: Core.Strapi): void {
  const guard = entryGuard(strapi);
  const refuse = takeDownGuard(strapi);
  strapi.documents.use(async (context, next) => {
    const user = adminOf(strapi);
    if (!user || isInsideDossier() || !EDITORIAL.has(context.uid)) return next();
    const { documentId } = context.params as { documentId?: string };
    if (context.action === 'delete' && documentId) await refuse.deletion(context.uid, documentId);
    if (context.action === 'unpublish' && documentId) await refuse.unpublication(context.uid, documentId);
    if (!CHANGES.has(context.action)) return next();
    return oneAtATime(strapi, async () => {
      const when = guard.stamp(staffName(user));
      const finish =
        context.action === 'publish' && documentId
          ? await beginEntryPublication(strapi, context.uid, documentId, when)
          : null;
      const result = await next();
      for (const id of writtenIds(result, context.action === 'clone' ? undefined : documentId)) {
        await guard.judge(context.uid, id);
        await guard.note(context.uid, id, when);
      }
      await finish?.();
      return result;
    });
  });
}

function entryGuard(strapi: Core.Strapi) {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const { draft, projectIdOf } = entryRows(strapi);

  const judge = async (uid: string, documentId: string): Promise<void> => {
    const row = await draft(uid, documentId);
    if (!row) return;
    const found = await faultsOf(uid, row);
    const faults = Object.entries(found).map(([path, message]) => ({
      path: path.split('.'),
      message,
      name: 'ValidationError',
    }));
    if (faults.length > 0) throw new errors.ValidationError(faults[0]?.message ?? '', { errors: faults });
  };

  const faultsOf = async (uid: string, row: Row): Promise<FieldErrors> => {
    const project = projectIdOf(uid, row);
    const around = await part<Surroundings>('surroundings').of({
      project: project ?? null,
      slug: uid === PROJECT ? string(row['slug']) : null,
      consultations: uid === CONSULTATION ? [row.documentId] : [],
    });
    if (uid === PROJECT) return validateProject(toProjectForm(row), around);
    const orphan: FieldErrors = project === undefined ? { project: 'Choisissez le projet.' } : {};
    if (uid === EVENT) return { ...orphan, ...validateEvent(toEventForm(row), await siblingIds(project)) };
    const form = toConsultationForm(row);
    const siblings = await siblingsOf(project);
    const twin = siblings.some(({ documentId, slug }) => documentId !== row.documentId && slug === form.slug);
    const taken: FieldErrors = twin ? { slug: 'Une autre consultation du projet a déjà cette adresse.' } : {};
    return { ...orphan, ...taken, ...validateConsultation(form, around) };
  };

  const siblingsOf = async (project: string | undefined): Promise<Row[]> =>
    project === undefined
      ? []
      : documentsOf(strapi, CONSULTATION).findMany({
          status: 'draft',
          filters: {
            documentId: { $in: await idsBelow(strapi, { documentId: project }, 'consultations') },
            project: { documentId: project },
          },
          limit: -1,
        });
  const siblingIds = async (project: string | undefined) =>
    new Set((await siblingsOf(project)).map(({ documentId }) => documentId));

  /** A colleague in the page « Dossier » learns that something changed behind. */
  const note = async (uid: string, documentId: string, when: Stamp): Promise<void> => {
    const project = projectIdOf(uid, await draft(uid, documentId));
    if (project !== undefined) await part<States>('states').advance(project, null, when);
  };

  const stamp = (by: string): Stamp => ({ at: new Date(part<Dossiers>('dossiers').now()).toISOString(), by });

  return { judge, note, stamp };
}

/** What has been public goes by the page « Dossier » only. */
function takeDownGuard(strapi: Core.Strapi) {
  const { draft, published, projectIdOf } = entryRows(strapi);

  const deletion = async (uid: string, documentId: string): Promise<void> => {
    if ((await published(uid, documentId)) || (await inSomeVersion(uid, documentId))) {
      throw new errors.ForbiddenError(
        'Ce contenu a été public : il se retire depuis la page Dossier, il ne se supprime pas.',
      );
    }
  };

  const inSomeVersion = async (uid: string, documentId: string): Promise<boolean> => {
    const project = projectIdOf(uid, await draft(uid, documentId));
    if (project === undefined) return false;
    const rows = await tableOf(strapi, VERSIONS).findMany({ where: { project, standing: 'done' } });
    return rows.some((row) => {
      const { consultations, events } = row['content'] as Dossier;
      return uid === PROJECT || [...consultations, ...events].some(({ id }) => id === documentId);
    });
  };

  /** A withdrawal tells its reason in public, and only the page « Dossier » asks for it. */
  const unpublication = async (uid: string, documentId: string): Promise<void> => {
    if (await published(uid, documentId)) {
      throw new errors.ForbiddenError('Le retrait demande un motif public : passez par la page Dossier.');
    }
  };

  return { deletion, unpublication };
}

function adminOf(strapi: Core.Strapi): AdminUser | null {
  const state = strapi.requestContext.get()?.state as
    { user?: AdminUser; auth?: { strategy?: { name?: string } } } | undefined;
  return state?.user && state.auth?.strategy?.name === 'admin' ? state.user : null;
}

/** A clone has an id of its own; everything else keeps the one it was asked for. */
function writtenIds(result: unknown, asked: string | undefined): string[] {
  const written = rowOf(result);
  const ids = [written?.documentId, ...rowsOf(written?.['entries']).map(({ documentId }) => documentId), asked];
  return [...new Set(ids.filter((id) => id !== undefined))];
}
