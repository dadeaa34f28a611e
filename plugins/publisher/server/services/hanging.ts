import type { Core } from '@strapi/strapi';
import { PUBLISHED, type PublicRef, tableOf, UID, unique } from '../tables.ts';

interface Identified {
  readonly documentId: string;
}
/** An entry as others see it, and the public entries that would change with it. */
export interface Hanging {
  /** What others call it by: its slug, code or old address. Null when it is not there. */
  readonly name: string | null;
  readonly title: string | null;
  /** Its name while it is public; else null. */
  readonly publicName: string | null;
  readonly refs: readonly PublicRef[];
}

interface CommentIds {
  idsUnder(consultations: readonly string[]): Promise<readonly string[]>;
}

const NOTHING: Hanging = { name: null, title: null, publicName: null, refs: [] };
const OWN = new Map<string, PublicRef['type']>([
  [UID.project, 'project'],
  [UID.consultation, 'consultation'],
  [UID.event, 'event'],
  [UID.synthesis, 'synthesis'],
  [UID.page, 'page'],
  [UID.department, 'department'],
  [UID.commune, 'commune'],
  [UID.theme, 'theme'],
]);

/** Rows refer to each other by slug: so who is touched by a change is looked up before it and after it. */
export const hanging = ({ strapi }: { strapi: Core.Strapi }) => {
  const { ids, onProject, onConsultation, onConsultations } = publicIds(strapi);

  /** What names the entry, or stands on its page. */
  const on = async (uid: string, documentId: string): Promise<PublicRef[]> => {
    const it = { documentId };
    if (uid === UID.project) return onProject(it);
    if (uid === UID.consultation) return onConsultation(it);
    if (uid === UID.procedure) return onConsultations({ procedure: it });
    if (uid === UID.department) return ids('project', { department: it });
    if (uid === UID.theme) return ids('project', { themes: it });
    if (uid === UID.commune)
      return [...(await ids('project', { communes: it })), ...(await ids('consultation', { communes: it }))];
    return [];
  };

  /** `deep` says, knowing the name, whether all that hangs on it is asked for too. */
  const of = async (uid: string, documentId: string, deep: (name: string | null) => boolean): Promise<Hanging> => {
    const rows = await tableOf<Record<string, string | null>>(strapi, uid).findMany({ where: { documentId } });
    const row = rows.find(({ publishedAt }) => publishedAt !== null) ?? rows[0];
    const own = ownRef(uid, documentId, row);
    if (!row) return { ...NOTHING, refs: own };
    const name = row['slug'] ?? row['code'] ?? row['from'] ?? null;
    return {
      name,
      publicName: row['publishedAt'] ? name : null,
      title: row['title'] ?? row['name'] ?? row['label'] ?? row['from'] ?? null,
      refs: unique([...own, ...(deep(name) ? await on(uid, documentId) : [])]),
    };
  };

  /** The entries that show one of these files of the media library. */
  const onFiles = async (files: readonly number[]): Promise<PublicRef[]> => {
    const id = { $in: files };
    return unique([
      ...(await ids('project', { cover: { id } })),
      ...(await ids('consultation', { documents: { file: { id } } })),
      ...(await ids('synthesis', { document: { id } })),
    ]);
  };

  /** Comments name the address of their consultation: many, so they are looked up only when it moves, comes or goes. */
  const comments = async (uid: string, documentId: string): Promise<PublicRef[]> => {
    if (uid !== UID.project && uid !== UID.consultation) return [];
    const where = uid === UID.project ? (await below(strapi, { documentId })).consultations : { documentId };
    const rows = await tableOf<Identified>(strapi, UID.consultation).findMany({ where, select: ['documentId'] });
    const consultations = [...new Set(rows.map((row) => row.documentId))];
    const service = strapi.plugin('concertation').service('publicComments') as CommentIds;
    return (await service.idsUnder(consultations)).map((id) => ({ type: 'comment', id }));
  };

  return { of, onFiles, comments };
};

/** The public entries that hang on others. */
function publicIds(strapi: Core.Strapi) {
  const ids = async (type: 'project' | 'consultation' | 'event' | 'synthesis', where: object): Promise<PublicRef[]> => {
    const rows = await tableOf<Identified>(strapi, UID[type]).findMany({
      where: { ...PUBLISHED, ...where },
      select: ['documentId'],
    });
    return rows.map(({ documentId }) => ({ type, id: documentId }));
  };

  const onProject = async (it: Identified): Promise<PublicRef[]> => {
    const { consultations, events } = await below(strapi, it);
    return [
      ...(await ids('event', { ...events, project: it })),
      ...(await ids('consultation', { ...consultations, project: it })),
      ...(await ids('synthesis', { consultation: { project: it } })),
    ];
  };

  /** Meetings name a consultation of their own project, or none that anybody sees. */
  const onConsultation = async (it: Identified): Promise<PublicRef[]> => {
    const rows = await tableOf<{ project: Identified | null }>(strapi, UID.consultation).findMany({
      where: it,
      select: ['id'],
      populate: { project: { select: ['documentId'] } },
    });
    const projects = [...new Set(rows.flatMap(({ project }) => project?.documentId ?? []))];
    const { events } = await below(strapi, { documentId: { $in: projects } });
    return [
      ...(await ids('consultation', it)),
      ...(await ids('event', { ...events, consultation: it })),
      ...(await ids('synthesis', { consultation: it })),
    ];
  };

  const onConsultations = async (where: object): Promise<PublicRef[]> => [
    ...(await ids('consultation', where)),
    ...(await ids('event', { consultation: where })),
    ...(await ids('synthesis', { consultation: where })),
  ];

  return { ids, onProject, onConsultation, onConsultations };
}

type Side = 'consultations' | 'events';

/**
 * What hangs on these projects, drafts too, asked for from their side of the relation: from the other side the database
 * looks at every row of the territory.
 */
async function below(strapi: Core.Strapi, where: object): Promise<Readonly<Record<Side, object>>> {
  const select = { select: ['documentId'] };
  const rows = await tableOf<Readonly<Record<Side, readonly Identified[]>>>(strapi, UID.project).findMany({
    where,
    ...select,
    populate: { consultations: select, events: select },
  });
  const all = (side: Side) => ({
    documentId: { $in: [...new Set(rows.flatMap((row) => row[side].map((one) => one.documentId)))] },
  });
  return { consultations: all('consultations'), events: all('events') };
}

export type HangingOn = ReturnType<typeof hanging>;

function ownRef(uid: string, documentId: string, row: Record<string, string | null> | undefined): PublicRef[] {
  const type = OWN.get(uid);
  if (type) return [{ type, id: documentId }];
  if (uid === UID.settings) return [{ type: 'settings', id: 'settings' }];
  if (uid === UID.charter) return [{ type: 'charter', id: 'charter' }];
  if (uid === UID.procedure && row?.['code']) return [{ type: 'procedure', id: row['code'] }];
  if (uid === UID.redirect && row?.['from']) return [{ type: 'redirect', id: row['from'] }];
  return [];
}
