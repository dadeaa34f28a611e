import type { Core } from '@strapi/strapi';
import {
  appealShape,
  type CommentFields,
  commentShape,
  ownCommentActShape,
  type ReportFields,
  reportShape,
} from '../../contract/comments.ts';
import { secondKeyShape } from '../../contract/moderation.ts';
import { type FormContext, type FormDefinition, type Forms, LINK_TOKEN } from '../../contract/taking-part.ts';
import { refused } from '../../core/refusal.ts';
import type { SecondKey } from '../moderation/second-key.ts';
import type { CommentIntake } from './intake.ts';
import type { OwnAppeals } from './own-appeals.ts';
import type { OwnComments } from './own.ts';
import type { CommentReports } from './reports.ts';

type Context = FormContext & {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
};

/** Ids as the database makes them; anything else is not worth a question to it. */
const ID = /^[\w-]{8,60}$/;

/** The public doors of comments. The front door passes the two forms on; its own pages ask the others. */
export const commentsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const answer = async (context: Context, act: () => Promise<object>) =>
    part<Forms>('forms').answer(context, async () => ({ status: 200, body: await act() }));

  return {
    create: async (context: Context): Promise<void> => {
      const form: FormDefinition<CommentFields> = {
        name: 'commentaire',
        shape: commentShape,
        check: async (fields) => part<CommentIntake>('commentIntake').check(fields),
        store: async (trx, fields, sender) => part<CommentIntake>('commentIntake').receive(trx, fields, sender),
      };
      await part<Forms>('forms').receive(context, form);
    },
    report: async (context: Context): Promise<void> => {
      const comment = context.params['id'] ?? '';
      const known = ID.test(comment) ? comment : 'unknown';
      const form: FormDefinition<ReportFields> = {
        // Of one comment: the same key with another one is a mistake of the sender's.
        name: `signalement ${known}`,
        shape: reportShape,
        check: async (fields) => part<CommentReports>('commentReports').check(known, fields),
        store: async (trx, fields) => part<CommentReports>('commentReports').receive(trx, known, fields),
      };
      await part<Forms>('forms').receive(context, form);
    },
    confirmReport: async (context: Context) =>
      answer(context, async () => part<CommentReports>('commentReports').confirm(tokenOf(context))),
    around: async (context: Context) =>
      answer(context, async () =>
        part<CommentIntake>('commentIntake').context(
          context.params['project'] ?? '',
          textIn(context.query['consultation']),
          textIn(context.query['parent']),
        ),
      ),
    see: async (context: Context) =>
      answer(context, async () => part<OwnComments>('ownComments').see(tokenOf(context))),
    act: async (context: Context) =>
      answer(context, async () =>
        part<OwnComments>('ownComments').act(tokenOf(context), shaped(ownCommentActShape, context)),
      ),
    take: async (context: Context) =>
      answer(context, async () => part<OwnComments>('ownComments').exported(tokenOf(context))),
    seeAppeal: async (context: Context) =>
      answer(context, async () => part<OwnAppeals>('ownAppeals').see(tokenOf(context))),
    appeal: async (context: Context) =>
      answer(context, async () =>
        part<OwnAppeals>('ownAppeals').open(tokenOf(context), shaped(appealShape, context).text),
      ),
    secondKey: async (context: Context) =>
      answer(context, async () => part<SecondKey>('secondKey').see(tokenOf(context))),
    turnSecondKey: async (context: Context) =>
      answer(context, async () => part<SecondKey>('secondKey').act(tokenOf(context), shaped(secondKeyShape, context))),
  };
};

function tokenOf({ params }: Context): string {
  const token = params['token'] ?? '';
  if (LINK_TOKEN.test(token)) return token;
  throw refused(404, 'unreadable', 'Ce lien est incomplet.');
}

interface Shape<T> {
  safeParse(body: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

function shaped<T>(shape: Shape<T>, { request }: Context): T {
  const asked = shape.safeParse(request.body);
  if (!asked.success) throw refused(400, 'malformed', 'Demande mal formée.');
  return asked.data;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined;
}
