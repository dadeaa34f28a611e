import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { DELIVERY, MAILING } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { DELIVERIES, OPEN_AGAIN } from '../sending/tables.ts';
import { settingsOf } from '../settings.ts';
import { inTurn } from './in-turn.ts';
import type { MailingRecord } from './mailing-rows.ts';

/** Below this nobody is counted in public: in a small commune the few could be guessed. */
const FEWEST_COUNTED = 10;

/** What the public page says: when the directory was told, and how many; null: fewer than ten. */
export interface PublicTold {
  readonly at: string;
  readonly count: number | null;
}

export const told = ({ strapi }: { strapi: Core.Strapi }) => {
  const acceptedOf = async (mailingId: number): Promise<number> =>
    strapi.db.query(DELIVERY).count({ where: { mailingId, state: { $in: ['accepted', 'bounced'] } } });

  /** Over, one way or the other: who was told before somebody cancelled it was told. */
  const isOver = async (db: Knex, { id, state, frozenAt }: MailingRecord): Promise<boolean> => {
    if (state !== 'cancelled') return state === 'finished';
    if (frozenAt === null) return false;
    // What had not begun was skipped when somebody cancelled it.
    const begun = db(DELIVERIES).where({ mailing_id: id }).whereRaw(OPEN_AGAIN);
    return (await begun.first('id')) === undefined;
  };

  /**
   * Writes down how many a mailing that is over reached, and that the public page changes by it, in one transaction. May be
   * called as often as one likes.
   */
  const note = async (mailingId: number): Promise<void> => {
    await inTurn(strapi, async (trx) => {
      const mailings = strapi.db.query(MAILING);
      const row = (await mailings.findOne({ where: { id: mailingId } })) as MailingRecord | null;
      if (row === null || !(await isOver(trx, row))) return;
      const accepted = await acceptedOf(mailingId);
      if (row.accepted === accepted) return;
      const finishedAt = row.finishedAt ?? new Date(settingsOf(strapi).clock.now()).toISOString();
      await mailings.updateMany({ where: { id: mailingId }, data: { accepted, finishedAt } });
      if (row.occasion !== 'opens' || !row.consultation) return;
      const touches = [{ type: 'consultation', id: row.consultation }];
      const change = { kind: 'directory-told', uid: MAILING, documentId: row.consultation, touches };
      await strapi.plugin('publisher').service('outbox').record(change);
      logEvent(strapi, 'info', 'directory-told', { mailing: mailingId, consultation: row.consultation, accepted });
    });
  };

  /** Finds the mailings that are over and that nobody noted. */
  const catchUp = async (): Promise<void> => {
    const where = {
      accepted: { $null: true },
      $or: [{ state: 'finished' }, { state: 'cancelled', frozenAt: { $notNull: true } }],
    };
    const rows: MailingRecord[] = await strapi.db
      .query(MAILING)
      .findMany({ where, select: ['id', 'state', 'frozenAt'] });
    for (const row of rows) {
      const { id } = row;
      if (!(await isOver(strapi.db.connection, row))) continue;
      await strapi.plugin('directory-mailing').service('bounces').takeRefused(id);
      await note(id);
    }
  };

  /** Of many consultations in one question; those whose opening nobody was told of are absent. */
  const toldOf = async (consultations: readonly string[]): Promise<Map<string, PublicTold>> => {
    const where = { consultation: { $in: consultations }, occasion: 'opens', accepted: { $notNull: true } };
    const rows = (await strapi.db.query(MAILING).findMany({
      where,
      select: ['consultation', 'frozenAt', 'accepted'],
      orderBy: { id: 'asc' },
    })) as Pick<MailingRecord, 'consultation' | 'frozenAt' | 'accepted'>[];
    return new Map(
      rows
        .filter(({ accepted }) => (accepted ?? 0) > 0)
        .map(({ consultation, frozenAt, accepted }) => [
          consultation ?? '',
          { at: frozenAt ?? '', count: (accepted ?? 0) < FEWEST_COUNTED ? null : accepted },
        ]),
    );
  };

  return { note, catchUp, toldOf };
};
