import { describeDirectory } from '../testing/directory-behaviour.ts';

describeDirectory('SQLite', null);
