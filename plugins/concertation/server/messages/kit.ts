import { type Clock, createClock } from '@aggloforum/publisher/contract/clock.ts';
import type { Core } from '@strapi/strapi';
import type { Post } from '../../contract/letters-port.ts';
import { notMePage, ownMessagePage } from '../../contract/messages.ts';
import type { Forms } from '../../contract/taking-part.ts';
import type { Receipt } from '../../core/messages/receipt.ts';
import { type LinkKey, signLink } from '../../core/taking-part/signed-link.ts';
import { nameOfConsultation } from '../services/public-names.ts';
import type { MessageRow } from './message-rows.ts';
import type { MessageSurroundings } from './surroundings.ts';

const DAY = 24 * 3_600_000;
/** A year and a half: as long as the message itself stands, with room. */
const OWN_LINK_LASTS = 550 * DAY;
const NOT_ME_LASTS = 30 * DAY;
/** Before the id of a message, in the subject of a link that other forms make too. */
export const MESSAGE_SUBJECT = 'message:';

type MessageLinked = Pick<MessageRow, 'documentId'>;

/** What every act on messages is made of. */
export interface MessageKit {
  readonly clock: Clock;
  readonly key: LinkKey;
  readonly post: Post;
  readonly forms: Forms;
  readonly around: MessageSurroundings;
  /** Now, as an ISO instant. */
  readonly at: () => string;
  readonly desk: string;
  readonly ownLink: (message: MessageLinked) => string;
  readonly notMeLink: (message: MessageLinked) => string;
  readonly absolute: (path: string) => string;
  readonly receiptOf: (message: MessageRow) => Promise<Receipt>;
  readonly log: (event: string, ids: Readonly<Record<string, unknown>>, level?: 'info' | 'warn') => void;
}

export function messageKitOf(strapi: Core.Strapi): MessageKit {
  const read = (name: string) => strapi.plugin('concertation').config<string | null | undefined>(name) ?? undefined;
  const clock = createClock(read('clock'));
  const secret = read('linkSecret');
  if (!secret) throw new Error('concertation: linkSecret is missing');
  const key: LinkKey = { id: 'k1', secret };
  const publicUrl = (read('publicUrl') ?? '').replace(/\/$/, '');
  const around = strapi.plugin('concertation').service('messageSurroundings') as MessageSurroundings;
  const absolute = (path: string) => publicUrl + path;
  const ends = (length: number) => clock.now() + length;
  return {
    clock,
    key,
    post: strapi.plugin('concertation').service('post') as Post,
    forms: strapi.plugin('concertation').service('forms') as Forms,
    around,
    at: () => new Date(clock.now()).toISOString(),
    desk: `${strapi.config.get<string>('admin.absoluteUrl', '').replace(/\/$/, '')}/plugins/concertation-messages`,
    ownLink: ({ documentId }) => absolute(ownMessagePage(signLink('message', documentId, key, ends(OWN_LINK_LASTS)))),
    notMeLink: ({ documentId }) =>
      absolute(notMePage(signLink('not-me', MESSAGE_SUBJECT + documentId, key, ends(NOT_ME_LASTS)))),
    absolute,
    receiptOf: async (message) => {
      const { workingDays: _promise, ...service } = await around.serviceOf(message.department);
      const { reference, receivedAt, dueOn, workingDays, state, register } = message;
      const passedOnFor = state === 'passed-on' ? await titleOf(strapi, register) : null;
      return { reference, receivedAt, service, dueOn, workingDays, passedOnFor };
    },
    log: (event, ids, level = 'info') => strapi.log[level](JSON.stringify({ event, ...ids })),
  };
}

async function titleOf(strapi: Core.Strapi, consultation: string | null): Promise<string | null> {
  return consultation === null ? null : ((await nameOfConsultation(strapi, consultation))?.consultation.title ?? null);
}
