import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeKills } from './testing/kill-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

// Each step makes its database anew, which takes seconds here: one on either side of the commit.
describeKills('PostgreSQL', postgres, ['api::consultation.consultation publish', 'after the commit']);
