import type { Knex } from 'knex';
import { skipCancelled } from './cancelled.ts';
import type { Lease } from './lease.ts';
import { reopen } from './leftovers.ts';
import type { FrozenContent } from './mail-template.ts';
import type { MessageIdOf } from './mail-writer.ts';
import {
  DELIVERIES,
  type Due,
  isoOf,
  isPostgres,
  LETTERS,
  MAILINGS,
  type Queue,
  STAKEHOLDERS,
  tableOf,
  type Trx,
} from './tables.ts';

interface ClaimedRow {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  /** This attempt included. */
  readonly attempts: number;
  readonly doubts: number;
}

export type Claimed =
  | (ClaimedRow & { readonly queue: 'delivery'; readonly mailing: number; readonly person: string })
  | (ClaimedRow & { readonly queue: 'letter'; readonly letter: FrozenContent });

/** What became of an attempt. */
export interface Outcome {
  readonly queue: Queue;
  readonly id: number;
  readonly state: 'accepted' | 'failed' | 'in-doubt' | 'queued';
  readonly reply: string;
  /** ISO; only with `queued`. */
  readonly notBefore: string | null;
  readonly doubtful: boolean;
  /** Status of a refusal that says that no mail can arrive at the address; else null. */
  readonly addressRefused: string | null;
}

/** What one commit writes down. */
export interface Ended {
  readonly outcomes: readonly Outcome[];
  /** Refused earlier by a relay that refused everybody: they wait until `notBefore`, ISO. */
  readonly takenBack: { readonly rows: readonly Due[]; readonly notBefore: string };
}

interface Candidate {
  readonly id: number;
  readonly attempts: number | null;
  readonly doubts: number | null;
  readonly mailing_id: number;
  readonly person: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly person_state: string | null;
}

interface LetterCandidate extends Omit<Candidate, 'mailing_id' | 'person' | 'person_state' | 'name'> {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly reply_to: string | null;
}

type Fault = (email: string) => string | null;
const WHY_NOT: Readonly<Record<string, string>> = { paused: 'paused', unsubscribed: 'left' };

/** The rows: what may be claimed, and how an attempt ended. Everything that is sent was committed here before. */
export class Ledger {
  readonly #db: Knex;
  readonly #lease: Lease;
  readonly #messageIdOf: MessageIdOf;
  readonly #fault: Fault;

  constructor(db: Knex, lease: Lease, messageIdOf: MessageIdOf, fault: Fault) {
    this.#db = db;
    this.#lease = lease;
    this.#messageIdOf = messageIdOf;
    this.#fault = fault;
  }

