import { environment } from '../src/environment';

/** Judged by content, not by name: no SVG, no HTML, nothing that a browser would run. */
const FILES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'text/csv',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** Refused as a declaration too: else a drawing could come under the name of a picture. */
const NEVER = ['image/svg+xml', 'text/html', 'application/xhtml+xml', 'application/xml', 'text/xml', '*/*javascript'];

export default () => {
  const { mode, publicUrl, uploadsDir, smtpUrl, mail, bounces, clock, secrets, dataDir } = environment();
  return {
    'content-type-builder': { enabled: false },
    'users-permissions': { config: { jwtSecret: secrets.jwtSecret } },
    publisher: {
      enabled: true,
      config: {
        token: secrets.publisherToken,
        linkSecret: secrets.linkSecret,
        mode,
        publicUrl,
        uploadsDir,
        clock,
      },
    },
    concertation: {
      enabled: true,
      config: { mode, publicUrl, clock, linkSecret: secrets.linkSecret, doorSecret: secrets.publisherToken },
    },
    'directory-mailing': {
      enabled: true,
      config: { mode, smtpUrl, publicUrl, linkSecret: secrets.linkSecret, clock, dataDir, sending: mail, bounces },
    },
    upload: {
      config: { sizeLimit: 50 * 1024 * 1024, breakpoints: {}, security: { allowedTypes: FILES, deniedTypes: NEVER } },
    },
  };
};
