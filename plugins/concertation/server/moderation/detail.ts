import type { Core } from '@strapi/strapi';
import type { CommentDetail, FlagItem, ThreadItem } from '../../contract/moderation.ts';
import { may } from '../../core/access.ts';
import { act, currentText } from '../../core/moderation/comment.ts';
import { factsOf, type LoadedComment, loadComment, nameIn } from '../comments/comment-store.ts';
import type { CommentKit } from '../comments/kit.ts';
import { publicPathOf } from '../comments/letters.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import { COMMENT, type CommentRow, FLAG, type FlagRow, REVISION, type RevisionRow } from '../comments/tables.ts';
import { notFound } from '../services/refusals.ts';
import { appealItems, decisionsOf, historyEntry } from './appeal-items.ts';
import { type DeskActor, holdsOn, readingOn } from './desk-people.ts';
import { itemsOf } from './queue-items.ts';
import { readableOf } from './readable.ts';
import { tableOf } from '../tables.ts';

/** One comment with all that stands around it, for whoever may read it. */
export async function detailOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  actor: DeskActor,
  id: string,
): Promise<CommentDetail> {
  const loaded = await loadComment(strapi, id);
  const { row } = loaded;
  const { consultation, texts } = await readableOf(strapi, kit, actor, loaded);
  const reads = (number: number) => texts === null || texts.has(number);
  const revisions = loaded.revisions.filter(({ number }) => reads(number));
  const { standing } = loaded.facts;
  const current = currentText({ revisions: loaded.facts.revisions.filter(({ number }) => reads(number)), standing });
  const shown = revisions.find(({ number }) => number === current?.number);
  const around = new Map([[consultation.id, consultation]]);
  const [item] = shown === undefined ? [] : await itemsOf(strapi, kit, actor, [shown], around);
  if (item === undefined) throw notFound();
  const sees = may(actor, 'see-authors', consultation.ownership);
  const decisions = (await decisionsOf(strapi, [id])).filter(({ revision }) => reads(revision));
  return {
    ...item,
    email: sees ? row.email : null,
    emailConfirmed: row.confirmedAt !== null,
    looked: lookedOf(loaded),
    mayErase: mayErase(actor, loaded, consultation),
    number: row.number,
    publicPath: await publicPathOf(strapi, kit, row),
    service: consultation.service,
    revisions: revisions
      .map(({ number, body, redactedBody, state, waiting, standing, submittedAt, findings }) => ({
        number,
        body: body ?? '',
        redactedBody,
        state,
        waiting: waiting !== null,
        standing: standing !== null,
        submittedAt,
        findings: findings ?? [],
      }))
      .reverse(),
    history: decisions.map(historyEntry).reverse(),
    thread: await threadOf(strapi, row, texts === null),
    flags: texts === null ? await flagsOf(strapi, id, sees) : [],
    appeals: await appealItems(strapi, kit, actor, { comment: id }, around),
  };
}

function lookedOf({ revisions }: LoadedComment): CommentDetail['looked'] {
  const last = revisions.findLast(({ lookedAt }) => lookedAt !== null);
  return last?.lookedAt ? { by: last.lookedBy ?? '', at: last.lookedAt } : null;
}

/** For its author, who asks elsewhere than behind the own link. */
function mayErase(actor: DeskActor, { facts }: LoadedComment, consultation: StaffConsultation): boolean {
  if (readingOn(actor, consultation) !== 'all' || !holdsOn(actor, consultation).team) return false;
  return act(facts, { action: 'erase', role: 'team', by: actor.id, mode: consultation.policy.mode }).ok;
}

/** What it answers first, then the answers to the same; to the team pending ones too. */
async function threadOf(strapi: Core.Strapi, row: CommentRow, whole: boolean): Promise<ThreadItem[]> {
  const top = row.parent ?? row.documentId;
  const rows = await tableOf<CommentRow>(strapi, COMMENT).findMany({
    where: { $or: [{ documentId: top }, { parent: top }], documentId: { $ne: row.documentId } },
    orderBy: { id: 'asc' },
    limit: 200,
  });
  const ids = (whole ? rows : rows.filter(({ authorState }) => authorState === 'active')).map((one) => one.documentId);
  const revisions = await tableOf<RevisionRow>(strapi, REVISION).findMany({
    where: { comment: { $in: ids }, ...(whole ? {} : { standing: { $notNull: true } }) },
    orderBy: { number: 'asc' },
  });
  const texts = Map.groupBy(revisions, ({ comment }) => comment);
  return rows.flatMap((one) => {
    const own = texts.get(one.documentId) ?? [];
    const current = currentText(factsOf(one, own));
    const text = own.find(({ number }) => number === current?.number);
    return text === undefined ? [] : [threadItem(one, text, whole)];
  });
}

function threadItem(row: CommentRow, text: RevisionRow, whole: boolean): ThreadItem {
  return {
    id: row.documentId,
    number: row.number,
    authorName: nameIn(row, text),
    body: text.redactedBody ?? text.body ?? '',
    state: text.state,
    author: row.authorState,
    official: row.service !== null,
    submittedAt: text.submittedAt,
    opens: whole && row.authorState !== 'erased',
  };
}

async function flagsOf(strapi: Core.Strapi, comment: string, sees: boolean): Promise<FlagItem[]> {
  const rows = await tableOf<FlagRow>(strapi, FLAG).findMany({ where: { comment }, orderBy: { id: 'desc' } });
  return rows.map(({ documentId, reference, reason, explanation, name, email, receivedAt, state }) => ({
    id: documentId,
    reference,
    reason,
    explanation: explanation ?? '',
    name: sees ? name : null,
    email: sees ? email : null,
    receivedAt,
    state,
  }));
}
