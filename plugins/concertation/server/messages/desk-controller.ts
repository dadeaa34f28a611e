import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Answered, answerOrRefuse, shaped } from '../../contract/answering.ts';
import type { MessageAct, MessageErasure, TypedIn } from '../../contract/message-desk.ts';
import { mayOnSome } from '../../core/access.ts';
import type { MessageAccess, MessageActor } from '../../core/messages/access.ts';
import type { AdminUser } from '../services/people.ts';
import { forbidden } from '../services/refusals.ts';
import type { MessageActs } from './acts.ts';
import type { DeskFilter, MessageDesk } from './desk.ts';
import type { ManyMessages } from './many.ts';
import type { MessageSettingsService } from './settings.ts';
import type { MessageStaff } from './staff.ts';

interface Context extends Answered {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly request: { readonly body?: unknown };
  readonly state: { readonly user: AdminUser };
}

const text = () => z.string().max(20_000);
const day = () => z.string().max(10);
const version = z.number().int().positive();
const person = z.number().int().positive().nullable();
const ACT: z.ZodType<MessageAct | MessageErasure> = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('assigned'), version, assignee: person }),
  z.strictObject({ act: z.literal('forwarded'), version, department: text(), assignee: person, text: text() }),
  z.strictObject({ act: z.enum(['answered', 'noted', 'closed', 'reopened', 'consented']), version, text: text() }),
  z.strictObject({ act: z.enum(['passed-on', 'withheld', 'unpublished']), version }),
  z.strictObject({ act: z.literal('erase'), version }),
  z.strictObject({ act: z.literal('published'), version, question: text(), answer: text() }),
]);
const TYPED_IN: z.ZodType<TypedIn> = z.strictObject({
  channel: text(),
  receivedOn: day(),
  kind: text(),
  subject: text(),
  body: text(),
  name: text(),
  email: text(),
  project: text(),
  publishable: z.boolean(),
});
const MANY = z.strictObject({
  messages: z
    .array(z.strictObject({ id: z.string().max(64), version }))
    .min(1)
    .max(50)
    .refine((messages) => new Set(messages.map(({ id }) => id)).size === messages.length),
  text: text(),
});
const PREPARE = z.strictObject({ text: text() });
/** What the settings judge field by field, in French. */
const OBJECT = z.looseObject({});

type Answer = (context: Context, actor: MessageActor) => Promise<unknown>;

/** Asks who it is, and answers. */
function answeringWith(strapi: Core.Strapi) {
  const desk = strapi.plugin('concertation').service('messageDesk') as MessageDesk;
  return (access: MessageAccess, answer: Answer, status = 200) =>
    async (context: Context): Promise<void> => {
      const answerThem = async () => {
        const actor = await desk.actorOf(context.state.user);
        if (!mayOnSome(actor, access)) throw forbidden('Votre rôle ne donne pas accès aux messages.');
        return answer(context, actor);
      };
      await answerOrRefuse(context, answerThem, status);
    };
}

/** The desk of messages, for the admin's pages: `contract/message-desk.ts`. */
export const messageDeskController = ({ strapi }: { strapi: Core.Strapi }) => {
  const answering = answeringWith(strapi);
  const desk = strapi.plugin('concertation').service('messageDesk') as MessageDesk;
  const acts = strapi.plugin('concertation').service('messageActs') as MessageActs;
  const many = strapi.plugin('concertation').service('manyMessages') as ManyMessages;

  return {
    list: answering('read-messages', async ({ query }, actor) => desk.list(actor, filterIn(query))),
    promises: answering('read-messages', async (_context, actor) => desk.promises(actor)),
    open: answering('read-messages', async ({ params }, actor) => desk.open(actor, params['id'] ?? '')),
    typeIn: answering(
      'handle-messages',
      async ({ request }, actor) => desk.open(actor, await acts.typeIn(actor, shaped(TYPED_IN, request.body))),
      201,
    ),
    act: answering('handle-messages', async ({ params, request }, actor) => {
      const wanted = shaped(ACT, request.body);
      await acts.act(actor, params['id'] ?? '', wanted);
      return desk.afterwards(actor, params['id'] ?? '');
    }),
    prepare: answering('handle-messages', async ({ params, request }, actor) => ({
      text: await acts.prepare(actor, params['id'] ?? '', shaped(PREPARE, request.body).text),
    })),
    answerMany: answering('handle-messages', async ({ request }, actor) => {
      const { messages, text: typed } = shaped(MANY, request.body);
      return many.answer(actor, messages, typed);
    }),
  };
};

/** What the desk chooses from, and what it sets. */
export const messageStaffController = ({ strapi }: { strapi: Core.Strapi }) => {
  const answering = answeringWith(strapi);
  const staff = strapi.plugin('concertation').service('messageStaff') as MessageStaff;
  const settings = strapi.plugin('concertation').service('messageSettings') as MessageSettingsService;

  return {
    choices: answering('read-messages', async (_context, actor) => staff.choices(actor)),
    absent: answering('handle-messages', async ({ request }, actor) => {
      await staff.absent(actor, shaped(OBJECT, request.body));
      return staff.choices(actor);
    }),
    back: answering('handle-messages', async ({ params }, actor) => {
      await staff.back(actor, params['id'] ?? '');
      return staff.choices(actor);
    }),
    preparedAnswer: answering('handle-messages', async ({ request }, actor) => {
      await staff.prepare(actor, shaped(OBJECT, request.body));
      return staff.choices(actor);
    }),
    settings: answering('handle-messages', async () => settings.view()),
    change: answering('handle-messages', async ({ request }, actor) =>
      settings.change(shaped(OBJECT, request.body), actor.name),
    ),
  };
};

function filterIn(query: Context['query']): DeskFilter {
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 200).trim() : '');
  return {
    state: asked('state'),
    due: asked('due'),
    department: asked('department'),
    project: asked('project'),
    channel: asked('channel'),
    text: asked('text'),
    page: Number(asked('page')) || 1,
  };
}
