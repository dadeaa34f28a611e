import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeModeration } from './testing/moderation-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeModeration('PostgreSQL', async () => postgres.url);
