import { SENTENCES, type Sentences } from '@aggloforum/publisher/admin-kit/answer.ts';

/** Of pages on which somebody writes: what they wrote is not lost. */
export const WRITING: Sentences = {
  ...SENTENCES,
  silent: 'Le serveur n’a pas pu répondre. Votre texte reste dans cette page.',
};
