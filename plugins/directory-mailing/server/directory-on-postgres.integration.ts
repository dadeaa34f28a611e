import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeDirectory } from '../testing/directory-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeDirectory('PostgreSQL', postgres);
