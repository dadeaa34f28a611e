import type { Core } from '@strapi/strapi';
import type { Transaction } from '../../contract/taking-part.ts';
import { letterKind } from '../../core/comments/letters.ts';
import { alertLetter, reportAlertLetter } from '../../core/comments/staff-letters.ts';
import { REPORT_REASONS, type ReportReason } from '../../core/comments/words.ts';
import { alertsIn } from '../../core/moderation/marks.ts';
import type { Finding } from '../../core/screening/submission.ts';
import { parisMoment } from '../../core/paris-time.ts';
import { NOTICE, once } from '../moderation/once.ts';
import { moderatorsOf } from '../moderation/team.ts';
import { tellHouse } from '../post.ts';
import type { CommentKit } from './kit.ts';
import { FLAG } from './tables.ts';
import { tableOf } from '../tables.ts';

/** A day's texts of one consultation of which each is told, and a day's comments that are reported; beyond, a flood is told once an hour, and listed whole. */
const EACH_A_DAY = 20;

interface Text {
  /** Of the comment. */
  readonly documentId: string;
  readonly reference: string;
  readonly consultation: string;
}

interface Sent {
  /** Of the revision. */
  readonly number: number;
  readonly isPublic: boolean;
  readonly findings: readonly Finding[];
}

/** A rule asks that the team be told of the text that is being stored: one letter each, in the transaction of the text. */
export async function alertTeam(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  { documentId, reference, consultation: id }: Text,
  { number, isPublic, findings }: Sent,
): Promise<void> {
  const rules = alertsIn(findings);
  const consultation = rules.length === 0 ? null : await kit.around.one(id);
  if (consultation === null || !(await mayTell(strapi, kit, trx, `alert ${id} `, `${documentId} ${number}`))) return;
  const { title, projectTitle: project, ownership } = consultation;
  const body = alertLetter(
    { reference, project, consultation: title, rules, isPublic },
    `${kit.desk}?vue=marked&texte=${documentId}`,
  );
  const kind = letterKind('alert', reference);
  for (const { email } of await moderatorsOf(strapi, ownership))
    await tellHouse(kit.post, trx, { kind, to: email, body });
  kit.log('comment-alert-queued', { comment: documentId }, 'warn');
}

/**
 * A public comment is reported while no report of it is open: the service knows from now on. Told before the report is
 * stored, in its transaction; those that come while it is open say nothing new.
 */
export async function alertOfReport(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  { documentId, reference, consultation: id }: Text,
  reason: string,
): Promise<void> {
  const ofIt = async (state: object) => tableOf(strapi, FLAG).count({ where: { comment: documentId, ...state } });
  const consultation = (await ofIt({ state: 'open' })) > 0 ? null : await kit.around.one(id);
  // Of two that come at once both have the same number: one of them is told.
  const which = `${documentId} ${await ofIt({})}`;
  if (consultation === null || !(await mayTell(strapi, kit, trx, `report ${id} `, which))) return;
  const { title, projectTitle: project, ownership } = consultation;
  const body = reportAlertLetter(
    { reference, project, consultation: title, reason: REPORT_REASONS[reason as ReportReason] },
    `${kit.desk}?vue=flagged&texte=${documentId}`,
  );
  const kind = letterKind('report-alert', reference);
  for (const { email } of await moderatorsOf(strapi, ownership))
    await tellHouse(kit.post, trx, { kind, to: email, body });
  kit.log('report-alert-queued', { comment: documentId }, 'warn');
}

async function mayTell(
  strapi: Core.Strapi,
  kit: CommentKit,
  trx: Transaction,
  of: string,
  text: string,
): Promise<boolean> {
  const [day, hour] = parisMoment(kit.clock.now()).split(/[T:]/);
  const today = `${of}${day} `;
  const told = await tableOf(strapi, NOTICE).count({ where: { key: { $startsWith: today } } });
  return once(strapi, trx, today + (told < EACH_A_DAY ? text : `${hour} h`), kit.at());
}
