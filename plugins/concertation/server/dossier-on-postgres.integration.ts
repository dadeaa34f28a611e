import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeDossier } from './testing/dossier-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeDossier('PostgreSQL', async () => postgres.url);
