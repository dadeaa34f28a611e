/** Light: for the browser too. */
export * from '../core/french-words.ts';
