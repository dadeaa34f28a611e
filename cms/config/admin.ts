import { environment } from '../src/environment';
import { FORGOTTEN_PASSWORD } from '../src/mail/forgotten-password';

export default () => {
  const { cmsPort, secrets, mode } = environment();
  return {
    url: '/admin',
    auth: {
      secret: secrets.adminJwtSecret,
      // The demonstration is served over plain HTTP on the machine itself.
      cookie: { secure: mode === 'production' },
    },
    secrets: { encryptionKey: secrets.encryptionKey },
    apiToken: { salt: secrets.apiTokenSalt },
    transfer: { token: { salt: secrets.transferTokenSalt } },
    flags: { nps: false, promoteEE: false },
    forgotPassword: { emailTemplate: FORGOTTEN_PASSWORD },
    absoluteUrl: `http://localhost:${cmsPort}/admin`,
  };
};
