import { describeMailFaults } from '../testing/faults-behaviour.ts';

describeMailFaults('SQLite', null);
