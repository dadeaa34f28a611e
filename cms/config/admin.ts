import { environment } from '../src/environment';
import { FORGOTTEN_PASSWORD } from '../src/mail/forgotten-password';

export default () => {
  const { cmsPort, secrets } = environment();
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
    forgotPassword: { emailTemplate: FORGOTTEN_PASSWORD },
    absoluteUrl: `http://localhost:${cmsPort}/admin`,
  };
};
