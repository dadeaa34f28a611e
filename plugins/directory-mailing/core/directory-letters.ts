/**
 * The letters that the directory itself writes to one person, by their kind. Letters of other kinds belong to another
 * treatment (a message, a comment), whose people, periods and erasure are not the directory's.
 */
export const DIRECTORY_LETTERS = {
  confirmation: 'subscription-confirmation',
  welcome: 'subscription-confirmed',
  ownLink: 'own-link',
  reconfirmation: 'reconfirmation',
} as const;

export const DIRECTORY_LETTER_KINDS: readonly string[] = Object.values(DIRECTORY_LETTERS);
