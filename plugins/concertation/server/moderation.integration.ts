import { describeModeration } from './testing/moderation-behaviour.ts';

describeModeration('SQLite', async () => undefined);
