import type { Core } from '@strapi/strapi';
import {
  appealDecisionShape,
  decisionsShape,
  flagDecisionShape,
  lookedShape,
  QUEUE_VIEWS,
  type QueueView,
  replyShape,
  spamShape,
} from '../../contract/moderation.ts';
import { queryText } from '../query-text.ts';
import { answeringAtDesk, type DeskContext, sentIn } from './answering.ts';
import type { ModerationAppeals } from './appeals.ts';
import type { ModerationDesk } from './desk.ts';
import type { ModerationTeamActs } from './team-acts.ts';

const MOST = 100;
const USUAL = 50;

/** The desk's endpoints. Reading asks for the right to read; what one may decide, each act asks again. */
export const moderationController = ({ strapi }: { strapi: Core.Strapi }) => {
  const answering = answeringAtDesk(strapi);
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const desk = () => part<ModerationDesk>('moderationDesk');
  const appeals = () => part<ModerationAppeals>('moderationAppeals');
  const team = () => part<ModerationTeamActs>('moderationTeamActs');
  const id = ({ params }: DeskContext) => params['id'] ?? '';

  return {
    queue: answering('read-moderation', async ({ query }, actor) =>
      desk().queue(actor, {
        view: viewIn(query['view']),
        consultation: queryText(query['consultation']),
        text: queryText(query['text']),
        after: queryText(query['after']),
        limit: Math.min(MOST, Math.max(1, Number(query['limit']) || USUAL)),
      }),
    ),
    detail: answering('read-moderation', async (context, actor) => desk().detail(actor, id(context))),
    decide: answering('read-moderation', async (context, actor) =>
      desk().decideMany(actor, sentIn(decisionsShape, context).decisions),
    ),
    emptySpam: answering('moderate', async (context, actor) => desk().emptySpam(actor, sentIn(spamShape, context))),
    appeals: answering('read-moderation', async ({ query }, actor) =>
      appeals().list(actor, queryText(query['state']) ?? 'open'),
    ),
    decideAppeal: answering('read-moderation', async (context, actor) =>
      appeals().decide(actor, id(context), sentIn(appealDecisionShape, context)),
    ),
    dismissFlags: answering('moderate', async (context, actor) =>
      team().dismissFlags(actor, id(context), sentIn(flagDecisionShape, context)),
    ),
    reply: answering('moderate', async (context, actor) => team().reply(actor, sentIn(replyShape, context))),
    look: answering('moderate', async (context, actor) =>
      team().look(actor, id(context), sentIn(lookedShape, context)),
    ),
    erase: answering('moderate', async (context, actor) => team().erase(actor, id(context))),
  };
};

function viewIn(value: unknown): QueueView {
  return QUEUE_VIEWS.find((view) => view === value) ?? 'mine';
}
