import { startOf } from '@aggloforum/concertation/contract';
import type { Core } from '@strapi/strapi';
import type { PublicChange } from '../../contract/changes.ts';
import { shortLink } from '../../contract/short-link.ts';
import type { PublicConsultation, PublicDocument } from '../../contract/snapshot.ts';
import type { Standing } from '../../core/ledger.ts';
import { PUBLISHED, tableOf, UID } from '../tables.ts';

const NOBODY_IN_PARTICULAR = 'Direction de la communication';

interface Around {
  readonly slug: string;
  readonly visibleFrom: string | null;
}
interface ProjectAround extends Around {
  readonly department: { readonly name: string } | null;
  readonly consultations: readonly Around[];
}
interface Surroundings {
  /** The service that answers for a project. */
  service(project: string | undefined): string;
  /** The later of the instants until which the project, and the consultation in it, hide. */
  since(ref: string | null): string;
}

/** Where entries stand in public, by subject (`<type> <id>`); nowhere is an empty list. */
export async function standingsOf(
  strapi: Core.Strapi,
  changes: readonly PublicChange[],
  now: string,
): Promise<Map<string, Standing[]>> {
  const around = await surroundings(strapi, changes, now);
  return new Map(changes.map((change) => [`${change.type} ${change.id}`, standingsOfOne(change, around)]));
}

function standingsOfOne(change: PublicChange, around: Surroundings): Standing[] {
  if (change.row === null) return [];
  const page = (path: string, title: string, ref: string | null = null): Standing[] => {
    const [service, since] = [around.service(ref?.split('/')[0]), around.since(ref)];
    const files = (change.files ?? []).map((file): Standing => ({
      path: file.path,
      kind: 'file',
      title: titleOf(change, file.path),
      service,
      since,
    }));
    return [...(path === '' ? [] : [{ path, kind: 'page' as const, title, service, since }]), ...files];
  };
  const { row } = change;
  if (change.type === 'project') return page(`/projets/${change.row.slug}/`, change.row.title, change.row.slug);
  if (change.type === 'consultation') {
    const { code, title } = change.row;
    const [own, ...files] = page(`/projets/${refOf(change.row)}/`, title, refOf(change.row));
    const short = own && code !== null ? [{ ...own, path: shortLink(code), kind: 'short' as const }] : [];
    return [...(own ? [own] : []), ...short, ...files];
  }
  if (change.type === 'synthesis') return page('', change.row.title, change.row.consultation);
  if (change.type === 'page') return page(`/${change.row.slug}/`, change.row.title);
  if (change.type === 'commune') return page(`/projets/commune/${change.row.slug}/`, change.row.name);
  if (change.type === 'theme') return page(`/projets/theme/${change.row.slug}/`, change.row.name);
  throw new Error(`publisher: no address for ${JSON.stringify(row)}`);
}

const refOf = ({ project, slug }: PublicConsultation) => `${project}/${slug}`;

function titleOf(change: PublicChange, path: string): string {
  if (change.type === 'project') return change.row?.title ?? '';
  const shown = documentsOf(change).find(({ file }) => file?.path === path);
  return shown?.title ?? '';
}

function documentsOf(change: PublicChange): readonly PublicDocument[] {
  if (change.type === 'consultation') return change.row?.documents ?? [];
  if (change.type === 'synthesis') return change.row?.document ? [change.row.document] : [];
  return [];
}

/** From the side of the projects, however many entries there are: their addresses have an index. */
async function surroundings(strapi: Core.Strapi, changes: readonly PublicChange[], now: string): Promise<Surroundings> {
  const refs = changes.flatMap((change) => {
    if (change.type === 'project') return change.row ? [change.row.slug] : [];
    if (change.type === 'consultation') return change.row ? [refOf(change.row)] : [];
    return change.type === 'synthesis' && change.row?.consultation ? [change.row.consultation] : [];
  });
  const slugs = [...new Set(refs.map((ref) => ref.split('/')[0] ?? ''))];
  const select = ['slug', 'visibleFrom'];
  const projects = await tableOf<ProjectAround>(strapi, UID.project).findMany({
    where: { ...PUBLISHED, slug: { $in: slugs } },
    select,
    populate: { department: { select: ['name'] }, consultations: { where: PUBLISHED, select } },
  });
  const hidden = new Map(
    projects.flatMap(({ slug, visibleFrom, consultations }) => [
      [slug, visibleFrom] as const,
      ...consultations.map((one) => [`${slug}/${one.slug}`, one.visibleFrom] as const),
    ]),
  );
  const services = new Map(projects.map((row) => [row.slug, row.department?.name]));
  return {
    service: (project) => services.get(project ?? '') ?? NOBODY_IN_PARTICULAR,
    since: (ref) => {
      const moments = ref === null ? [] : [hidden.get(ref.split('/')[0] ?? ''), hidden.get(ref)];
      const instants = moments.flatMap((moment) => (moment ? [new Date(startOf(moment)).toISOString()] : []));
      return instants.toSorted((a, b) => (a < b ? 1 : -1))[0] ?? now;
    },
  };
}
