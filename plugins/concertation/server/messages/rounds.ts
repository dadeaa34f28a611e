import type { Core } from '@strapi/strapi';
import { isAlertTime, isDigestTime } from '../../core/messages/due.ts';
import { alertLetter, type DigestLine } from '../../core/messages/letters.ts';
import { remindedOf, type Team } from '../../core/messages/recipients.ts';
import { monthsBefore } from '../../core/months.ts';
import { KINDS } from '../../core/messages/words.ts';
import { parisDay, lateFrom } from '../../core/working-days.ts';
import { letterOnce } from '../letter-once.ts';
import { allOf, everyMinute, type Minutes } from '../minutes.ts';
import type { HouseLetter } from '../post.ts';
import { ABSENCE, NOTICE } from './content-types.ts';
import { tellDigest } from './digest.ts';
import { eraseMessage } from './erasure.ts';
import { handOnGathered } from './handing-on.ts';
import { type MessageKit, messageKitOf } from './kit.ts';
import { type MessageRow, messagesIn } from './message-rows.ts';
import type { MessageSettingsService } from './settings.ts';
import type { MessageTeam } from './team.ts';
import { namesFor, type Names, standingOf } from './views.ts';
import { tableOf } from '../tables.ts';

const MINUTE = 60_000;
/** A notice is kept as long as its day could come again by a clock that is set back. */
const NOTICES_KEPT = 60 * 24 * 60 * MINUTE;
const ABSENCES_KEPT_DAYS = 30 * 24 * 60 * MINUTE;
const AT_ONCE = 100;

interface Waiting {
  readonly rows: readonly MessageRow[];
  readonly names: Names;
  readonly team: Team;
  readonly addresses: ReadonlyMap<number, string>;
}

/** What the team is told by itself, and what is forgotten. May run as often and on as many instances as it likes. */
export const messageRounds = ({ strapi }: { strapi: Core.Strapi }) => new MessageRounds(strapi);

export class MessageRounds {
  readonly #strapi: Core.Strapi;
  #made: MessageKit | undefined;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  get #kit(): MessageKit {
    return (this.#made ??= messageKitOf(this.#strapi));
  }

  async run(): Promise<void> {
    await allOf([
      async () => handOnGathered(this.#strapi, this.#kit),
      async () => this.#tell(),
      async () => this.#forget(),
    ]);
  }

  async #tell(): Promise<void> {
    if (!isDigestTime(this.#kit.clock.now())) return;
    const waiting = await this.#waiting();
    await allOf([async () => this.#alert(waiting), async () => this.#digest(waiting)]);
  }

  async #waiting(): Promise<Waiting> {
    const rows = await messagesIn(this.#strapi).findMany({
      where: { state: 'waiting' },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    });
    const team = this.#strapi.plugin('concertation').service('messageTeam') as MessageTeam;
    const colleagues = await team.colleagues();
    return {
      rows,
      names: await namesFor(this.#strapi, rows),
      team: await team.team(this.#kit.clock.now()),
      addresses: new Map(colleagues.map(({ id, email }) => [id, email])),
    };
  }

  #reminded(row: MessageRow, { names, team, addresses }: Waiting): number[] {
    const { ownership, assignee, department } = standingOf(row, names);
    const leads = (ownership?.leads ?? []).filter((lead) => addresses.has(lead));
    const hands = { assignee, leads, department: ownership === null ? department : null };
    return remindedOf(hands, team).filter((person) => addresses.has(person));
  }

  #lineOf(row: MessageRow, { names }: Waiting): DigestLine {
    const project = row.project === null ? null : (names.projects.get(row.project)?.title ?? null);
    const late = this.#kit.clock.now() >= lateFrom(row.dueOn);
    return { reference: row.reference, dueOn: row.dueOn, kind: KINDS[row.kind].toLowerCase(), project, late };
  }

  async #alert(waiting: Waiting): Promise<void> {
    for (const row of waiting.rows.filter(({ dueOn }) => isAlertTime(dueOn, this.#kit.clock.now())))
      for (const person of this.#reminded(row, waiting)) {
        const body = alertLetter(this.#lineOf(row, waiting), `${this.#kit.desk}/${row.documentId}`);
        const to = waiting.addresses.get(person) ?? '';
        const key = `alert ${row.documentId} ${row.dueOn} ${person}`;
        await this.#once(key, { kind: 'message-alert', to, body });
      }
  }

  /** Officers read of what is theirs and of all that is late, whoever has it. */
  async #digest(waiting: Waiting): Promise<void> {
    const lines = new Map<number, DigestLine[]>();
    for (const row of waiting.rows) {
      const line = this.#lineOf(row, waiting);
      const late = line.late ? waiting.team.officers.filter((officer) => !waiting.team.away.has(officer)) : [];
      for (const person of new Set([...this.#reminded(row, waiting), ...late]))
        lines.set(person, [...(lines.get(person) ?? []), line]);
    }
    await tellDigest(this.#strapi, this.#kit, lines, waiting.addresses);
  }

  /** Two instances, or a restart, send one. */
  async #once(key: string, letter: HouseLetter): Promise<void> {
    if (letter.to === '') return;
    if (await letterOnce(this.#strapi, this.#kit, { table: NOTICE, key }, letter))
      this.#kit.log(`${letter.kind}-queued`, { key });
  }

  async #forget(): Promise<void> {
    const settings = this.#strapi.plugin('concertation').service('messageSettings') as MessageSettingsService;
    const { settledMonths, waitingMonths } = await settings.inForce();
    const now = this.#kit.clock.now();
    const monthsAgo = (months: number) => ({ $lt: new Date(monthsBefore(now, months)).toISOString() });
    const over = {
      $or: [
        { state: { $in: ['answered', 'closed', 'passed-on'] }, settledAt: monthsAgo(settledMonths) },
        { state: 'waiting', receivedAt: monthsAgo(waitingMonths) },
      ],
    };
    for (;;) {
      const rows = await messagesIn(this.#strapi).findMany({ where: over, orderBy: { id: 'asc' }, limit: AT_ONCE });
      for (const row of rows) await eraseMessage(this.#strapi, this.#kit, row, 'retention');
      if (rows.length < AT_ONCE) break;
    }
    const before = (age: number) => new Date(now - age).toISOString();
    await tableOf(this.#strapi, NOTICE).deleteMany({ where: { at: { $lt: before(NOTICES_KEPT) } } });
    const ended = { to: { $lt: parisDay(now - ABSENCES_KEPT_DAYS) } };
    await tableOf(this.#strapi, ABSENCE).deleteMany({ where: ended });
  }
}

/** Every minute, with the server only: command-line tools boot the plugin too. */
export function startMessageRounds(strapi: Core.Strapi): Minutes {
  return everyMinute(strapi, 'message-round-failed', async () =>
    (strapi.plugin('concertation').service('messageRounds') as MessageRounds).run(),
  );
}
