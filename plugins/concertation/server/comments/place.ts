import type { Core } from '@strapi/strapi';
import type { CommentContext, CommentFields } from '../../contract/comments.ts';
import { mayComment, type Thread } from '../../core/comments/may-comment.ts';
import { shownText } from '../../core/comments/public-comment.ts';
import { whatHappensNext } from '../../core/comments/sentences.ts';
import { phaseOf } from '../../core/phase.ts';
import { isUnsettled } from '../../core/moderation/comment.ts';
import { refused } from '../../core/refusal.ts';
import type { LoadedComment } from './comment-store.ts';
import type { CommentKit } from './kit.ts';
import type { PublicConsultationView } from './surroundings.ts';
import { COMMENT, type CommentRow, REVISION, type RevisionRow } from './tables.ts';
import { tableOf } from '../tables.ts';

/** Slugs and ids; what is written otherwise names nothing, and is no question to the database. */
const NAME = /^[\w-]{1,200}$/;

const OFFLINE = 'Cette consultation n’est pas ou plus sur le site.';

type Place = { readonly consultation: PublicConsultationView } | { readonly faults: Readonly<Record<string, string>> };

/** Which consultation is meant: the one that is named, else the only one, else the only open one. */
export async function placeOf(
  kit: CommentKit,
  { project, consultation }: Pick<CommentFields, 'project' | 'consultation'>,
): Promise<Place> {
  const all = NAME.test(project) ? await kit.around.ofProject(project) : [];
  if (all.length === 0) return { faults: { project: 'Ce projet n’est pas ou plus sur le site.' } };
  if (consultation) {
    const named = all.find(({ slug }) => slug === consultation);
    return named ? { consultation: named } : { faults: { consultation: OFFLINE } };
  }
  const open = all.filter((one) => phaseOf(one, kit.passed) === 'open');
  const [only, ...others] = open.length > 0 ? open : all;
  if (only === undefined || others.length > 0) return { faults: { consultation: 'Choisissez la consultation.' } };
  return { consultation: only };
}

type StandingThread = Exclude<Thread, null> & { readonly row: CommentRow | null };

/** What is answered; unknown, pending, somebody else's and taken down look alike. */
export async function threadOf(
  strapi: Core.Strapi,
  consultation: PublicConsultationView,
  parent: string | undefined,
): Promise<StandingThread | null> {
  if (!parent) return null;
  const where = { documentId: parent, consultation: consultation.id };
  const row = NAME.test(parent) ? await tableOf<CommentRow>(strapi, COMMENT).findOne({ where }) : null;
  if (row === null || row.standing === null || row.authorState !== 'active')
    return { standing: 'gone', isReply: false, row: null };
  return { standing: 'public', isReply: row.parent !== null, row };
}

export function mustBeOpen(consultation: PublicConsultationView, thread: Thread, kit: CommentKit): void {
  const may = mayComment(consultation, thread, kit.passed);
  if (!may.may) throw refused(409, may.reason, may.message);
}

/** Why the author cannot correct it now; null where they can. Of a consultation that is offline nothing is open. */
export async function againstCorrection(
  kit: CommentKit,
  { row, facts }: Pick<LoadedComment, 'row' | 'facts'>,
): Promise<CommentContext['refusal']> {
  if (isUnsettled(facts)) return null;
  const consultation = await kit.around.publicById(row.consultation);
  if (consultation === null) return { reason: 'closed', message: OFFLINE };
  const may = mayComment(consultation, null, kit.passed);
  return may.may ? null : { reason: may.reason, message: may.message };
}

interface Asked {
  readonly project: string;
  readonly consultation?: string | undefined;
  readonly parent?: string | undefined;
}

/** What the form's page says: whether one may comment, by the question that the endpoint asks, and what happens next. */
export async function contextOf(strapi: Core.Strapi, kit: CommentKit, asked: Asked): Promise<CommentContext> {
  const place = await placeOf(kit, asked);
  if ('faults' in place) throw refused(404, 'unknown', OFFLINE);
  const shown = place.consultation;
  const thread = await threadOf(strapi, shown, asked.parent);
  const may = mayComment(shown, thread, kit.passed);
  const answered = thread !== null && thread.standing === 'public' ? thread.row : null;
  return {
    project: { slug: shown.project.slug, title: shown.project.title },
    consultation: { slug: shown.slug, title: shown.title },
    refusal: may.may ? null : { reason: may.reason, message: may.message },
    parent: answered && (await asRead(strapi, answered)),
    charterVersion: (await kit.around.charterVersion()) ?? '',
    next: whatHappensNext(shown.policy),
    outsideRegister: shown.legalRegister,
  };
}

async function asRead(strapi: Core.Strapi, row: CommentRow): Promise<CommentContext['parent']> {
  const where = { comment: row.documentId, number: row.standing };
  const standing = await tableOf<RevisionRow>(strapi, REVISION).findOne({ where });
  const shown = standing && shownText(standing);
  return {
    id: row.documentId,
    number: row.number ?? 0,
    authorName: row.service ?? row.authorName ?? '',
    body: shown?.body ?? '',
    redacted: shown?.state === 'redacted',
  };
}
