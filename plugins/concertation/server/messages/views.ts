import type { Core } from '@strapi/strapi';
import type { HistoryEntry, MessageItem, MessageView } from '../../contract/message-desk.ts';
import { mayOnMessage, type MessageActor, type MessageStanding } from '../../core/messages/access.ts';
import { daysLeft } from '../../core/messages/due.ts';
import { ACTS, type MessageActName, stateAfter } from '../../core/messages/words.ts';
import { string, CONSULTATION } from '../services/editorial.ts';
import { staffName } from '../../core/staff-name.ts';
import type { AdminUser } from '../services/people.ts';
import { type ActRow, historyOf, type MessageRow } from './message-rows.ts';
import { DEPARTMENT, type MessageProject, type MessageSurroundings } from './surroundings.ts';
import { tableOf } from '../tables.ts';

/** What a list needs to name things, read in a few questions however many messages there are. */
export interface Names {
  readonly projects: ReadonlyMap<string, MessageProject>;
  readonly departments: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<number, string>;
  readonly consultations: ReadonlyMap<string, string>;
}

export async function namesFor(strapi: Core.Strapi, rows: readonly MessageRow[]): Promise<Names> {
  const around = strapi.plugin('concertation').service('messageSurroundings') as MessageSurroundings;
  const ids = (name: 'project' | 'register') => [...new Set(rows.flatMap((row) => row[name] ?? []))];
  const people = [...new Set(rows.flatMap(({ assignee }) => assignee ?? []))];
  const users = (await strapi.db.query('admin::user').findMany({ where: { id: { $in: people } } })) as AdminUser[];
  const departments = await tableOf(strapi, DEPARTMENT).findMany({});
  const registers = ids('register');
  const consultations =
    registers.length === 0 ? [] : await tableOf(strapi, CONSULTATION).findMany({ where: { documentId: registers } });
  return {
    projects: await around.projects({ documentId: { $in: ids('project') } }),
    departments: new Map(departments.map((row) => [row.documentId, string(row['name'])])),
    people: new Map(users.map((user) => [user.id, staffName(user)])),
    consultations: new Map(consultations.map((row) => [row.documentId, string(row['title'])])),
  };
}

/** What the access rules look at. A project that is gone belongs to nobody but those who see everything. */
export function standingOf(row: MessageRow, { projects }: Pick<Names, 'projects'>): MessageStanding {
  const { department, assignee } = row;
  const gone = { leads: [], communes: [] };
  return {
    ownership: row.project === null ? null : (projects.get(row.project)?.ownership ?? gone),
    department,
    assignee,
  };
}

export function itemOf(row: MessageRow, names: Names, now: number): MessageItem {
  const project = row.project === null ? undefined : names.projects.get(row.project);
  return {
    id: row.documentId,
    version: row.version,
    reference: row.reference,
    kind: row.kind,
    channel: row.channel,
    state: row.state,
    subject: row.subject ?? 'Message effacé, publication gardée',
    receivedAt: row.receivedAt,
    dueOn: row.dueOn,
    left: row.state === 'waiting' ? daysLeft(row.dueOn, now) : null,
    project: project === undefined ? null : { id: project.id, title: project.title },
    department: row.department === null ? null : (names.departments.get(row.department) ?? null),
    assignee: row.assignee === null ? null : (names.people.get(row.assignee) ?? null),
    forRegister: row.state === 'waiting' && row.register ? (names.consultations.get(row.register) ?? null) : null,
  };
}

export async function viewOf(
  strapi: Core.Strapi,
  row: MessageRow,
  names: Names,
  actor: MessageActor,
  now: number,
): Promise<MessageView> {
  const standing = standingOf(row, names);
  const history = await historyOf(strapi, row.documentId);
  const author = { name: row.name, email: row.email, confirmed: row.confirmedAt !== null };
  const seesAuthor = mayOnMessage(actor, 'see-authors', standing);
  return {
    ...itemOf(row, names, now),
    body: row.body ?? '',
    ...(seesAuthor ? { author } : {}),
    departmentId: row.department,
    assigneeId: row.assignee,
    workingDays: row.workingDays,
    publishable: row.publishable === true,
    published: row.publishedAt === null ? null : { question: row.publicQuestion ?? '', answer: row.publicAnswer ?? '' },
    history: history.map((entry) => entryOf(entry, seesAuthor)),
    may: mayOnMessage(actor, 'handle-messages', standing) ? possibleActs(row) : [],
  };
}

/** What colleagues write to each other may name whoever wrote to us: it stays with those who may know. */
function entryOf({ at, by, act, to, text }: ActRow, seesAuthor: boolean): HistoryEntry {
  const told = seesAuthor || act === 'answered' || act === 'closed';
  return { at, by, act, to: to ?? null, text: told ? (text ?? null) : null };
}

function possibleActs(row: MessageRow): (MessageActName | 'erase')[] {
  const acts = (Object.keys(ACTS) as MessageActName[]).filter(
    (act) => stateAfter(row.state, act) !== null && fits(row, act),
  );
  return row.state === 'erased' ? acts : [...acts, 'erase'];
}

/** Beyond the state: what has a meaning for this message. */
export function fits(row: MessageRow, act: MessageActName): boolean {
  const isPublic = row.publishedAt !== null;
  if (act === 'passed-on') return row.register !== null;
  if (act === 'consented') return row.publishable !== true && row.project !== null;
  if (act === 'withheld') return row.publishable === true;
  if (act === 'unpublished') return isPublic;
  // A question is made public with its answer; an idea may stand alone.
  if (act === 'published')
    return row.publishable === true && row.project !== null && (row.kind === 'idea' || row.state === 'answered');
  return true;
}
