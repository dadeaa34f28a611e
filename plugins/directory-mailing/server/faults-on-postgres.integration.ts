import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeMailFaults } from '../testing/faults-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeMailFaults('PostgreSQL', postgres);
