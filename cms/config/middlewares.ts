import { environment } from '../src/environment';
import { refuseUnreadable } from '../src/unreadable-body';

export default () => {
  const { adminUrl, publicUrl } = environment();
  return [
    'global::health',
    'global::secure-cookies',
    'global::uploads',
    'strapi::errors',
    {
      name: 'strapi::security',
      config: {
        contentSecurityPolicy: {
          useDefaults: true,
          directives: {
            'connect-src': ["'self'"],
            'img-src': ["'self'", 'data:', 'blob:'],
            'media-src': ["'self'", 'data:', 'blob:'],
            'frame-src': ["'self'"],
            upgradeInsecureRequests: null,
          },
        },
      },
    },
    { name: 'strapi::cors', config: { origin: [adminUrl, publicUrl].map((url) => new URL(url).origin) } },
    'strapi::query',
    {
      name: 'strapi::body',
      config: {
        formLimit: '256kb',
        jsonLimit: '2mb',
        textLimit: '256kb',
        // What is signed is judged by its bytes.
        includeUnparsed: true,
        formidable: { maxFileSize: 50 * 1024 * 1024 },
        onError: refuseUnreadable,
      },
    },
    'strapi::session',
    'strapi::favicon',
    'strapi::public',
  ];
};
