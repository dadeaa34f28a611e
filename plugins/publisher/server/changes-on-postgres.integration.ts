import { after } from 'node:test';
import { describeChanges } from './testing/changes-behaviour.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeChanges('PostgreSQL', async () => postgres.url);
