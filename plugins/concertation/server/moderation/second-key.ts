import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import {
  type DecisionResult,
  SECOND_KEY_AT_ONCE,
  type SecondKeyItem,
  type SecondKeyPage,
  type secondKeyShape,
} from '../../contract/moderation.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { openLink, signLink } from '../../core/taking-part/signed-link.ts';
import { lateFrom, parisDay } from '../../core/working-days.ts';
import { nameIn } from '../comments/comment-store.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import { COMMENT, type CommentRow, REVISION, type RevisionRow } from '../comments/tables.ts';
import { reasons } from './reasons.ts';
import { oneByOne } from './results.ts';
import { type Colleague, holdersToday } from './team.ts';
import { tableOf } from '../tables.ts';

const USE = 'plugin::concertation.second-key-use';
/** A long weekend, and a day more. */
const LASTS = 5 * 24 * 3_600_000;
const WAITING = { waiting: { $notNull: true }, state: 'awaiting-elected' };

/** Of a text that waits, what is counted in letters. */
export type WaitingText = Pick<RevisionRow, 'consultation' | 'dueAt'>;

/** The page of whoever turns the second key, behind the link of the daily letter. */
export const secondKey = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));

  /** Their link of today, good to the end of its last day, `YYYY-MM-DD` in Paris. */
  const tokenFor = (holder: number): { readonly token: string; readonly lastDay: string } => {
    const now = kit().clock.now();
    const lastDay = parisDay(now + LASTS);
    return { token: signLink('second-key', `${holder} ${parisDay(now)}`, kit().key, lateFrom(lastDay)), lastDay };
  };

  /** Whoever holds the key no more does not get in, whatever the link says. */
  const opened = async (token: string): Promise<{ holder: Colleague; link: string; endsAt: number }> => {
    const link = openLink('second-key', token, [kit().key]);
    if (link === null || link.endsAt === null) throw refused(404, 'unreadable', 'Ce lien est incomplet.');
    const id = Number(link.subject.split(' ')[0]);
    const holder = (await holdersToday(strapi, kit().clock.now())).find((one) => one.id === id);
    if (link.endsAt <= kit().clock.now() || holder === undefined)
      throw refused(410, 'expired', 'Ce lien a expiré. Ouvrez celui du dernier message, ou l’administration du site.');
    return { holder, link: link.subject, endsAt: link.endsAt };
  };

  const note = async (link: string, user: number, act: string, count: number): Promise<void> => {
    await tableOf(strapi, USE).create({ data: { link, user, act, at: kit().at(), count } });
    kit().log('second-key-used', { user, act, count });
  };

  /** All of them, however many. */
  const waiting = async (): Promise<readonly WaitingText[]> =>
    tableOf<WaitingText>(strapi, REVISION).findMany({
      where: WAITING,
      select: ['id', 'consultation', 'dueAt'],
      orderBy: { id: 'asc' },
    });

  const see = async (token: string): Promise<SecondKeyPage> => {
    const { holder, link, endsAt } = await opened(token);
    const revisions = tableOf<RevisionRow>(strapi, REVISION);
    const count = await revisions.count({ where: WAITING });
    const shown = await revisions.findMany({ where: WAITING, orderBy: { id: 'asc' }, limit: SECOND_KEY_AT_ONCE });
    const items = await itemsOf(strapi, kit(), shown);
    await note(link, holder.id, 'look', items.length);
    return {
      holder: holder.name,
      lastDay: parisDay(endsAt - 1),
      items,
      remaining: Math.max(0, count - shown.length),
      reasons: await reasons(strapi),
    };
  };

  const act = async (
    token: string,
    { confirmed, decisions }: z.infer<typeof secondKeyShape>,
  ): Promise<readonly DecisionResult[]> => {
    const { holder, link } = await opened(token);
    if (confirmed !== 'oui') throw invalid({ confirmed: 'Cochez la case pour confirmer vos décisions.' });
    const decider = { id: holder.id, name: holder.name, role: 'elected' } as const;
    const results = await oneByOne(strapi, kit(), decisions, async () => decider);
    await note(link, holder.id, 'decide', results.filter(({ ok }) => ok).length);
    return results;
  };

  return { tokenFor, see, act, waiting };
};

export type SecondKey = ReturnType<typeof secondKey>;

async function itemsOf(
  strapi: Core.Strapi,
  kit: CommentKit,
  revisions: readonly RevisionRow[],
): Promise<SecondKeyItem[]> {
  const where = { documentId: { $in: revisions.map(({ comment }) => comment) } };
  const comments = new Map(
    (await tableOf<CommentRow>(strapi, COMMENT).findMany({ where })).map((row) => [row.documentId, row]),
  );
  const consultations = await kit.around.consultations({
    documentId: { $in: [...new Set(revisions.map(({ consultation }) => consultation))] },
  });
  const parents = await standingBodies(
    strapi,
    [...comments.values()].flatMap(({ parent }) => parent ?? []),
  );
  return revisions.flatMap((revision) => {
    const row = comments.get(revision.comment);
    if (row === undefined) return [];
    const consultation = consultations.get(revision.consultation);
    return [
      {
        id: row.documentId,
        version: row.version,
        authorName: nameIn(row, revision),
        body: revision.body ?? '',
        redactedBody: revision.redactedBody,
        isReply: row.parent !== null,
        corrects: row.standing !== null,
        submittedAt: revision.submittedAt,
        dueAt: revision.dueAt,
        late: revision.dueAt !== null && kit.passed(Date.parse(revision.dueAt)),
        consultation: consultation?.title ?? '',
        project: consultation?.projectTitle ?? '',
        parentBody: row.parent === null ? null : (parents.get(row.parent) ?? null),
      },
    ];
  });
}

async function standingBodies(strapi: Core.Strapi, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tableOf<RevisionRow>(strapi, REVISION).findMany({ where: { standing: { $in: [...ids] } } });
  return new Map(rows.map(({ comment, redactedBody, body }) => [comment, redactedBody ?? body ?? '']));
}
