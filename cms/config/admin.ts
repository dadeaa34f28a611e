import type { Core } from '@strapi/strapi';
import { environment } from '../src/environment';
import { FORGOTTEN_PASSWORD } from '../src/mail/forgotten-password';

declare const strapi: Core.Strapi;

interface Previews {
  link(uid: string, documentId: string, version: 'draft' | 'published'): Promise<string | null>;
}

/** What Strapi's preview button opens; the plugin judges whether this person may. */
async function previewAddress(uid: string, { documentId, status }: { documentId: string; status: string }) {
  const previews = strapi.plugin('publisher').service('preview') as Previews;
  return (await previews.link(uid, documentId, status === 'published' ? status : 'draft')) ?? undefined;
}

export default () => {
  const { publicUrl, secrets } = environment();
  return {
    url: '/admin',
    auth: {
      secret: secrets.adminJwtSecret,
      // Decided for each connection by `secure-cookies`.
      cookie: { secure: false },
    },
    secrets: { encryptionKey: secrets.encryptionKey },
    apiToken: { salt: secrets.apiTokenSalt },
    transfer: { token: { salt: secrets.transferTokenSalt } },
    flags: { nps: false, promoteEE: false },
    preview: { enabled: true, config: { allowedOrigins: [new URL(publicUrl).origin], handler: previewAddress } },
    forgotPassword: { emailTemplate: FORGOTTEN_PASSWORD },
  };
};
