import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeOccasions } from '../testing/occasions-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeOccasions('PostgreSQL', postgres);
