import type { PublicChange } from '@aggloforum/publisher/contract';
import { BlockList } from './block-list.ts';
import { ChunkList } from './chunk-list.ts';
import type { OrderedList } from './ordered-list.ts';
import { PHASE_ORDER, phaseWords } from './phases.ts';
import { kitOf } from './kit.ts';
import type { ProjectView } from './view.ts';

/** What stands whatever is published. A list of projects stands although nothing is in it: its address has been told. */
export const STANDING_ADDRESSES: readonly string[] = [
  '/',
  '/projets/',
  ...PHASE_ORDER.map((phase) => `/projets/phase/${phaseWords(phase).slug}/`),
  '/calendrier/',
  '/syntheses/',
  '/archives/',
  '/annuaire/',
  '/contact/',
  '/plan-du-site/',
  '/404/',
  '/composants/',
  '/flux.xml',
  '/calendrier.ics',
  '/donnees/projets.json',
  '/donnees/projets.schema.json',
  '/moderation/',
  '/donnees/moderation.json',
  '/donnees/moderation.schema.json',
  '/donnees/commentaires.schema.json',
  '/robots.txt',
  '/.well-known/security.txt',
];

/** Stands for the files of the sitemap, which are made from the addresses and not from a page. */
export const SITEMAP = '/sitemap-index.xml';

/** Stands for the file that says where short addresses lead. */
export const SHORT_LINKS = '/c/';

/** Everything that takes its time: written after what readers look at first. */
const SETTLED =
  /^\/(sitemap-index\.xml|c\/|calendrier\.ics|donnees\/(projets(\/\d+)?|moderation|commentaires\/.*)\.json|moderation\/|plan-du-site\/|(archives|calendrier|syntheses)\/[^/]+\/|projets\/[^/]+\/[^/]+\/(affiche\.pdf|qr\.svg))$/;

export function isSettled(address: string): boolean {
  return SETTLED.test(address);
}

/** A document is copied, not rendered. */
export function isDocument(address: string): boolean {
  return address.startsWith('/documents/');
}

/** Pages that search engines are told about: not the page of components, nor what stands for something withdrawn. */
export function isInSitemap(address: string): boolean {
  return address.endsWith('/') && !/^\/(composants|retire|404|500|documents)\//.test(address);
}

export function addressesOfProject(project: ProjectView): string[] {
  const files = project.consultations.flatMap(({ documents, syntheses }) => [
    ...documents,
    ...syntheses.flatMap(({ document }) => document ?? []),
  ]);
  return [
    project.path,
    `${project.path}flux.xml`,
    `${project.path}calendrier.ics`,
    ...project.consultations.flatMap((consultation) => [consultation.path, ...(kitOf(consultation)?.files ?? [])]),
    ...(project.cover === null ? [] : [project.cover.path]),
    ...files.flatMap(({ file }) => (file === null ? [] : [file.path])),
  ];
}

/** The first page of a thread stands on the page of its consultation. */
export function addressesOfThread(ref: string, pages: readonly number[]): string[] {
  return pages.flatMap((number) => [
    commentsData(ref, number),
    ...(number === 1 ? [] : [commentsPage(`/projets/${ref}/`, number)]),
  ]);
}

export function commentsPage(consultationPath: string, number: number): string {
  return number === 1 ? consultationPath : `${consultationPath}commentaires/${number}/`;
}

export function commentsData(ref: string, number: number): string {
  return `/donnees/commentaires/${ref}${number === 1 ? '' : `/${number}`}.json`;
}

export function addressesOfReference({ type, id, row }: PublicChange): string[] {
  if (row === null) return [];
  if (type === 'commune' || type === 'theme') return [`/projets/${type}/${row.slug}/`];
  if (type === 'page') return [`/${row.slug}/`];
  if (type === 'charter') return ['/charte/'];
  // A document that was withdrawn has a page too: one that says so.
  return type === 'withdrawal' ? [`/retire${id}${id.endsWith('/') ? '' : '/'}`] : [];
}

/** The pages of a list beyond its first one, and the years that hold something. */
export function addressesOfList(list: OrderedList): string[] {
  const [family = '', member = ''] = list.name.split(/:(.*)/s);
  if (member !== '' && family in YEARS) return list.length > 0 ? [`${YEARS[family]}${member}/`] : [];
  const front = frontOf(family, member);
  if (front === null) return [];
  const at = (number: number) => (family === 'data' ? `${front}${number}.json` : `${front}page/${number}/`);
  // The last block stands on the first page that people see.
  if (list instanceof BlockList) return list.numbers.slice(0, -1).map(at);
  const chunks = list instanceof ChunkList ? list.chunks : 0;
  return Array.from({ length: Math.max(0, chunks - 1) }, (_, index) => at(index + 2));
}

const YEARS: Readonly<Record<string, string>> = {
  archived: '/archives/',
  past: '/calendrier/',
  syntheses: '/syntheses/',
};

function frontOf(family: string, member: string): string | null {
  if (family === 'projects') return '/projets/';
  if (family === 'data') return '/donnees/projets/';
  if (family === 'commune' || family === 'theme') return `/projets/${family}/${member}/`;
  const phase = family === 'phase' ? PHASE_ORDER.find((one) => one === member) : undefined;
  return phase === undefined ? null : `/projets/phase/${phaseWords(phase).slug}/`;
}
