import type { Core } from '@strapi/strapi';
import { PREVIEW_TOKEN } from '../../contract/preview.ts';
import type { PreviewRefusal, Previews } from '../services/preview.ts';
import { serviceOf } from '../tables.ts';

interface PreviewContext {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  body: unknown;
  status: number;
}

const REFUSALS: Readonly<Record<PreviewRefusal, number>> = { unknown: 404, incomplete: 409, expired: 410 };

export const previewController = ({ strapi }: { strapi: Core.Strapi }) => {
  const previews = () => serviceOf<Previews>(strapi, 'preview');
  return {
    /** For the signed-in person, if the entry is one that they may read. */
    async link(context: PreviewContext): Promise<void> {
      const { uid = '', documentId = '' } = context.params;
      const url = await previews().link(uid, documentId);
      context.status = url === null ? 404 : 200;
      context.body = url === null ? { error: { message: 'Cet aperçu n’existe pas.' } } : { url };
    },

    /** For the front door. */
    async open(context: PreviewContext): Promise<void> {
      const { token } = context.query;
      const known = typeof token === 'string' && PREVIEW_TOKEN.test(token);
      const opened = known ? await previews().open(token) : 'unknown';
      context.status = typeof opened === 'string' ? REFUSALS[opened] : 200;
      context.body = typeof opened === 'string' ? { error: { code: opened } } : opened;
    },
  };
};
