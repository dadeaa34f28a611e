import { environment } from '../src/environment';

export default () => {
  const { mode, publicUrl, uploadsDir, smtpUrl, clock, secrets, dataDir } = environment();
  return {
    'content-type-builder': { enabled: false },
    'users-permissions': { config: { jwtSecret: secrets.jwtSecret } },
    publisher: { enabled: true, config: { token: secrets.publisherToken, mode, publicUrl, uploadsDir, clock } },
    concertation: { enabled: true, config: { mode, publicUrl, clock } },
    'directory-mailing': {
      enabled: true,
      config: { mode, smtpUrl, publicUrl, linkSecret: secrets.linkSecret, clock, dataDir },
    },
    upload: { config: { sizeLimit: 50 * 1024 * 1024, breakpoints: {} } },
  };
};
