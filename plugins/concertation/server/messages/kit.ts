import type { Core } from '@strapi/strapi';
import { ownMessagePage } from '../../contract/messages.ts';
import type { Receipt } from '../../core/messages/receipt.ts';
import { signLink } from '../../core/taking-part/signed-link.ts';
import { nameOfConsultation } from '../services/public-names.ts';
import { type HouseKit, houseKitOf } from '../house-kit.ts';
import type { MessageRow } from './message-rows.ts';
import type { MessageSurroundings } from './surroundings.ts';

/** A year and a half: as long as the message itself stands, with room. */
const OWN_LINK_LASTS = 550 * 24 * 3_600_000;
/** Before the id of a message, in the subject of a link that other forms make too. */
export const MESSAGE_SUBJECT = 'message:';

/** What every act on messages is made of. */
export interface MessageKit extends HouseKit {
  readonly around: MessageSurroundings;
  readonly desk: string;
  readonly ownLink: (message: Pick<MessageRow, 'documentId'>) => string;
  readonly receiptOf: (message: MessageRow) => Promise<Receipt>;
}

export function messageKitOf(strapi: Core.Strapi): MessageKit {
  const house = houseKitOf(strapi);
  const { absolute, clock, key } = house;
  const around = strapi.plugin('concertation').service('messageSurroundings') as MessageSurroundings;
  return {
    ...house,
    around,
    desk: house.inAdmin('concertation-messages'),
    ownLink: ({ documentId }) =>
      absolute(ownMessagePage(signLink('message', documentId, key, clock.now() + OWN_LINK_LASTS))),
    receiptOf: async (message) => {
      const { workingDays: _promise, ...service } = await around.serviceOf(message.department);
      const { reference, receivedAt, dueOn, workingDays, state, register } = message;
      const passedOnFor = state === 'passed-on' ? await titleOf(strapi, register) : null;
      return { reference, receivedAt, service, dueOn, workingDays, passedOnFor };
    },
  };
}

async function titleOf(strapi: Core.Strapi, consultation: string | null): Promise<string | null> {
  return consultation === null ? null : ((await nameOfConsultation(strapi, consultation))?.consultation.title ?? null);
}
