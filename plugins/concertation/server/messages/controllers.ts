import type { Core } from '@strapi/strapi';
import { shaped } from '../../contract/answering.ts';
import {
  type MessageContext,
  type MessageFields,
  MESSAGE_REFERENCE,
  messageShape,
  ownMessageActShape,
} from '../../contract/messages.ts';
import type { FormContext, FormDefinition, Forms } from '../../contract/taking-part.ts';
import { receiptFacts, silenceOf } from '../../core/messages/receipt.ts';
import { refused } from '../../core/refusal.ts';
import { tokenIn } from '../../core/taking-part/signed-link.ts';
import type { MessageIntake } from './intake.ts';
import { messageKitOf } from './kit.ts';
import { messagesIn } from './message-rows.ts';
import type { OwnMessages } from './own.ts';
import type { MessageSurroundings } from './surroundings.ts';

type Context = FormContext & { readonly params: Readonly<Record<string, string | undefined>> };

/** The public doors of messages. Only the first is passed on by the front door; its own pages ask the others. */
export const messagesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const part = <T>(name: string) => strapi.plugin('concertation').service(name) as T;
  const answer = async (context: Context, act: () => Promise<object>) =>
    part<Forms>('forms').answer(context, async () => ({ status: 200, body: await act() }));

  const contextOf = async (slug: string): Promise<MessageContext> => {
    const around = part<MessageSurroundings>('messageSurroundings');
    const project = await around.publicProject(slug);
    if (project === null) throw refused(404, 'unknown', 'Ce projet n’est pas ou plus sur le site.');
    const register = await around.registerOf(project);
    const { name: service } = await around.serviceOf(project.department);
    const shown = register && {
      title: register.title,
      path: register.path,
      registerUrl: register.registerUrl,
      email: register.email,
      postalAddress: register.postalAddress,
    };
    return { title: project.title, path: `/projets/${project.slug}/`, service, register: shown };
  };

  const receiptOf = async (reference: string): Promise<object> => {
    const where = { reference, channel: 'site' };
    const row = MESSAGE_REFERENCE.test(reference) ? await messagesIn(strapi).findOne({ where }) : null;
    if (row === null) throw refused(404, 'unknown', 'Aucun message n’a cette référence.');
    const receipt = await messageKitOf(strapi).receiptOf(row);
    return { facts: receiptFacts(receipt), silence: silenceOf(receipt) };
  };

  return {
    create: async (context: Context): Promise<void> => {
      const form: FormDefinition<MessageFields> = {
        name: 'message',
        shape: messageShape,
        check: async (fields) => part<MessageIntake>('messageIntake').check(fields),
        store: async (trx, fields) => part<MessageIntake>('messageIntake').receive(trx, fields),
      };
      await part<Forms>('forms').receive(context, form);
    },
    around: async (context: Context) => answer(context, async () => contextOf(context.params['project'] ?? '')),
    receipt: async (context: Context) => answer(context, async () => receiptOf(context.params['reference'] ?? '')),
    see: async (context: Context) =>
      answer(context, async () => part<OwnMessages>('ownMessages').see(tokenIn(context))),
    act: async (context: Context) =>
      answer(context, async () =>
        part<OwnMessages>('ownMessages').act(tokenIn(context), shaped(ownMessageActShape, context.request.body).act),
      ),
  };
};
