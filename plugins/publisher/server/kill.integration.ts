import { after } from 'node:test';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';
import { testKill } from './testing/kill-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

testKill('SQLite', async () => undefined);
testKill('PostgreSQL', async () => postgres.url);
