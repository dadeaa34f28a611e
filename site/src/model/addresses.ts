import type { PublicChange } from '@aggloforum/publisher/contract';
import { CHUNK } from './ordered-list.ts';
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
  '/plan-du-site/',
  '/404/',
  '/composants/',
  '/flux.xml',
  '/calendrier.ics',
  '/donnees/projets.json',
  '/donnees/projets.schema.json',
  '/robots.txt',
  '/.well-known/security.txt',
];

/** Stands for the files of the sitemap, which are made from the addresses and not from a page. */
export const SITEMAP = '/sitemap-index.xml';

/** Stands for the file that says where short addresses lead. */
export const SHORT_LINKS = '/c/';

/** Everything that takes its time: written after what readers look at first. */
const SETTLED =
  /^\/(sitemap-index\.xml|c\/|calendrier\.ics|donnees\/projets\.json|plan-du-site\/|(archives|calendrier|syntheses)\/[^/]+\/|projets\/[^/]+\/[^/]+\/(affiche\.pdf|qr\.svg))$/;

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

export function addressesOfReference({ type, id, row }: PublicChange): string[] {
  if (row === null) return [];
  if (type === 'commune' || type === 'theme') return [`/projets/${type}/${row.slug}/`];
  if (type === 'page') return [`/${row.slug}/`];
  if (type === 'charter') return ['/charte/'];
  // A document that was withdrawn has a page too: one that says so.
  return type === 'withdrawal' ? [`/retire${id}${id.endsWith('/') ? '' : '/'}`] : [];
}

/** The pages of a list beyond its first one, and the years that hold something. */
export function addressesOfList(name: string, length: number): string[] {
  const [family = '', member = ''] = name.split(/:(.*)/s);
  if (length > 0 && member !== '' && family in YEARS) return [`${YEARS[family]}${member}/`];
  const front = frontOf(family, member);
  if (front === null) return [];
  const pages = Math.ceil(length / CHUNK);
  return family === 'phase' && isOrderedByLife(member) ? numbered(front, 2, pages) : numbered(front, 1, pages - 1);
}

/** The list of all projects: its last page is the first one that people see. */
export function addressesOfSlots(last: number): string[] {
  return numbered('/projets/', 1, last - 1);
}

const YEARS: Readonly<Record<string, string>> = {
  archived: '/archives/',
  past: '/calendrier/',
  syntheses: '/syntheses/',
};

function frontOf(family: string, member: string): string | null {
  if (family === 'commune' || family === 'theme') return `/projets/${family}/${member}/`;
  const phase = family === 'phase' ? PHASE_ORDER.find((one) => one === member) : undefined;
  return phase === undefined ? null : `/projets/phase/${phaseWords(phase).slug}/`;
}

/** What is still to come is shown by date, from the first page on; what is over, from the last published back. */
export function isOrderedByLife(phase: string): boolean {
  return phase === 'open' || phase === 'announced' || phase === 'suspended';
}

function numbered(front: string, from: number, to: number): string[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${front}page/${from + index}/`);
}
