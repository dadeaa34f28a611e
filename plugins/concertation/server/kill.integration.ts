import { describeKills } from './testing/kill-behaviour.ts';

describeKills('SQLite', null);
