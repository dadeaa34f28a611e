/** One source for both forms of a mail: what the HTML says, the text says. */
export interface Letter {
  readonly siteName: string;
  readonly organisation: string;
  readonly siteUrl: string;
  readonly demo: boolean;
  readonly subject: string;
  /** Shown by mail programs after the subject. */
  readonly preheader: string;
  readonly eyebrow: string;
  /** Something does not take place: the eyebrow warns. */
  readonly warns?: true;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What somebody wrote by hand, after the paragraphs: in both forms, from one source, safe as it stands. */
  readonly prose?: { readonly html: string; readonly text: string };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly action: { readonly label: string; readonly url: string };
  /** Another way on, of less weight. */
  readonly second?: { readonly label: string; readonly url: string };
  readonly ways: readonly string[];
  /** Over the ways, where they are none of taking part. */
  readonly waysTitle?: string;
  readonly why: string;
  /** How not to get such messages any more, or to say that one was not meant. */
  readonly leave: { readonly label: string; readonly url: string };
  readonly contact: string;
}

/** What a letter says by itself; whose letter it is, the house adds. */
export type LetterBody = Omit<Letter, 'siteName' | 'organisation' | 'siteUrl' | 'demo' | 'contact'>;

export const OTHER_WAYS = 'Autres moyens de participer';

/** Stands in a frozen mail where each recipient's own link goes. */
export const UNSUBSCRIBE_SLOT = '%%LIEN-DESINSCRIPTION%%';

/** The link has no character that HTML would read: it is a URL of our own and a base64url token. */
export function personalise(frozen: string, unsubscribeUrl: string): string {
  return frozen.replaceAll(UNSUBSCRIBE_SLOT, () => unsubscribeUrl);
}
