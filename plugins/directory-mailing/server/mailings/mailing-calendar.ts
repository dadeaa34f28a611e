import type { Core } from '@strapi/strapi';
import { startOf } from '@aggloforum/concertation/contract';
import type { MailingCalendar, MailingItem, MissedOpening } from '../../contract/mailings.ts';
import { toldOpeningAt } from '../../core/occasions/plan.ts';
import { openingAt } from '../../core/opening.ts';
import { MAILING } from '../content-types/index.ts';
import { publishedConsultations } from './dossier-facts.ts';
import { type MailingRecord, mailingsOf } from './mailing-rows.ts';
import { HOUSE, mailingSettingsOf } from './mailing-settings.ts';

/** So many that are over stand in the calendar. */
const MOST_PAST = 100;
/** Openings of which somebody may still ask why nothing left. Milliseconds. */
const RECENTLY = 30 * 24 * 3_600_000;

export async function calendarOf(
  strapi: Core.Strapi,
  now: number,
): Promise<Omit<MailingCalendar, 'isCopy' | 'doubtfulLetters'>> {
  const select = [
    'id',
    'occasion',
    'state',
    'reason',
    'title',
    'consultation',
    'announces',
    'dueAt',
    'frozenAt',
    'finishedAt',
    'audience',
    'subject',
  ];
  const rows = strapi.db.query(MAILING);
  const over = { state: { $in: ['finished', 'cancelled'] } };
  const living = (await rows.findMany({
    where: { $not: over },
    select,
    orderBy: { dueAt: 'asc' },
  })) as MailingRecord[];
  const past = (await rows.findMany({
    where: over,
    select,
    orderBy: { updatedAt: 'desc', id: 'desc' },
    limit: MOST_PAST,
  })) as MailingRecord[];
  const house = (await mailingSettingsOf(strapi, []))(HOUSE);
  // One that ended between the two questions is in both answers.
  const shown = new Set(living.map(({ id }) => id));
  const items = [...living, ...past.filter(({ id }) => !shown.has(id))].map(toItem);
  return { now: new Date(now).toISOString(), items, missed: await missedOpenings(strapi, now), house };
}

export function toItem(row: MailingRecord): MailingItem {
  const { id, occasion, state, reason, title, subject, announces, dueAt, frozenAt, finishedAt, audience } = row;
  const consultation = row.consultation || null;
  return {
    id,
    occasion,
    state,
    reason,
    title: title || subject || '',
    consultation,
    announces,
    dueAt,
    frozenAt,
    finishedAt,
    audience,
  };
}

/** Native ones that opened lately without a mailing: the admin says why nothing left. */
async function missedOpenings(strapi: Core.Strapi, now: number): Promise<MissedOpening[]> {
  const from = new Date(now - RECENTLY).toISOString().slice(0, 10);
  const to = new Date(now).toISOString().slice(0, 10);
  const published = await publishedConsultations(strapi, { opens: { $gte: from, $lte: `${to}T99` } });
  const rows = await mailingsOf(
    strapi,
    published.map(({ subject }) => subject.documentId),
  );
  return published.flatMap(({ subject, title }) => {
    const own = rows.filter(({ consultation }) => consultation === subject.documentId);
    const answer = openingAt(subject, now, toldOpeningAt(own));
    const isPlanned = own.some(({ occasion, state }) => occasion === 'opens' && state !== 'cancelled');
    if (answer.due || isPlanned || subject.opens === null || startOf(subject.opens) > now) return [];
    const { reason } = answer;
    if (reason !== 'public-too-late' && reason !== 'too-late') return [];
    return [{ consultation: subject.documentId, title, opens: subject.opens, reason }];
  });
}
