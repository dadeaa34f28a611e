import type { LettersPort, OutgoingLetter, Post } from '../contract/letters-port.ts';
import type { Transaction } from '../contract/taking-part.ts';

/** Where letters are handed in; who carries them says so at the start. Without anybody, what needs a letter fails whole. */
export const post = (): Post => {
  let carrier: LettersPort | null = null;
  const known = (): LettersPort => {
    if (carrier === null) throw new Error('concertation: nobody carries letters');
    return carrier;
  };
  return {
    carriedBy: (port) => {
      carrier = port;
    },
    enqueue: async (trx, letter) => known().enqueue(trx, letter),
    disown: async (trx, email) => known().disown(trx, email),
    forget: async (kinds) => known().forget(kinds),
  };
};

export type HouseLetter = Omit<OutgoingLetter, 'confirmed' | 'house'>;

/** To the service's own people, or a register. What is not queued was not told: the transaction ends with it. */
export async function tellHouse(post: LettersPort, trx: Transaction, letter: HouseLetter): Promise<void> {
  if (!(await post.enqueue(trx, { ...letter, confirmed: true, house: true })))
    throw new Error(`concertation: the letter ${letter.kind} was not queued`);
}
