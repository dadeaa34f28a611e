import type { Core } from '@strapi/strapi';
import { mayRead } from '../may-read.ts';
import type { DesiredState } from '../services/desired.ts';
import type { EntryStatuses } from '../services/entry-status.ts';
import type { PublicationStatuses } from '../services/status.ts';
import { serviceOf } from '../tables.ts';

interface PublicationContext {
  readonly params: Readonly<Record<string, string>>;
  readonly request: { readonly body?: unknown };
  body: unknown;
  status: number;
}

/** The page « Publication », and the line that everybody reads of an entry. */
export const publicationController = ({ strapi }: { strapi: Core.Strapi }) => {
  const desired = () => serviceOf<DesiredState>(strapi, 'desired');
  const show = async (context: PublicationContext): Promise<void> => {
    context.body = await serviceOf<PublicationStatuses>(strapi, 'status').now();
    context.status = 200;
  };
  const refuse = (context: PublicationContext, status: number, message: string): void => {
    context.status = status;
    context.body = { error: { message } };
  };
  return {
    status: show,

    async rebuild(context: PublicationContext): Promise<void> {
      await desired().rebuild();
      await show(context);
    },

    /** A follower looks at the templates it is to use when a new release is asked for. */
    async bundle(context: PublicationContext): Promise<void> {
      const { bundle } = (context.request.body ?? {}) as { bundle?: unknown };
      if (bundle !== 'current' && bundle !== 'previous')
        return refuse(context, 422, 'Choisissez les gabarits actuels ou les précédents.');
      await desired().useBundle(bundle);
      await desired().rebuild();
      await show(context);
    },

    async entry(context: PublicationContext): Promise<void> {
      const { uid = '', documentId = '' } = context.params;
      const known = uid.startsWith('api::') && uid in strapi.contentTypes;
      if (!known || !(await mayRead(strapi, uid, documentId)))
        return refuse(context, 404, 'Ce contenu n’existe pas, ou n’est pas à vous.');
      context.body = await serviceOf<EntryStatuses>(strapi, 'entryStatus').of(uid, documentId);
      context.status = 200;
    },
  };
};
