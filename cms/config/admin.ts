import { environment } from '../src/environment';

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
    forgotPassword: { from: 'ne-pas-repondre@aggloforum.invalid' },
    absoluteUrl: `http://localhost:${cmsPort}/admin`,
  };
};
