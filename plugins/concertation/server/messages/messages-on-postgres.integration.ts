import { after, before, describe } from 'node:test';
import { temporaryPostgres } from '../../../publisher/testing/temporary-postgres.ts';
import { bootMessageCms, type MessageCms } from './testing/message-fixture.ts';
import { testRaces } from './testing/races-behaviour.ts';

const postgres = await temporaryPostgres();
after(async () => postgres.stop());

describe('messages, on PostgreSQL', () => {
  let house: MessageCms;
  before(async () => {
    house = await bootMessageCms(postgres.url);
  });
  after(async () => house?.stop());

  testRaces(() => house);
});
