import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeSubscription } from '../testing/subscription-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeSubscription('PostgreSQL', postgres);
