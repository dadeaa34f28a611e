import { bootCms } from '../../../cms/testing/boot-cms.ts';
import type { Audience } from '../server/mailings/audience.ts';

/** A process of its own, `DATA_DIR DATABASE_URL CLOCK`: is killed with every delivery written and nothing committed. */
const [dataDir = '', databaseUrl = '', clock = ''] = process.argv.slice(2);
const { strapi } = await bootCms({ dataDir, databaseUrl, clock, listen: false });
const audience: { queue: Audience['queue'] } = strapi.plugin('directory-mailing').service('audience');
const { queue } = audience;
audience.queue = async (...given) => {
  const recipients = await queue(...given);
  process.stdout.write(`queued ${recipients}\n`, () => process.kill(process.pid, 'SIGKILL'));
  return new Promise(() => undefined);
};
await strapi.plugin('directory-mailing').service('occasions').reconcile();
