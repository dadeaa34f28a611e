import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signLink } from '@aggloforum/concertation/contract/taking-part.ts';
import type { BootedCms } from '../../../../cms/testing/boot-cms.ts';
import { DELIVERY, STAKEHOLDER } from '../../server/content-types/index.ts';
import { MailSender } from '../../server/services/sender.ts';
import { settingsOf } from '../../server/settings.ts';
import { deliveryStates, writeStakeholders } from '../opening-fixture.ts';
import { forgetMailings } from '../sending-fixture.ts';
import { hangUp, type MailServer } from './mail-server.ts';

/** What a CMS that does not listen does with its queue, pass by pass. */
export function describeOneProcess(house: { readonly cms: () => BootedCms; readonly server: MailServer }): void {
  describe('in one process', () => {
    const { server } = house;
    const strapi = () => house.cms().strapi;
    beforeEach(async () => forgetMailings(strapi().db.connection));

    /** A frozen mailing to these, and a sender that knows no other server. */
    const queued = async (names: readonly string[], smtpUrl = server.url) => {
      await writeStakeholders(strapi(), names);
      await strapi().plugin('directory-mailing').service('occasions').reconcile();
      strapi().config.set('plugin::directory-mailing.smtpUrl', smtpUrl);
      return new MailSender(strapi());
    };
    const leavingOf = async (name: string) => {
      const { linkKey } = settingsOf(strapi());
      const { documentId } = await strapi()
        .db.query(STAKEHOLDER)
        .findOne({ where: { email: `${name}@example.org` } });
      const { unsubscribe } = strapi().plugin('directory-mailing').service('directory');
      return async (): Promise<void> => unsubscribe(signLink('unsubscribe', documentId, linkKey));
    };

    test('a temporary refusal waits, a final one fails, a lost answer is doubt, and the others get theirs', async () => {
      const sender = await queued(['deferred', 'refused', 'lost', 'zoe']);
      server.onMessage = (answer, smtp) => {
        if (server.received.at(-1)?.startsWith('lost') === true) hangUp(smtp);
        else answer();
      };
      await sender.drain();
      await sender.drain();
      assert.deepEqual(await deliveryStates(strapi()), ['queued', 'failed', 'in-doubt', 'accepted']);
      assert.deepEqual(server.received, ['lost@example.org', 'zoe@example.org']);
    });

    test('a server that cannot be reached is asked again later', async () => {
      const sender = await queued(['ana', 'bea'], 'smtp://127.0.0.1:9');
      await sender.drain();
      const rows = await strapi()
        .db.query(DELIVERY)
        .findMany({ orderBy: { id: 'asc' } });
      // One knock for all: the second recipient's attempts are not spent on a door that is shut.
      assert.deepEqual(
        rows.map(({ state, attempts }: { state: string; attempts: number }) => [state, attempts]),
        [
          ['queued', 1],
          ['queued', 0],
        ],
      );
    });

    test('without SMTP_URL in production the mailing waits, queued', async () => {
      const sender = await queued(['ana'], '');
      assert.equal(await sender.drain(), 0);
      assert.deepEqual(await deliveryStates(strapi()), ['queued']);
    });

    test('somebody who leaves between the freezing of the audience and their turn is not written to', async () => {
      const sender = await queued(['ana', 'bea', 'cleo']);
      const leave = await leavingOf('bea');
      const left = Promise.withResolvers<void>();
      // The server holds the first message; meanwhile the second recipient leaves.
      void server.firstMessage().then((answer) => left.resolve(leave().then(answer)));
      assert.deepEqual(await deliveryStates(strapi()), ['queued', 'queued', 'queued']);
      await sender.drain();
      await left.promise;
      assert.deepEqual(await deliveryStates(strapi()), ['accepted', 'skipped', 'accepted']);
      assert.deepEqual(server.received, ['ana@example.org', 'cleo@example.org']);
    });

    test('somebody who leaves while their message is on its way is answered once it has arrived', async () => {
      const sender = await queued(['ana']);
      const leave = await leavingOf('ana');
      const order: string[] = [];
      const left = Promise.withResolvers<void>();
      void server.firstMessage().then((answer) => {
        left.resolve(leave().then(() => void order.push('answered')));
        setTimeout(() => {
          order.push('arrived');
          answer();
        }, 300);
      });
      await sender.drain();
      await left.promise;
      assert.deepEqual(order, ['arrived', 'answered']);
      assert.deepEqual(await deliveryStates(strapi()), ['accepted']);
    });
  });
}
