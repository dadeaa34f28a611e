import type { Core } from '@strapi/strapi';
import { secondKeyTexts } from '../../core/moderation/reading.ts';
import type { LoadedComment } from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import { notFound } from '../services/refusals.ts';
import { appealItems, decisionsOf } from './appeal-items.ts';
import { type DeskActor, readingOn } from './desk-people.ts';

export interface Readable {
  readonly consultation: StaffConsultation;
  /** Numbers of the texts that this person may read; null for all of them. */
  readonly texts: ReadonlySet<number> | null;
}

/** What of a comment this person may read; what one may not read at all does not exist. */
export async function readableOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  { row, facts }: Pick<LoadedComment, 'row' | 'facts'>,
): Promise<Readable> {
  const consultation = await kit.around.one(row.consultation);
  const reading = consultation === null ? 'none' : readingOn(actor, consultation);
  if (consultation === null || reading === 'none') throw notFound();
  if (reading === 'all') return { consultation, texts: null };
  const id = row.documentId;
  const around = new Map([[consultation.id, consultation]]);
  const appeals = await appealItems(strapi, kit, actor, { comment: id }, around);
  const appealed = appeals.map(({ decision }) => decision.revision);
  const texts = secondKeyTexts(facts.revisions, facts.standing, await decisionsOf(strapi, [id]), appealed);
  if (texts.size === 0) throw notFound();
  return { consultation, texts };
}
