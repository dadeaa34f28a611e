import type { LettersPort, Post } from '../contract/letters-port.ts';

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
