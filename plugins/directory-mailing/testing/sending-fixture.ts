import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { Engine } from '../server/sending/engine.ts';
import type { EngineSettings, EngineTools } from '../server/sending/engine-tools.ts';
import { returningTo } from '../server/sending/envelope.ts';
import type { SenderStart } from '../server/sending/messages.ts';
import { DELIVERIES, LEASES, LETTERS, MAILINGS, STAKEHOLDERS } from '../server/sending/tables.ts';

export const MINUTE = 60_000;
export const AUTHOR = { name: 'Agglo forum', address: 'forum@example.org' };

export const engineSettings = (smtpUrl: string, more: Partial<SenderStart['engine']> = {}): SenderStart['engine'] => ({
  smtpUrl,
  publicUrl: 'https://participer.example.org',
  linkKey: { id: 'k1', secret: 'secret-of-a-test' },
  connections: 4,
  ratePerSecond: null,
  doubtPolicy: 'quarantine',
  override: null,
  allow: [],
  ...more,
});

/** A clock that a test moves. Epoch milliseconds. */
export class HandClock {
  at = Date.parse('2026-11-24T11:00:00Z');
  readonly now = (): number => this.at;
  pass(ms: number): void {
    this.at += ms;
  }
}

export interface Told {
  readonly event: string;
  readonly ids: Readonly<Record<string, unknown>>;
}

export function engineOf(
  db: Knex,
  settings: SenderStart['engine'] & Partial<Pick<EngineSettings, 'signer'>>,
  more: Partial<EngineTools> = {},
): { readonly engine: Engine; readonly told: Told[] } {
  const told: Told[] = [];
  const engine = new Engine(
    { signer: null, ...settings },
    {
      db,
      log: (_level, event, ids) => void told.push({ event, ids }),
      envelopeFrom: returningTo(null, ''),
      now: () => Date.now(),
      installation: null,
      ...more,
    },
  );
  return { engine, told };
}

export async function forgetMailings(db: Knex): Promise<void> {
  for (const table of [DELIVERIES, MAILINGS, STAKEHOLDERS, LETTERS]) await db(table).del();
  // How far the sender had come is remembered in a folder too.
  await db(LEASES).where({ key: 'installation' }).del();
  await db(LEASES).update({ expires_at: new Date(0).toISOString() });
}

/** A queued mailing to `count` confirmed people; the address of the n-th begins with `p<n>`, or with other letters. */
export async function queueMailing(db: Knex, count: number, state = 'queued', letters = 'p'): Promise<number> {
  const stamp = randomUUID();
  const [mailing] = await db(MAILINGS)
    .insert({
      document_id: stamp,
      key: stamp,
      consultation: 'c',
      occasion: 'opens',
      state,
      version: 0,
      subject: 'Donnez votre avis',
      html: '<p>Un avis <a href="%%LIEN-DESINSCRIPTION%%">partir</a></p>',
      text: 'Un avis\n%%LIEN-DESINSCRIPTION%%\n',
      frozen_at: new Date().toISOString(),
    })
    .returning('id');
  for (let from = 0; from < count; from += 50) {
    const size = Math.min(50, count - from);
    const people = Array.from({ length: size }, (_, index) => ({
      document_id: randomUUID(),
      email: `${letters}${from + index}@example.org`,
      name: `Personne ${from + index}`,
      state: 'confirmed',
    }));
    const ids: { id: number }[] = await db(STAKEHOLDERS).insert(people).returning('id');
    await db(DELIVERIES).insert(
      ids.map(({ id }) => ({
        document_id: randomUUID(),
        mailing_id: mailing.id,
        stakeholder_id: id,
        state: 'queued',
        epoch: 0,
        attempts: 0,
      })),
    );
  }
  return mailing.id;
}

export interface SentRow {
  readonly id: number;
  readonly email: string;
  readonly state: string;
  readonly attempts: number;
  readonly doubts: number | null;
  readonly last_reply: string | null;
  readonly skip_reason: string | null;
}

export async function rowsOf(db: Knex): Promise<SentRow[]> {
  return db(`${DELIVERIES} as d`)
    .leftJoin(`${STAKEHOLDERS} as s`, 's.id', 'd.stakeholder_id')
    .orderBy('d.id')
    .select('d.id', 's.email', 'd.state', 'd.attempts', 'd.doubts', 'd.last_reply', 'd.skip_reason');
}

export function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

export function spawnSender(start: SenderStart, killAt: string | null = null, after = 0): ChildProcess {
  const options = JSON.stringify({ start, author: AUTHOR, killAt, after });
  return fork(join(import.meta.dirname, 'sender-child.ts'), [options], { execArgv: [] });
}

export async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

interface Statement {
  readonly sql: string;
  readonly bindings: readonly Knex.Value[];
}

/** What the database was asked meanwhile. */
export async function statementsOf(db: Knex, act: () => Promise<unknown>): Promise<Statement[]> {
  const said: Statement[] = [];
  const hear = (statement: Statement) => void said.push(statement);
  db.on('query', hear);
  try {
    await act();
  } finally {
    db.removeListener('query', hear);
  }
  return said;
}
