import { randomUUID } from 'node:crypto';
import { notMePage } from '@aggloforum/concertation/contract/messages.ts';
import {
  mailboxOf,
  newReference,
  normaliseAddress,
  signLink,
  type Transaction,
} from '@aggloforum/concertation/contract/taking-part.ts';
import type { Core } from '@strapi/strapi';
import { confirmationPage } from '../../contract/entry.ts';
import { enqueueLetter } from '../../contract/letters.ts';
import { CONFIRMATION_LASTS, CONSENT } from '../../contract/subscription.ts';
import { DIRECTORY_LETTERS } from '../../core/directory-letters.ts';
import { disownedMark } from '../../core/address-mark.ts';
import { confirmationLetter, invitationLetter } from '../../core/subscription-letters.ts';
import { REQUEST } from '../content-types/index.ts';
import { logEvent } from '../log.ts';
import { settingsOf } from '../settings.ts';

/** How long somebody who said « ce n'est pas moi » gets no letter from a form. Milliseconds. */
export const DISOWNED_FOR = 30 * 24 * 3_600_000;

interface Asked {
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly organisation?: string | null | undefined;
  readonly actorKind: string;
  readonly communes?: readonly string[] | undefined;
  readonly themes?: readonly string[] | undefined;
}

/** A request and the letter that asks the address itself; answers the reference. `source` is where it came from. */
export async function storeRequest(
  strapi: Core.Strapi,
  trx: Transaction,
  asked: Asked,
  source: 'site-form' | 'staff' | 'import',
): Promise<string> {
  const { clock, linkKey, publicUrl } = settingsOf(strapi);
  const { name, organisation, actorKind, communes = [], themes = [] } = asked;
  const documentId = randomUUID();
  const reference = newReference('INS');
  const email = normaliseAddress(asked.email);
  const chosen = { name, organisation, actorKind, communes, themes, consentVersion: CONSENT.version };
  const requestedAt = new Date(clock.now()).toISOString();
  await strapi.db.query(REQUEST).create({
    data: { documentId, reference, email, ...chosen, state: 'pending', requestedAt, source },
  });
  const confirm = signLink('confirm', documentId, linkKey, clock.now() + CONFIRMATION_LASTS);
  // The mark goes with the link: it serves for longer than the request is kept.
  const subject = `${documentId}.${disownedMark(mailboxOf(email), linkKey.secret)}`;
  const notMe = signLink('not-me', subject, linkKey, clock.now() + DISOWNED_FOR);
  const [yes, no] = [publicUrl + confirmationPage(confirm), publicUrl + notMePage(notMe)];
  const body = source === 'site-form' ? confirmationLetter(yes, no) : invitationLetter(yes, no, CONSENT.wording);
  await enqueueLetter(strapi, trx, { kind: DIRECTORY_LETTERS.confirmation, to: email, confirmed: false, body });
  logEvent(strapi, 'info', 'subscription-requested', { reference });
  return reference;
}
