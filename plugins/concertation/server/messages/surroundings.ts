import type { Core } from '@strapi/strapi';
import type { RegisterPointer } from '../../contract/messages.ts';
import type { Ownership } from '../../core/access.ts';
import { isVisible, phaseOf } from '../../core/phase.ts';
import { type Service, USUAL_PROMISE } from '../../core/messages/receipt.ts';
import { nameOfProject } from '../services/public-names.ts';
import {
  CONSULTATION,
  documentsOf,
  ownershipIn,
  phaseFactsIn,
  PROJECT,
  type Row,
  rowOf,
  string,
} from '../services/editorial.ts';
import type { Dossiers } from '../services/dossiers.ts';
import { tableOf } from '../tables.ts';
import { idsBelow } from '../services/below.ts';

export const DEPARTMENT = 'api::department.department';
const SETTINGS = 'api::site-settings.site-settings';

export interface OpenRegister extends RegisterPointer {
  readonly consultation: string;
}

/** A project as messages need it: where it stands, whose it is. */
export interface MessageProject {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly department: string | null;
  readonly ownership: Ownership;
}

/** What stands around a message: its project, who answers for it, within how many days. */
export const messageSurroundings = ({ strapi }: { strapi: Core.Strapi }) => {
  const passed = (instant: number) => (strapi.plugin('concertation').service('dossiers') as Dossiers).passed(instant);

  /** A public project by its slug; null for what the public does not see. */
  const publicProject = async (slug: string): Promise<MessageProject | null> => {
    const populate = { department: true, leads: true, communes: true };
    const [row] = await documentsOf(strapi, PROJECT).findMany({ status: 'published', filters: { slug }, populate });
    return row && isVisible(string(row['visibleFrom']) || null, passed) ? toProject(row) : null;
  };

  /** Whose a project is, is read from its draft: the newest word counts. */
  const projects = async (where?: object): Promise<Map<string, MessageProject>> => {
    const populate = { department: true, leads: true, communes: true };
    const rows = await tableOf(strapi, PROJECT).findMany({
      where: { ...where, publishedAt: { $null: true } },
      populate,
    });
    return new Map(rows.map((row) => [row.documentId, toProject(row)]));
  };

  const projectOf = async (id: string | null): Promise<MessageProject | null> =>
    id === null ? null : ((await projects({ documentId: id })).get(id) ?? null);

  /** What a citizen is told of it: a title that is public, or was last. */
  const publicTitleOf = async (id: string | null): Promise<string | null> =>
    id === null ? null : ((await nameOfProject(strapi, id))?.title ?? null);

  const serviceOf = async (department: string | null) => serviceFor(strapi, department);

  const reportingApp = async (): Promise<string | null> =>
    string((await tableOf(strapi, SETTINGS).findOne({}))?.['reportingAppUrl']) || null;

  /** The legal register that is open on this project now, if there is one. */
  const registerOf = async (project: MessageProject): Promise<OpenRegister | null> => {
    const ids = await idsBelow(strapi, { documentId: project.id }, 'consultations');
    const rows = await documentsOf(strapi, CONSULTATION).findMany({
      status: 'published',
      filters: { documentId: { $in: ids }, project: { documentId: project.id } },
      populate: { procedure: true, facts: true },
      limit: -1,
    });
    const row = rows.find(
      (one) =>
        rowOf(one['procedure'])?.['legalRegister'] === true &&
        isVisible(string(one['visibleFrom']) || null, passed) &&
        ['open', 'suspended'].includes(phaseOf(phaseFactsIn(one), passed)),
    );
    return row ? toRegister(row, project) : null;
  };

  /** That of a consultation which may have closed since; null for one that is public no more. */
  const registerNamed = async (consultation: string): Promise<OpenRegister | null> => {
    const asked = { documentId: consultation, status: 'published' as const, populate: { project: true } };
    const row = await documentsOf(strapi, CONSULTATION).findOne(asked);
    const project = rowOf(row?.['project']);
    return row && project ? toRegister(row, { slug: string(project['slug']) }) : null;
  };

  return { publicProject, projects, projectOf, publicTitleOf, serviceOf, reportingApp, registerOf, registerNamed };
};

export type MessageSurroundings = ReturnType<typeof messageSurroundings>;

/** Without a department, the service of participation answers: what the site's settings say of it. */
async function serviceFor(
  strapi: Core.Strapi,
  department: string | null,
): Promise<Service & { readonly workingDays: number }> {
  const row =
    department === null ? null : await tableOf(strapi, DEPARTMENT).findOne({ where: { documentId: department } });
  const settings = await tableOf(strapi, SETTINGS).findOne({});
  const usual = (name: string) => string(settings?.[name]);
  const organisation = usual('organisation') || usual('siteName');
  return {
    name: row ? string(row['name']) : `Service de la participation${organisation ? `, ${organisation}` : ''}`,
    email: string(row?.['email']) || usual('contactEmail'),
    phone: string(row?.['phone']) || usual('contactPhone'),
    address: string(row?.['address']) || usual('postalAddress'),
    workingDays: Number(row?.['replyWorkingDays'] ?? USUAL_PROMISE) || USUAL_PROMISE,
  };
}

function toProject(row: Row): MessageProject {
  return {
    id: row.documentId,
    slug: string(row['slug']),
    title: string(row['title']),
    department: rowOf(row['department'])?.documentId ?? null,
    ownership: ownershipIn(row),
  };
}

function toRegister(row: Row, { slug }: Pick<MessageProject, 'slug'>): OpenRegister {
  return {
    consultation: row.documentId,
    title: string(row['title']),
    path: `/projets/${slug}/${string(row['slug'])}/`,
    registerUrl: string(row['registerUrl']) || null,
    email: string(row['contributionEmail']) || null,
    postalAddress: string(row['postalAddress']) || null,
  };
}
