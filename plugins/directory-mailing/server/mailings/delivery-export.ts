import type { Core } from '@strapi/strapi';
import { CSV_MARK, safeLine } from '../../core/safe-csv.ts';
import { DELIVERY, STAKEHOLDER } from '../content-types/index.ts';
import type { StakeholderRow } from '../rows.ts';
import type { StaffActs } from '../services/staff-acts.ts';
import { settingsOf } from '../settings.ts';
import { recordAct } from './mailing-rows.ts';

const PAGE = 1_000;
const HEAD = ['Nom', 'Organisme', 'Adresse', 'État', 'Tentatives', 'Dernière réponse'];
const STATES: Readonly<Record<string, string>> = {
  queued: 'en attente',
  attempting: 'en cours',
  accepted: 'accepté par un serveur',
  failed: 'échec',
  'in-doubt': 'doute',
  skipped: 'non envoyé',
  bounced: 'revenu en erreur',
};

interface Row {
  readonly id: number;
  readonly stakeholderId: number;
  readonly state: string;
  readonly attempts: number;
  readonly lastReply: string | null;
}

/** It is written down first that somebody takes names and addresses along: who, when, how many. */
export async function noteExport(strapi: Core.Strapi, mailingId: number, by: string): Promise<void> {
  const acts = strapi.plugin('directory-mailing').service('staffActs') as StaffActs;
  const at = new Date(settingsOf(strapi).clock.now()).toISOString();
  await strapi.db.transaction(async () => {
    const count = await strapi.db.query(DELIVERY).count({ where: { mailingId } });
    await recordAct(strapi, mailingId, { act: 'exported', by, at, detail: { count } });
    await acts.record({ act: 'exported', by, count, detail: { mailing: mailingId } });
  });
}

/** The states of a mailing, a line a recipient; in memory a page at a time. */
export async function* exportOf(strapi: Core.Strapi, mailingId: number): AsyncGenerator<string> {
  yield CSV_MARK + safeLine(HEAD);
  let last = 0;
  for (;;) {
    const where = { mailingId, id: { $gt: last } };
    const rows = (await strapi.db.query(DELIVERY).findMany({ where, orderBy: { id: 'asc' }, limit: PAGE })) as Row[];
    if (rows.length === 0) return;
    const ids = rows.map(({ stakeholderId }) => stakeholderId);
    const people = (await strapi.db.query(STAKEHOLDER).findMany({ where: { id: { $in: ids } } })) as StakeholderRow[];
    const byId = new Map(people.map((person) => [person.id, person]));
    yield rows.map((row) => lineOf(row, byId.get(row.stakeholderId))).join('');
    last = rows.at(-1)?.id ?? last;
  }
}

function lineOf({ state, attempts, lastReply }: Row, person: StakeholderRow | undefined): string {
  const who = person ? [person.name, person.organisation, person.email] : ['', '', 'personne effacée'];
  return safeLine([...who, STATES[state] ?? state, attempts, lastReply].map((cell) => String(cell ?? '')));
}
