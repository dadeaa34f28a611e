import { createClock } from '@aggloforum/publisher/contract/clock.ts';
import { siteEnvironment } from '../environment.ts';
import { CmsClient } from './cms-client.ts';
import { Follower } from './follower.ts';
import { log } from './log.ts';
import { Publisher } from './publisher.ts';

// The releases are for a web server to read; what is private says so by its own mode.
process.umask(0o022);

const { cmsUrl, dataDir, siteDir, publicUrl, clock, followerName } = siteEnvironment();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const publisher = new Publisher(siteDir, publicUrl);
const follower = new Follower(new CmsClient(cmsUrl, dataDir), publisher, createClock(clock), followerName);
log('follower-started', {});
await follower.run(stop.signal);
publisher.close();
log('follower-stopped', {});
process.exit(0);
