import type { Core } from '@strapi/strapi';
import type { AppealPage } from '../../contract/comments.ts';
import { appealFault } from '../../core/comments/check.ts';
import { cleanText } from '../../core/typed-text.ts';
import { appealDueAt, appealEndsAt, appealLastDay } from '../../core/moderation/due.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { newReference } from '../../core/taking-part/reference.ts';
import { openLink } from '../../core/taking-part/signed-link.ts';
import { holdComment, type LoadedComment, loadComment } from './comment-store.ts';
import { type CommentKit, commentKitOf, linked } from './kit.ts';
import { appealStands, ownAppeal, ownDecision, toldOf, viewOf } from './own-view.ts';
import { confirmAddress, GONE, tellAuthorMeanwhile } from './own.ts';
import { APPEAL, type AppealRow, COMMENT, DECISION, type DecisionRow } from './tables.ts';
import { tableOf } from '../tables.ts';

/** The page of an appeal, behind the link of the decision's letter: one for each decision. */
export const ownAppeals = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  /** `<comment> <version of the decision>`, signed. */
  const appealed = async (token: string): Promise<Appealed> => {
    const link = openLink('appeal', token, [kit().key]);
    if (link === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    const [named = '', version = ''] = link.subject.split(' ');
    const { comment, mailed } = linked(named);
    const where = { comment, version: Number(version) };
    const decision = await tableOf<DecisionRow>(strapi, DECISION).findOne({ where });
    const erased = await tableOf(strapi, COMMENT).count({ where: { documentId: comment, authorState: 'erased' } });
    if (decision === null || erased > 0) throw refused(410, 'erased', GONE);
    const before = await appealRow(strapi, comment, decision.version);
    if (before === null && appealEndsAt(Date.parse(decision.at)) <= kit().clock.now())
      throw refused(410, 'expired', 'Le délai pour contester cette décision est passé.');
    return { loaded: await loadComment(strapi, comment), decision, mailed };
  };

  const seeAppeal = async (token: string): Promise<AppealPage> => {
    const { loaded, decision, mailed } = await appealed(token);
    return appealPageOf(strapi, kit(), loaded, decision, mailed);
  };

  const openAppeal = async (token: string, text: string): Promise<AppealPage> => {
    const { loaded, decision, mailed } = await appealed(token);
    const faults = appealFault(text);
    if (Object.keys(faults).length > 0) throw invalid(faults);
    const storing = strapi.db.transaction(async () => {
      if (mailed) await confirmAddress(strapi, kit(), loaded.row.documentId);
      await storeAppeal(strapi, kit(), loaded, decision, cleanText(text));
    });
    await storing.catch(tellAuthorMeanwhile);
    return seeAppeal(token);
  };

  return { see: seeAppeal, open: openAppeal };
};

interface Appealed {
  readonly loaded: LoadedComment;
  readonly decision: DecisionRow;
  /** Behind a link that went to the author's address. */
  readonly mailed: boolean;
}

export type OwnAppeals = ReturnType<typeof ownAppeals>;

async function appealRow(strapi: Core.Strapi, comment: string, decision: number): Promise<AppealRow | null> {
  return tableOf<AppealRow>(strapi, APPEAL).findOne({ where: { comment, decision } });
}

/** In the transaction of the page: about the comment as it was read, which is held. */
export async function storeAppeal(
  strapi: Core.Strapi,
  kit: CommentKit,
  { row, facts }: LoadedComment,
  decision: DecisionRow,
  body: string,
): Promise<void> {
  await holdComment(strapi, row);
  if ((await appealRow(strapi, row.documentId, decision.version)) !== null)
    throw refused(
      409,
      'already-made',
      'Vous avez déjà contesté cette décision\u00a0: la réponse viendra sur cette page.',
    );
  if (!appealStands(facts, decision))
    throw refused(409, 'overtaken', 'Cette décision ne vaut plus\u00a0: il n’y a plus rien à contester.');
  await tableOf(strapi, APPEAL).create({
    data: {
      reference: newReference('REC'),
      comment: row.documentId,
      decision: decision.version,
      body,
      openedAt: kit.at(),
      dueAt: new Date(appealDueAt(kit.clock.now())).toISOString(),
      state: 'open',
    },
  });
  kit.log('appeal-opened', { comment: row.documentId, decision: decision.version });
}

async function appealPageOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  loaded: LoadedComment,
  decision: DecisionRow,
  mailed: boolean,
): Promise<AppealPage> {
  const { reference, project, consultation, receivedAt } = await viewOf(strapi, kit, loaded, mailed);
  const revision = loaded.revisions.find(({ number }) => number === decision.revision);
  const made = await appealRow(strapi, loaded.row.documentId, decision.version);
  const told = (await toldOf(strapi, loaded.row.documentId)).find(({ row }) => row.version === decision.version);
  if (told === undefined) throw refused(410, 'erased', GONE);
  return {
    comment: { reference, project, consultation, receivedAt },
    body: revision?.body ?? '',
    decision: ownDecision(told, (await kit.around.charter())?.articles ?? new Map()),
    appeal: made === null ? null : ownAppeal(made),
    lastDay: appealLastDay(Date.parse(decision.at)),
  };
}
