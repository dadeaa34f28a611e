import { describeOccasions } from '../testing/occasions-behaviour.ts';

describeOccasions('SQLite', null);
