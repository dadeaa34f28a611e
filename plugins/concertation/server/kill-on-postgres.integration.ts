import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeKills } from './testing/kill-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeKills('PostgreSQL', postgres);
