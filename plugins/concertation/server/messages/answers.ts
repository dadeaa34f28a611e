import type { Transaction } from '../../contract/taking-part.ts';
import type { AnswerSlots } from '../../core/messages/advice.ts';
import { answerLetter, closedLetter, forwardedLetter, letterKind } from '../../core/messages/letters.ts';
import { cleanText } from '../../core/typed-text.ts';
import { invalid } from '../../core/refusal.ts';
import type { MessageKit } from './kit.ts';
import type { MessageRow } from './message-rows.ts';

/** Of what the team writes, in characters. */
export const LONGEST = 10_000;

type Reached = MessageRow & { readonly email: string };

/** Only an address that has answered us is written to again; without one, the answer is given another way. */
export function isReached(message: MessageRow): message is Reached {
  return message.email !== null && message.confirmedAt !== null;
}

/** What ends a message: its answer, or why nothing more follows. */
const ENDINGS = {
  answered: { letter: 'answer', write: answerLetter },
  closed: { letter: 'closed', write: closedLetter },
} as const;

export async function mailEnding(
  kit: MessageKit,
  trx: Transaction,
  message: MessageRow,
  act: keyof typeof ENDINGS,
  text: string,
): Promise<void> {
  if (!isReached(message)) return;
  const { letter, write } = ENDINGS[act];
  const { service, reference } = await kit.receiptOf(message);
  await kit.post.enqueue(trx, {
    kind: letterKind(letter, reference),
    to: message.email,
    confirmed: true,
    body: write(reference, text, service, kit.ownLink(message)),
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

/** An answer as it was typed, made clean; refuses what says nothing, or too much. */
export function answerIn(typed: string): string {
  const text = cleanText(typed);
  if (text.length < 20) throw invalid({ text: 'Écrivez la réponse, en 20 caractères au moins.' });
  if (text.length > LONGEST) throw invalid({ text: 'La réponse dépasse 10\u202f000 caractères.' });
  return text;
}

/** What a prepared answer is filled with for one person. */
export async function slotsOf(kit: MessageKit, row: MessageRow): Promise<AnswerSlots> {
  const { service, reference } = await kit.receiptOf(row);
  return {
    nom: row.name ?? '',
    référence: reference,
    objet: row.subject ?? '',
    projet: (await kit.around.publicTitleOf(row.project)) ?? '',
    service: service.name,
    téléphone: service.phone,
  };
}
