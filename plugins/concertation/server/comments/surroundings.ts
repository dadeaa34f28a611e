import type { Core } from '@strapi/strapi';
import type { Ownership } from '../../core/access.ts';
import type { CommentedConsultation } from '../../core/comments/may-comment.ts';
import type { PublicPolicy } from '../../core/comments/sentences.ts';
import type { CommentsSwitch } from '../../core/participation.ts';
import { isVisible, type Passed } from '../../core/phase.ts';
import { type Policies, policiesByCode } from '../moderation/policies.ts';
import { charterOf, charterVersionOf } from './charter.ts';
import {
  CONSULTATION,
  documentsOf,
  ownershipIn,
  phaseFactsIn,
  PROJECT,
  PUBLISHED,
  type Row,
  rowOf,
  string,
} from '../services/editorial.ts';
import type { Dossiers } from '../services/dossiers.ts';
import { type ConsultationName, nameOfConsultation } from '../services/public-names.ts';
import type { Participation } from '../services/participation.ts';
import { SinceLastChange } from '../services/since-last-change.ts';
import { tableOf } from '../tables.ts';
import { idsBelow } from '../services/below.ts';

interface Published {
  readonly row: Row;
  readonly comments: CommentsSwitch;
}

const COMMENTS_OFF: CommentsSwitch = { state: 'off', from: null, to: null, reason: null, policy: null };

/** What stands where nothing has a public name any more. */
const NAMELESS: ConsultationName = {
  project: { title: 'Projet hors ligne', slug: '' },
  consultation: { title: 'Consultation hors ligne', slug: '' },
};

/** A consultation that is public, as its comments need it. */
export interface PublicConsultationView extends CommentedConsultation {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly project: { readonly id: string; readonly slug: string; readonly title: string };
  readonly policy: PublicPolicy;
}

/** Any consultation, as the staff knows it. */
export interface StaffConsultation {
  readonly id: string;
  readonly title: string;
  readonly project: string;
  readonly projectTitle: string;
  readonly path: string;
  readonly legalRegister: boolean;
  readonly ownership: Ownership;
  readonly department: string | null;
  /** Name of the owning department; empty where there is none. */
  readonly service: string;
  readonly policyCode: string;
  readonly policy: PublicPolicy;
}

/** What stands around a comment: its consultation and project, the policy in force, the charter. */
export const commentSurroundings = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const passed: Passed = (instant) => part<Dossiers>('dossiers').passed(instant);

  /** Those that the public sees, of a public project. */
  const shown = async (published: readonly Published[]): Promise<PublicConsultationView[]> => {
    const visible = published.filter(({ row }) => isShown(row, passed));
    const usual = visible.every(({ comments }) => comments.policy !== null)
      ? null
      : (await part<Policies>('policies').byDefault()).policy;
    return visible.flatMap(({ row, comments }) => {
      const policy = comments.policy ?? usual;
      return policy === null ? [] : [{ ...toPublic(row), comments, policy }];
    });
  };

  const ofProjects = new SinceLastChange<readonly Published[]>(strapi);
  const charterVersions = new SinceLastChange<{ readonly version: string | null }>(strapi);

  /** The staff's word is the newest: drafts; a consultation that only its archive knows falls back to what is public. */
  const consultations = async (where: object): Promise<ReadonlyMap<string, StaffConsultation>> => {
    const populate = { project: { populate: { leads: true, communes: true, department: true } }, procedure: true };
    const rows = await tableOf(strapi, CONSULTATION).findMany({
      where: { ...where, publishedAt: { $null: true } },
      populate,
      orderBy: { id: 'asc' },
    });
    const settings = await part<Participation>('participation').policyCodesOf(rows.map((row) => row.documentId));
    const usual = await part<Policies>('policies').byDefault();
    const policies = await policiesByCode(strapi, [...settings.values()]);
    return new Map(
      rows.map((row) => {
        const code = settings.get(row.documentId) ?? usual.code;
        return [row.documentId, toStaff(row, code, policies.get(code) ?? usual.policy)];
      }),
    );
  };

  return {
    ofProject: async (slug: string) =>
      shown(
        await ofProjects.get(slug, async () =>
          publishedConsultations(strapi, {
            documentId: { $in: await idsBelow(strapi, { slug, ...PUBLISHED }, 'consultations') },
          }),
        ),
      ),
    publicById: async (id: string) =>
      (await shown(await publishedConsultations(strapi, { documentId: id })))[0] ?? null,
    consultations,
    /** What its authors are told, whatever the staff has in hand. */
    named: async (id: string): Promise<ConsultationName> => (await nameOfConsultation(strapi, id)) ?? NAMELESS,
    one: async (id: string) => (await consultations({ documentId: id })).get(id) ?? null,
    charter: async () => charterOf(strapi),
    charterVersion: async () =>
      (await charterVersions.get('', async () => ({ version: await charterVersionOf(strapi) }))).version,
    projectExists: async (slug: string) =>
      (await documentsOf(strapi, PROJECT).findMany({ status: 'published', filters: { slug }, limit: 1 })).length > 0,
  };
};

export type CommentSurroundings = ReturnType<typeof commentSurroundings>;

/** Seen or not by now. */
async function publishedConsultations(strapi: Core.Strapi, where: object): Promise<Published[]> {
  const rows = await tableOf(strapi, CONSULTATION).findMany({
    where: { ...where, ...PUBLISHED },
    populate: { project: { where: PUBLISHED }, procedure: true, facts: true },
    orderBy: { id: 'asc' },
  });
  const participation = strapi.plugin('concertation').service('participation') as Participation;
  const switches = await participation.publicSwitchesOf(rows.map((row) => row.documentId));
  return rows.map((row) => ({ row, comments: switches.get(row.documentId) ?? COMMENTS_OFF }));
}

function isShown(row: Row, passed: Passed): boolean {
  const project = rowOf(row['project']);
  if (project === null || rowOf(row['procedure']) === null) return false;
  return [row, project].every((one) => isVisible(string(one['visibleFrom']) || null, passed)) && isPublished(project);
}

function isPublished(row: Row): boolean {
  return row['publishedAt'] !== null && row['publishedAt'] !== undefined;
}

function toPublic(row: Row): Omit<PublicConsultationView, 'comments' | 'policy'> {
  const project = rowOf(row['project']);
  const origin = string(row['origin']);
  return {
    id: row.documentId,
    slug: string(row['slug']),
    title: string(row['title']),
    project: {
      id: project?.documentId ?? '',
      slug: string(project?.['slug']),
      title: string(project?.['title']),
    },
    origin: origin === 'archive' || origin === 'relay' ? origin : 'native',
    legalRegister: rowOf(row['procedure'])?.['legalRegister'] === true,
    ...phaseFactsIn(row),
  };
}

function toStaff(row: Row, policyCode: string, policy: PublicPolicy): StaffConsultation {
  const project = rowOf(row['project']);
  return {
    id: row.documentId,
    title: string(row['title']),
    project: project?.documentId ?? '',
    projectTitle: string(project?.['title']),
    path: `/projets/${string(project?.['slug'])}/${string(row['slug'])}/`,
    legalRegister: rowOf(row['procedure'])?.['legalRegister'] === true,
    ownership: ownershipIn(project),
    department: rowOf(project?.['department'])?.documentId ?? null,
    service: string(rowOf(project?.['department'])?.['name']),
    policyCode,
    policy,
  };
}
