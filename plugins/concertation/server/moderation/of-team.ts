import type { Core } from '@strapi/strapi';
import { loadComment } from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import type { CommentRow } from '../comments/tables.ts';
import { forbidden, notFound } from '../services/refusals.ts';
import { type DeskActor, holdsOn, readingOn } from './desk-people.ts';

interface OfTeam {
  readonly row: CommentRow;
  readonly consultation: StaffConsultation;
}

/** A comment that this person may moderate. */
export async function ofTeam(strapi: Core.Strapi, kit: CommentKit, actor: DeskActor, comment: string): Promise<OfTeam> {
  const { row } = await loadComment(strapi, comment);
  const consultation = await kit.around.one(row.consultation);
  if (consultation === null || readingOn(actor, consultation) !== 'all') throw notFound();
  if (!holdsOn(actor, consultation).team) throw forbidden('Votre rôle ne permet pas de modérer cette consultation.');
  return { row, consultation };
}
