import type { Core } from '@strapi/strapi';
import { shaped } from '../../contract/answering.ts';
import {
  appealShape,
  type CommentFields,
  commentShape,
  ownCommentActShape,
  type ReportFields,
  reportShape,
} from '../../contract/comments.ts';
import { secondKeyShape } from '../../contract/moderation.ts';
import type { FormContext, FormDefinition, Forms } from '../../contract/taking-part.ts';
import { tokenIn } from '../../core/taking-part/signed-link.ts';
import type { SecondKey } from '../moderation/second-key.ts';
import { queryText } from '../query-text.ts';
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
      answer(context, async () => part<CommentReports>('commentReports').confirm(tokenIn(context))),
    around: async (context: Context) =>
      answer(context, async () =>
        part<CommentIntake>('commentIntake').context(
          context.params['project'] ?? '',
          queryText(context.query['consultation']),
          queryText(context.query['parent']),
        ),
      ),
    see: async (context: Context) =>
      answer(context, async () => part<OwnComments>('ownComments').see(tokenIn(context))),
    act: async (context: Context) =>
      answer(context, async () =>
        part<OwnComments>('ownComments').act(tokenIn(context), shaped(ownCommentActShape, context.request.body)),
      ),
    take: async (context: Context) =>
      answer(context, async () => part<OwnComments>('ownComments').exported(tokenIn(context))),
    seeAppeal: async (context: Context) =>
      answer(context, async () => part<OwnAppeals>('ownAppeals').see(tokenIn(context))),
    appeal: async (context: Context) =>
      answer(context, async () =>
        part<OwnAppeals>('ownAppeals').open(tokenIn(context), shaped(appealShape, context.request.body).text),
      ),
    secondKey: async (context: Context) =>
      answer(context, async () => part<SecondKey>('secondKey').see(tokenIn(context))),
    turnSecondKey: async (context: Context) =>
      answer(context, async () =>
        part<SecondKey>('secondKey').act(tokenIn(context), shaped(secondKeyShape, context.request.body)),
      ),
  };
};
