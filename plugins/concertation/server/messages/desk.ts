import type { Core } from '@strapi/strapi';
import type { MessageItem, MessageList, MessageView, Promises } from '../../contract/message-desk.ts';
import { may } from '../../core/access.ts';
import { mayOnMessage, type MessageActor, type MessageAccess } from '../../core/messages/access.ts';
import { startOf } from '../../core/paris-time.ts';
import { parisDay, weekOf } from '../../core/working-days.ts';
import type { Reader } from '../services/reader.ts';
import { forbidden } from '../services/refusals.ts';
import { refused } from '../../core/refusal.ts';
import { ownershipOf } from '../services/kit.ts';
import { messageKitOf } from './kit.ts';
import { type MessageRow, messagesIn } from './message-rows.ts';
import type { MessageTeam } from './team.ts';
import { itemOf, namesFor, standingOf, viewOf } from './views.ts';
import type { AdminUser } from '../services/people.ts';

const PAGE = 25;
/** More than this waiting at once is read in pages; the desk of a territory holds some hundreds. */
const MOST = 5_000;

/** Not what is erased, unless something of it is still public. */
const STANDING = { $or: [{ state: { $ne: 'erased' } }, { publishedAt: { $notNull: true } }] };

export interface DeskFilter {
  readonly state: string;
  /** `late`, `week`, or ''. */
  readonly due: string;
  readonly department: string;
  readonly project: string;
  readonly channel: string;
  readonly text: string;
  readonly page: number;
}

/** What the team sees of messages. Whom it shows what is `core/messages/access.ts`'s. */
export const messageDesk = ({ strapi }: { strapi: Core.Strapi }) => new MessageDesk(strapi);

export class MessageDesk {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  #now(): number {
    return messageKitOf(this.#strapi).clock.now();
  }

  async actorOf(user: AdminUser): Promise<MessageActor> {
    return (this.#strapi.plugin('concertation').service('messageTeam') as MessageTeam).actorOf(user, this.#now());
  }

  /** Those of a question to the database that this person may read. */
  async #readable(actor: MessageActor, where: object): Promise<MessageItem[]> {
    const rows = await messagesIn(this.#strapi).findMany({
      where: { $and: [STANDING, where] },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      limit: MOST,
    });
    const names = await namesFor(this.#strapi, rows);
    return rows
      .filter((row) => mayOnMessage(actor, 'read-messages', standingOf(row, names)))
      .map((row) => itemOf(row, names, this.#now()));
  }

  async list(actor: MessageActor, filter: DeskFilter): Promise<MessageList> {
    const waiting = await this.#readable(actor, { state: 'waiting' });
    const { to } = weekOf(parisDay(this.#now()));
    const found = (await this.#readable(actor, whereOf(filter))).filter(
      (item) => filter.due === '' || (filter.due === 'late' ? isLate(item) : item.left !== null && item.dueOn <= to),
    );
    const inOrder = filter.state === 'waiting' || filter.due !== '' ? found : byUrgency(found);
    const page = Math.max(1, filter.page);
    return {
      items: inOrder.slice((page - 1) * PAGE, page * PAGE),
      total: found.length,
      page,
      pages: Math.max(1, Math.ceil(found.length / PAGE)),
      counts: {
        waiting: waiting.length,
        late: waiting.filter(isLate).length,
        soon: waiting.filter((item) => !isLate(item) && item.dueOn <= to).length,
      },
    };
  }

  /** A message that one may not read does not exist. */
  async require(actor: MessageActor, access: MessageAccess, id: string): Promise<MessageRow> {
    const row = await messagesIn(this.#strapi).findOne({ where: { documentId: id } });
    if (row === null || (row.state === 'erased' && row.publishedAt === null)) throw noSuchMessage();
    const standing = standingOf(row, await namesFor(this.#strapi, [row]));
    if (!mayOnMessage(actor, 'read-messages', standing)) throw noSuchMessage();
    if (!mayOnMessage(actor, access, standing))
      throw forbidden('Votre rôle permet de lire ce message, pas d’y toucher.');
    return row;
  }

  async open(actor: MessageActor, id: string): Promise<MessageView> {
    const row = await this.require(actor, 'read-messages', id);
    return viewOf(this.#strapi, row, await namesFor(this.#strapi, [row]), actor, this.#now());
  }

  /** What an act left of it. */
  async afterwards(actor: MessageActor, id: string): Promise<MessageView | { readonly erased: true }> {
    const where = { documentId: id, state: 'erased', publishedAt: { $null: true } };
    return (await messagesIn(this.#strapi).count({ where })) > 0 ? { erased: true } : this.open(actor, id);
  }

  /** What is due by Sunday, what is late, and what was answered since Monday; the same for the page and the home page. */
  async promises(actor: MessageActor): Promise<Promises> {
    const week = weekOf(parisDay(this.#now()));
    const waiting = await this.#readable(actor, { state: 'waiting' });
    const monday = new Date(startOf(week.from)).toISOString();
    const answered = await this.#readable(actor, { state: 'answered', settledAt: { $gte: monday } });
    return {
      week,
      late: waiting.filter(isLate),
      due: waiting.filter((item) => !isLate(item) && item.dueOn <= week.to),
      answered: answered.length,
      reports: await this.#reports(actor, week.to),
    };
  }

  /** Consultations that promised a report by then, and have not reported back. */
  async #reports(actor: MessageActor, by: string): Promise<Promises['reports']> {
    const dossiers = await (this.#strapi.plugin('concertation').service('reader') as Reader).all('published');
    return [...dossiers]
      .filter(([, dossier]) => may(actor, 'read-messages', ownershipOf(dossier)))
      .flatMap(([dossierId, { consultations }]) =>
        consultations
          .filter(
            ({ reportBackBy, facts, origin }) =>
              origin === 'native' && isOwed(reportBackBy, by) && !facts.some(({ kind }) => DONE.has(kind)),
          )
          .map(({ title, reportBackBy }) => ({ dossierId, title, by: reportBackBy })),
      )
      .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  }
}

function isLate({ left }: MessageItem): boolean {
  return left !== null && left < 0;
}

function whereOf({ state, department, project, channel, text }: DeskFilter): object {
  const exact = Object.entries({ state, department, project, channel }).filter(([, value]) => value !== '');
  const anywhere = ['reference', 'subject', 'body'].map((name) => ({ [name]: { $containsi: text } }));
  return { ...Object.fromEntries(exact), ...(text === '' ? {} : { $or: anywhere }) };
}

const DONE = new Set(['reported-back', 'settled', 'cancelled', 'replaced']);

function isOwed(reportBackBy: string, by: string): boolean {
  return reportBackBy !== '' && reportBackBy.slice(0, 10) <= by;
}

/** What waits comes first, the oldest promise before the others; then what is settled, the latest first. */
function byUrgency(items: readonly MessageItem[]): MessageItem[] {
  return [
    ...items.filter(({ left }) => left !== null),
    ...items.filter(({ left }) => left === null).toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)),
  ];
}

function noSuchMessage() {
  return refused(404, 'not-found', 'Ce message n’existe pas ou n’est pas le vôtre.');
}
