import { shaped } from '@aggloforum/concertation/contract/answering.ts';
import type { FormContext, FormDefinition, Forms } from '@aggloforum/concertation/contract/taking-part.ts';
import { tokenIn } from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { confirmationShape, entryActShape } from '../../contract/entry.ts';
import { type SubscriptionFields, subscriptionShape } from '../../contract/subscription.ts';

type Context = FormContext & { readonly params: Readonly<Record<string, string | undefined>> };

export const subscriptionsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('directory-mailing').service(name);
  const forms = (): Forms => strapi.plugin('concertation').service('forms');
  const answer = async (context: Context, act: (token: string) => Promise<object>) =>
    forms().answer(context, async () => ({ status: 200, body: await act(tokenIn(context)) }));

  return {
    create: async (context: Context): Promise<void> => {
      const form: FormDefinition<SubscriptionFields> = {
        name: 'inscription',
        shape: subscriptionShape,
        check: async (fields) => service('subscriptions').check(fields),
        store: async (trx, fields) => service('subscriptions').request(trx, fields),
      };
      await forms().receive(context, form);
    },
    asks: async (context: Context) => answer(context, async (token) => service('subscriptions').asks(token)),
    confirm: async (context: Context) =>
      answer(context, async (token) => {
        const { consentVersion } = shaped(confirmationShape, context.request.body ?? {});
        return service('subscriptions').confirm(token, consentVersion);
      }),
    disown: async (context: Context) =>
      answer(context, async (token) => {
        await service('subscriptions').disown(token);
        return {};
      }),
    sendOwnLink: async (context: Context) =>
      answer(context, async (token) => {
        await service('subscriptions').sendOwnLink(token);
        return {};
      }),
    see: async (context: Context) => answer(context, async (token) => service('entries').see(token)),
    act: async (context: Context) =>
      answer(context, async (token) => service('entries').act(token, shaped(entryActShape, context.request.body))),
  };
};
