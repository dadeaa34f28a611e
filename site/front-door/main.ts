import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { siteEnvironment } from '../environment.ts';
import { log } from '../follower/log.ts';
import { createFrontDoor } from './server.ts';

const { sitePort, siteDir, dataDir, cmsUrl, publicUrl, clock, trustedProxy } = siteEnvironment();
const server = createFrontDoor({ siteDir, dataDir, cmsUrl, publicUrl, trustedProxy, clock: createClock(clock) });
server.listen(sitePort, () => log('front-door-open', { port: sitePort }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3_000).unref();
  });
}
