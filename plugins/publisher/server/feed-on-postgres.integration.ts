import { after } from 'node:test';
import { describeFeed } from './testing/feed-behaviour.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeFeed('PostgreSQL', async () => postgres.url);
