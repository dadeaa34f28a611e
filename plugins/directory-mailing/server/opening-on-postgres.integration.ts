import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeOpening } from '../testing/opening-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeOpening('PostgreSQL', postgres);
