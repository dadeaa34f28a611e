import { midnightAfter, type Passed, type Phase, startOf } from '@aggloforum/concertation/contract';
import { momentOf } from './life.ts';
import { BlockList } from './block-list.ts';
import { ChunkList } from './chunk-list.ts';
import { type Membership, OrderedList } from './ordered-list.ts';
import { isOver, PHASE_ORDER } from './phases.ts';
import type { ConsultationView, EventView, ProjectView, SynthesisView } from './view.ts';
import { archiveYear } from './archive-year.ts';

/** A meeting stays in the calendar that people subscribe to for a year. */
const DAYS_IN_CALENDAR = 365;

type ProjectList = 'projects' | 'data' | `phase:${Phase}` | `commune:${string}` | `theme:${string}`;
type ConsultationList =
  | 'open'
  | 'announced'
  | 'relays-open'
  | 'over'
  | 'archived'
  | `archived:${string}`
  | 'promises'
  | 'told'
  | 'expected'
  | 'late'
  | 'updated';
type EventList = 'meetings' | 'upcoming' | 'subscribed' | `past:${string}`;
type SynthesisList = 'syntheses' | `syntheses:${string}`;

/** What the items of a list are, by the list's name. */
export type ItemOf<L extends ListName> = L extends ProjectList
  ? ProjectView
  : L extends ConsultationList
    ? ConsultationView
    : L extends EventList
      ? EventView
      : SynthesisView;
export type ListName = ProjectList | ConsultationList | EventList | SynthesisList;
/** Families of lists of which only those that hold something are told. */
export type ListFamily = 'archived' | 'past' | 'syntheses';

/** Cards on one page of a list of projects, and projects in one file of open data: no more than this. */
const MOST: Readonly<Record<string, number>> = { projects: 32, commune: 32, theme: 32, phase: 32, data: 512 };
const BY_DATE = new Set(PHASE_ORDER.filter((phase) => !isOver(phase)).map((phase) => `phase:${phase}`));

/** What is still to come is shown by date; projects that stay are cut by slot. */
export function emptyList(name: string): OrderedList {
  if (BY_DATE.has(name)) return new ChunkList(name);
  const most = MOST[name.split(':')[0] ?? ''];
  return most === undefined ? new OrderedList(name) : new BlockList(name, most);
}

/** The lists that a project and what hangs on it stand in, with their places. */
export function membershipsOf(project: ProjectView, passed: Passed): Membership[] {
  return [
    ...ofProject(project),
    ...project.consultations.flatMap((item) => ofConsultation(item, passed)),
    ...project.events.flatMap((event) => ofEvent(event, passed)),
    ...project.consultations.flatMap(({ syntheses }) =>
      syntheses.flatMap((synthesis) => ofSynthesis(synthesis, `project:${project.slug}`)),
    ),
  ];
}

function ofProject(item: ProjectView): Membership[] {
  const slot = String(item.slot).padStart(8, '0');
  const entry = (list: ProjectList, key = slot): Membership => ({
    list,
    key,
    id: item.slug,
    owner: `project:${item.slug}`,
    item,
  });
  // One list for each commune, whether the project or one of its consultations names it.
  const communes = new Set([item, ...item.consultations].flatMap((one) => one.communes.map(({ slug }) => slug)));
  return [
    entry('projects'),
    entry('data'),
    entry(`phase:${item.phase}`, isOver(item.phase) ? slot : momentOf(item)),
    ...[...communes].map((slug) => entry(`commune:${slug}`)),
    ...item.themes.map(({ slug }) => entry(`theme:${slug}`)),
  ];
}

function ofConsultation(item: ConsultationView, passed: Passed): Membership[] {
  const entry = (list: ConsultationList, key: string): Membership => ({
    list,
    key,
    id: item.ref,
    owner: `project:${item.project.slug}`,
    item,
  });
  const ours = item.origin !== 'relay';
  const over = isOver(item.phase);
  const moment = momentOf(item);
  const lists: Membership[] = [entry('updated', item.updatedAt)];
  if (item.phase === 'open') lists.push(entry(ours ? 'open' : 'relays-open', moment));
  if (item.phase === 'announced') lists.push(entry('announced', moment));
  if (over) lists.push(entry('archived', moment), entry(`archived:${archiveYear(item)}`, moment));
  if (over && ours && item.phase !== 'undated') lists.push(entry('over', moment));
  return [...lists, ...owed(item, passed).map((list) => entry(list, item.reportBackBy ?? ''))];
}

/** What is owed to the public: only our own consultations owe it, archives and relays do not. */
function owed(item: ConsultationView, passed: Passed): ('promises' | 'told' | 'expected' | 'late')[] {
  if (item.origin !== 'native' || item.phase === 'cancelled') return [];
  if (item.phase === 'reported-back' || item.phase === 'settled') return ['told'];
  const promised = item.reportBackBy === null ? [] : (['promises'] as const);
  if (!isOver(item.phase)) return [...promised];
  const late = item.phase === 'closed' && item.reportBackBy !== null && passed(startOf(item.reportBackBy));
  return [...promised, late ? 'late' : 'expected'];
}

function ofEvent(item: EventView, passed: Passed): Membership[] {
  const entry = (list: EventList): Membership => ({
    list,
    key: item.starts,
    id: item.id,
    owner: `project:${item.project.slug}`,
    item,
  });
  if (!item.over) {
    return [entry('upcoming'), entry('subscribed'), ...(item.kind === 'milestone' ? [] : [entry('meetings')])];
  }
  const forgotten = passed(midnightAfter(item.starts, DAYS_IN_CALENDAR));
  return [entry(`past:${item.starts.slice(0, 4)}`), ...(forgotten ? [] : [entry('subscribed')])];
}

export function ofSynthesis(item: SynthesisView, owner: string): Membership[] {
  const entry = (list: SynthesisList): Membership => ({ list, key: item.publishedAt, id: item.slug, owner, item });
  return [entry('syntheses'), entry(`syntheses:${item.publishedAt.slice(0, 4)}`)];
}
