import type { LetterWords } from '@aggloforum/concertation/contract/letters-port.ts';

/** What a letter says by itself; whose letter it is, the house adds. */
export interface LetterBody extends LetterWords {
  /** Something does not take place: the eyebrow warns. */
  readonly warns?: true;
}

/** One source for both forms of a mail: what the HTML says, the text says. */
export interface Letter extends LetterBody {
  readonly siteName: string;
  readonly organisation: string;
  readonly siteUrl: string;
  readonly demo: boolean;
  readonly contact: string;
}

export const OTHER_WAYS = 'Autres moyens de participer';

/** Stands in a frozen mail where each recipient's own link goes. */
export const UNSUBSCRIBE_SLOT = '%%LIEN-DESINSCRIPTION%%';

/** The link has no character that HTML would read: it is a URL of our own and a base64url token. */
export function personalise(frozen: string, unsubscribeUrl: string): string {
  return frozen.replaceAll(UNSUBSCRIBE_SLOT, () => unsubscribeUrl);
}
