import { join } from 'node:path';
import { environment } from '../src/environment';

export default () => {
  const { adminUrl, cmsPort, secrets, dataDir } = environment();
  return {
    host: '127.0.0.1',
    port: cmsPort,
    url: adminUrl,
    dirs: { public: join(dataDir, 'public') },
    app: { keys: [...secrets.appKeys] },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
    cron: { enabled: false },
  };
};
