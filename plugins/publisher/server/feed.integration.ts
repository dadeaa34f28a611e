import { describeFeed } from './testing/feed-behaviour.ts';

describeFeed('SQLite', async () => undefined);
