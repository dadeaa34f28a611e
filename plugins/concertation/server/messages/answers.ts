import type { Transaction } from '../../contract/taking-part.ts';
import { answerLetter, forwardedLetter, letterKind } from '../../core/messages/letters.ts';
import type { MessageKit } from './kit.ts';
import type { MessageRow } from './message-rows.ts';

type Reached = MessageRow & { readonly email: string };

/** Only an address that has answered us is written to again; without one, the answer is given another way. */
export function isReached(message: MessageRow): message is Reached {
  return message.email !== null && message.confirmedAt !== null;
}

export async function mailAnswer(kit: MessageKit, trx: Transaction, message: MessageRow, text: string): Promise<void> {
  if (!isReached(message)) return;
  const { service, reference } = await kit.receiptOf(message);
  await kit.post.enqueue(trx, {
    kind: letterKind('answer', reference),
    to: message.email,
    confirmed: true,
    body: answerLetter(reference, text, service, kit.ownLink(message)),
  });
}

export async function mailForwarded(kit: MessageKit, trx: Transaction, message: MessageRow): Promise<void> {
  if (!isReached(message)) return;
  await kit.post.enqueue(trx, {
    kind: letterKind('forwarded', message.reference),
    to: message.email,
    confirmed: true,
    body: forwardedLetter(await kit.receiptOf(message), kit.ownLink(message)),
  });
}
