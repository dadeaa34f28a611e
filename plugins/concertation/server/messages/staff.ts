import type { Core } from '@strapi/strapi';
import type { DeskChoices } from '../../contract/message-desk.ts';
import { mayOnMessage, type MessageActor } from '../../core/messages/access.ts';
import { USUAL_PROMISE } from '../../core/messages/receipt.ts';
import { cleanLine, cleanText } from '../../core/typed-text.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { parisDay } from '../../core/working-days.ts';
import { string } from '../services/editorial.ts';
import { staffName } from '../../core/staff-name.ts';
import { ABSENCE, PREPARED } from './content-types.ts';
import { messageKitOf } from './kit.ts';
import { DEPARTMENT, type MessageSurroundings } from './surroundings.ts';
import type { AbsenceRow, MessageTeam } from './team.ts';
import { tableOf } from '../tables.ts';

type Input = Readonly<Record<string, unknown>>;
interface PreparedRow {
  readonly id: number;
  readonly documentId: string;
  readonly label: string;
  readonly body: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NOBODYS = { department: null, assignee: null };

/** What the team chooses from at its desk: colleagues, departments, prepared answers; and who is away. */
export const messageStaff = ({ strapi }: { strapi: Core.Strapi }) => new MessageStaff(strapi);

export class MessageStaff {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  #part<T>(name: string): T {
    return this.#strapi.plugin('concertation').service(name) as T;
  }

  #now(): number {
    return messageKitOf(this.#strapi).clock.now();
  }

  async choices(actor: MessageActor): Promise<DeskChoices> {
    const team = this.#part<MessageTeam>('messageTeam');
    const colleagues = await team.colleagues();
    const absences = await team.absences(this.#now());
    const today = parisDay(this.#now());
    const away = new Set(absences.filter(({ from }) => from <= today).map(({ user }) => user));
    const names = new Map(colleagues.map((user) => [user.id, staffName(user)]));
    const departments = await tableOf(this.#strapi, DEPARTMENT).findMany({ orderBy: { name: 'asc' } });
    const projects = [...(await this.#part<MessageSurroundings>('messageSurroundings').projects()).values()];
    return {
      departments: departments.map((row) => ({
        id: row.documentId,
        name: string(row['name']),
        workingDays: Number(row['replyWorkingDays'] ?? USUAL_PROMISE) || USUAL_PROMISE,
      })),
      people: colleagues.map(({ id }) => ({ id, name: names.get(id) ?? '', away: away.has(id) })),
      projects: projects
        .filter(({ ownership }) => mayOnMessage(actor, 'read-messages', { ownership, ...NOBODYS }))
        .map(({ id, title }) => ({ id, title }))
        .toSorted((a, b) => a.title.localeCompare(b.title, 'fr')),
      prepared: (await tableOf<PreparedRow>(this.#strapi, PREPARED).findMany({ orderBy: { label: 'asc' } })).map(
        (row) => ({
          id: row.documentId,
          label: row.label,
          body: row.body ?? '',
        }),
      ),
      absences: absences.map(({ documentId, user, from, to }) => ({
        id: documentId,
        name: names.get(user) ?? 'Une personne partie',
        from,
        to,
      })),
      me: actor.id,
    };
  }

  /** One's own absence; the officer's word serves for anybody. */
  async absent(actor: MessageActor, { user = actor.id, from, to }: Input): Promise<void> {
    mustBeOwn(actor, Number(user));
    const faults = {
      ...(typeof from === 'string' && DAY.test(from) ? {} : { from: 'Donnez le premier jour.' }),
      ...(typeof to === 'string' && DAY.test(to) && to >= String(from) && to >= parisDay(this.#now())
        ? {}
        : { to: 'Donnez le dernier jour, au plus tôt aujourd’hui.' }),
    };
    if (Object.keys(faults).length > 0) throw invalid(faults);
    await tableOf(this.#strapi, ABSENCE).create({
      data: {
        documentId: crypto.randomUUID(),
        user: Number(user),
        from,
        to,
        by: actor.name,
        at: new Date(this.#now()).toISOString(),
      },
    });
  }

  async back(actor: MessageActor, documentId: string): Promise<void> {
    const row = await tableOf<AbsenceRow>(this.#strapi, ABSENCE).findOne({ where: { documentId } });
    if (row === null) return;
    mustBeOwn(actor, row.user);
    await tableOf(this.#strapi, ABSENCE).deleteMany({ where: { documentId } });
  }

  /** Prepared answers serve everybody: those who see every message write them. */
  async prepare(actor: MessageActor, { id, label, body }: Input): Promise<void> {
    mustSeeAll(actor);
    const [name, text] = [cleanLine(string(label)).slice(0, 120), cleanText(string(body)).slice(0, 5_000)];
    const rows = tableOf<PreparedRow>(this.#strapi, PREPARED);
    const where = { documentId: string(id) };
    if (string(id) !== '' && text === '') return void (await rows.deleteMany({ where }));
    const faults = {
      ...(name.length < 3 ? { label: 'Donnez un nom à cette réponse.' } : {}),
      ...(text.length < 20 ? { body: 'Écrivez le texte, en 20 caractères au moins.' } : {}),
    };
    if (Object.keys(faults).length > 0) throw invalid(faults);
    const { count } = await rows.updateMany({ where, data: { label: name, body: text } });
    if (count === 0) await rows.create({ data: { documentId: crypto.randomUUID(), label: name, body: text } });
  }
}

function mustSeeAll(actor: MessageActor): void {
  if (mayOnMessage(actor, 'handle-messages', { ownership: { leads: [], communes: [] }, ...NOBODYS })) return;
  throw refused(403, 'forbidden', 'Seul le service de la participation règle cela pour les autres.');
}

function mustBeOwn(actor: MessageActor, user: number): void {
  if (user !== actor.id) mustSeeAll(actor);
}
