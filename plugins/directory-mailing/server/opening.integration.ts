import { describeOpening } from '../testing/opening-behaviour.ts';

describeOpening('SQLite', null);
