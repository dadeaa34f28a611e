import { after } from 'node:test';
import { temporaryPostgres } from '../../publisher/testing/temporary-postgres.ts';
import { describeSending } from '../testing/sending-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describeSending('PostgreSQL', postgres);
