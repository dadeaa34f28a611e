import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeCommentRaces } from './testing/comment-races-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeCommentRaces('PostgreSQL', async () => postgres.url);
