import { after, before, describe } from 'node:test';
import { testDesk } from './testing/desk-behaviour.ts';
import { testIntake } from './testing/intake-behaviour.ts';
import { bootMessageCms, type MessageCms } from './testing/message-fixture.ts';
import { testPublishing } from './testing/publishing-behaviour.ts';
import { testRounds } from './testing/rounds-behaviour.ts';

describe('messages', () => {
  let house: MessageCms;
  before(async () => {
    house = await bootMessageCms();
  });
  after(async () => house?.stop());

  describe('somebody writes to us', () => testIntake(() => house));
  describe('the team at its desk', () => testDesk(() => house));
  describe('made public', () => testPublishing(() => house));
  describe('told and forgotten by itself', () => testRounds(() => house));
});
