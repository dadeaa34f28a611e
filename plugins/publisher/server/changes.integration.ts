import { describeChanges } from './testing/changes-behaviour.ts';

describeChanges('SQLite', async () => undefined);
