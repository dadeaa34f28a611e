import { after } from 'node:test';
import { temporaryPostgres } from '../../../publisher/testing/temporary-postgres.ts';
import { describeBounces } from '../../testing/bounce-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeBounces('PostgreSQL', postgres);
