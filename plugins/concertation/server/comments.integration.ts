import { describeComments } from './testing/comments-behaviour.ts';

describeComments('SQLite', async () => undefined);
