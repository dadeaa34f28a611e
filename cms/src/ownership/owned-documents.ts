import type { Core } from '@strapi/strapi';

/** Types that belong to a project, and the way from them to it. */
const WAY_TO_PROJECT: Readonly<Record<string, string | null>> = {
  'api::project.project': null,
  'api::consultation.consultation': 'project',
  'api::calendar-event.calendar-event': 'project',
  'api::synthesis.synthesis': 'consultation.project',
};

export interface Owner {
  readonly id: number;
  readonly roles?: readonly { readonly code: string }[];
}

/** Whose projects a role is held to; a person with another role besides is not held at all. */
const HELD: Readonly<Record<string, (user: Owner) => object>> = {
  'project-lead': (user) => ({ leads: { id: user.id } }),
  'commune-editor': (user) => ({ communes: { members: { id: user.id } } }),
};

export function isOwnable(uid: string): boolean {
  return uid in WAY_TO_PROJECT;
}

/** Null when the person is not held to own projects; else the filter that their projects pass. */
export function ownProjects(user: Owner): object | null {
  const codes = (user.roles ?? []).map(({ code }) => code);
  const filters = codes.map((code) => HELD[code]?.(user));
  if (codes.length === 0 || filters.some((filter) => filter === undefined)) return null;
  return { $or: filters };
}

/** Ids of the documents of a type that belong to the person's projects. */
export async function ownDocumentIds(strapi: Core.Strapi, uid: string, user: Owner): Promise<string[]> {
  const filter = ownProjects(user);
  if (filter === null) return [];
  const rows = await strapi.db
    .query(uid as 'api::project.project')
    .findMany({ select: ['documentId'], where: below(uid, filter) });
  return [...new Set(rows.map(({ documentId }) => documentId as string))];
}

/** Whether every row of the document, draft and published, belongs to the person's projects. */
export async function owns(strapi: Core.Strapi, uid: string, documentId: string, user: Owner): Promise<boolean> {
  const filter = ownProjects(user);
  if (filter === null) return true;
  const query = strapi.db.query(uid as 'api::project.project');
  const all = await query.findMany({ select: ['id'], where: { documentId } });
  const own = await query.findMany({ select: ['id'], where: { $and: [{ documentId }, below(uid, filter)] } });
  const ownIds = new Set(own.map(({ id }) => id));
  return all.length > 0 && all.every(({ id }) => ownIds.has(id));
}

/** Whether a meeting names a consultation of somebody else's project. */
export async function isTiedToOthers(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
  user: Owner,
): Promise<boolean> {
  const filter = ownProjects(user);
  if (filter === null || uid !== 'api::calendar-event.calendar-event') return false;
  const query = strapi.db.query(uid);
  const tied = await query.count({ where: { documentId, consultation: { id: { $notNull: true } } } });
  return tied !== (await query.count({ where: { documentId, consultation: { project: filter } } }));
}

/** What hangs on a project, as `uid documentId`. The project can draw it to itself by its own side of the relation. */
export async function childrenOf(strapi: Core.Strapi, project: string | undefined): Promise<Set<string>> {
  return project === undefined ? new Set() : childrenWhere(strapi, { project: { documentId: project } });
}

export async function ownChildren(strapi: Core.Strapi, user: Owner): Promise<Set<string>> {
  return childrenWhere(strapi, { project: ownProjects(user) ?? {} });
}

async function childrenWhere(strapi: Core.Strapi, where: object): Promise<Set<string>> {
  const found = new Set<string>();
  for (const uid of ['api::consultation.consultation', 'api::calendar-event.calendar-event'] as const) {
    const rows = await strapi.db.query(uid).findMany({ select: ['documentId'], where });
    for (const { documentId } of rows) found.add(`${uid} ${documentId}`);
  }
  return found;
}

function below(uid: string, filter: object): object {
  const way = WAY_TO_PROJECT[uid];
  return (way ? way.split('.').reverse() : []).reduce((inner, step) => ({ [step]: inner }), filter);
}