  /**
   * One transaction: what ended, the lease, and what begins. Each is asked again here: a mailing that was paused, a
   * person who left, a lease that was lost before it are honoured; whoever comes later waits for the commit.
   */
  async commit({ outcomes, takenBack }: Ended, wanted: readonly Due[], now: number): Promise<Claimed[]> {
    return this.#db.transaction(async (trx) => {
      const epoch = this.#lease.epoch;
      const held = await this.#lease.renew(trx);
      if (epoch !== null) {
        const back = [...outcomes.filter(({ state }) => state === 'queued'), ...takenBack.rows]
          .filter(({ queue }) => queue === 'delivery')
          .map(({ id }) => id);
        if (isPostgres(this.#db)) await holdMailings(trx, back);
        await settle(trx, outcomes, epoch, now);
        await queueAgain(trx, takenBack);
        await skipCancelled(trx, now, back);
        if (back.length > 0) await reopen(trx, back);
      }
      if (!held || epoch === null) return [];
      const ids = (queue: Queue) => wanted.filter((due) => due.queue === queue).map(({ id }) => id);
      // People before letters: whoever erases themselves takes the locks in that order too.
      const deliveries = await this.#claimDeliveries(trx, ids('delivery'), epoch, now);
      return [...(await this.#claimLetters(trx, ids('letter'), epoch, now)), ...deliveries];
    });
  }

  async #claimDeliveries(trx: Trx, ids: readonly number[], epoch: number, now: number): Promise<Claimed[]> {
    if (ids.length === 0) return [];
    // Somebody who is leaving at this moment comes before this statement or after the commit.
    if (isPostgres(this.#db)) await holdStill(trx, ids);
    const rows: Candidate[] = await trx(`${DELIVERIES} as d`)
      .join(`${MAILINGS} as m`, 'm.id', 'd.mailing_id')
      .leftJoin(`${STAKEHOLDERS} as s`, 's.id', 'd.stakeholder_id')
      .whereIn('d.id', ids)
      .where({ 'd.state': 'queued', 'm.state': 'queued' })
      // Read ahead, and tried by another sender meanwhile.
      .where((either) => void either.whereNull('d.not_before').orWhere('d.not_before', '<=', isoOf(now)))
      .orderBy('d.id')
      .select('d.id', 'd.attempts', 'd.doubts', 'd.mailing_id', 's.email', 's.name')
      .select('s.document_id as person', 's.state as person_state')
      .modify((query) => void (isPostgres(this.#db) && query.forUpdate('d')));
    const reasons = rows.map((row) => ({ row, reason: this.#whyNot(row) }));
    await skip(trx, DELIVERIES, reasons, now);
    const good = reasons.filter(({ reason }) => reason === null).map(({ row }) => row);
    await this.#attempt(trx, 'delivery', good, epoch);
    return good.map((row) => ({
      ...claimOf(row),
      queue: 'delivery' as const,
      name: row.name ?? '',
      mailing: row.mailing_id,
      person: row.person ?? '',
    }));
  }

  #whyNot({ person_state: state, email }: Candidate): string | null {
    if (state === null || email === null) return 'erased';
    return state === 'confirmed' ? this.#fault(email) : (WHY_NOT[state] ?? state);
  }

  async #claimLetters(trx: Trx, ids: readonly number[], epoch: number, now: number): Promise<Claimed[]> {
    if (ids.length === 0) return [];
    const rows: LetterCandidate[] = await trx(LETTERS)
      .whereIn('id', ids)
      .where({ state: 'queued' })
      .orderBy('id')
      .select('id', 'attempts', 'doubts', 'email', 'subject', 'html', 'text', 'reply_to')
      .modify((query) => void (isPostgres(this.#db) && query.forUpdate()));
    const reasons = rows.map((row) => ({ row, reason: this.#fault(row.email ?? '') }));
    await skip(trx, LETTERS, reasons, now);
    const good = reasons.filter(({ reason }) => reason === null).map(({ row }) => row);
    await this.#attempt(trx, 'letter', good, epoch);
    return good.map((row) => {
      const { subject, html, text, reply_to: replyTo } = row;
      return { ...claimOf(row), queue: 'letter' as const, name: '', letter: { subject, html, text, replyTo } };
    });
  }

  async #attempt(trx: Trx, queue: Queue, rows: readonly { readonly id: number }[], epoch: number): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await trx(tableOf(queue))
      .whereIn('id', ids)
      .update({
        state: 'attempting',
        epoch,
        attempts: trx.raw('coalesce(attempts, 0) + 1'),
        message_id: oneEach(
          trx,
          ids.map((id) => ({ id, value: this.#messageIdOf({ kind: queue, id }) })),
        ),
      });
  }
}

/** SQLite has one writer at a time; elsewhere the rows that a claim rests on are held until it is committed. */
async function holdStill(trx: Trx, ids: readonly number[]): Promise<void> {
  const of = (column: string) => trx(DELIVERIES).select(column).whereIn('id', ids);
  await trx(STAKEHOLDERS).whereIn('id', of('stakeholder_id')).orderBy('id').select('id').forShare();
  await holdMailings(trx, ids);
}

/** Whoever cancels one comes before this or after the commit. */
async function holdMailings(trx: Trx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const held = trx(DELIVERIES).select('mailing_id').whereIn('id', ids);
  await trx(MAILINGS).whereIn('id', held).orderBy('id').select('id').forShare();
}

function claimOf(row: Pick<Candidate, 'id' | 'attempts' | 'doubts' | 'email'>) {
  const { id, attempts, doubts, email } = row;
  return { id, email: email ?? '', attempts: (attempts ?? 0) + 1, doubts: doubts ?? 0 };
}

async function skip(
  trx: Trx,
  table: string,
  judged: readonly { readonly row: { readonly id: number }; readonly reason: string | null }[],
  now: number,
): Promise<void> {
  for (const { row, reason } of judged) {
    if (reason === null) continue;
    await trx(table)
      .where({ id: row.id })
      .update({ state: 'skipped', skip_reason: reason, settled_at: isoOf(now) });
  }
}

/** Our own late answer also settles a row that a successor has put in doubt meanwhile. */
async function settle(trx: Trx, outcomes: readonly Outcome[], epoch: number, now: number): Promise<void> {
  for (const queue of ['delivery', 'letter'] as const) {
    const rows = (ids: readonly number[]) =>
      trx(tableOf(queue)).whereIn('id', ids).where({ epoch }).whereIn('state', ['attempting', 'in-doubt']);
    const ended = outcomes.filter((outcome) => outcome.queue === queue);
    const accepted = ended.filter(({ state }) => state === 'accepted');
    if (accepted.length > 0)
      await rows(accepted.map(({ id }) => id)).update({
        state: 'accepted',
        settled_at: isoOf(now),
        last_reply: oneEach(
          trx,
          accepted.map(({ id, reply }) => ({ id, value: reply })),
        ),
      });
    for (const { id, state, notBefore, reply, doubtful, addressRefused } of ended.filter(
      (one) => one.state !== 'accepted',
    ))
      await rows([id]).update({
        state,
        not_before: notBefore,
        last_reply: reply,
        settled_at: state === 'queued' ? null : isoOf(now),
        ...(queue === 'delivery' ? { address_refused: addressRefused } : {}),
        ...(doubtful ? { doubts: trx.raw('coalesce(doubts, 0) + 1') } : {}),
      });
  }
}

async function queueAgain(trx: Trx, { rows, notBefore }: Ended['takenBack']): Promise<void> {
  for (const { queue, id } of rows)
    await trx(tableOf(queue))
      .where({ id, state: 'failed' })
      .update({ state: 'queued', not_before: notBefore, settled_at: null });
}

/** A value of its own for each row of one statement. */
function oneEach(trx: Trx, values: readonly { readonly id: number; readonly value: string }[]) {
  const cases = values.map(() => 'when ? then ?').join(' ');
  return trx.raw(
    `case id ${cases} end`,
    values.flatMap(({ id, value }) => [id, value]),
  );
}
