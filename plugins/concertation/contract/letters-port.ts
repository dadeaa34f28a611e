import type { Transaction } from './taking-part.ts';

/** What a letter says by itself; whose letter it is, whoever carries it adds. */
export interface LetterWords {
  readonly subject: string;
  /** Shown by mail programs after the subject. */
  readonly preheader: string;
  readonly eyebrow: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** After the paragraphs, in both forms of the mail, safe as it stands. */
  readonly prose?: { readonly html: string; readonly text: string };
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly action: { readonly label: string; readonly url: string };
  /** Another way on, of less weight. */
  readonly second?: { readonly label: string; readonly url: string };
  readonly ways: readonly string[];
  /** Over the ways; « Autres moyens de participer » where it is left out. */
  readonly waysTitle?: string;
  readonly why: string;
  /** How not to get such messages any more, or to say that one was not meant. */
  readonly leave: { readonly label: string; readonly url: string };
}

export interface OutgoingLetter {
  /** For the log and for whoever looks: `message-receipt`. */
  readonly kind: string;
  readonly to: string;
  /** Whether the address has answered us: another one gets three letters a day at most, over all forms. */
  readonly confirmed: boolean;
  /** To the service's own people, or to whoever keeps a register: no count holds it back. */
  readonly house?: true;
  readonly body: LetterWords;
}

/**
 * What carries this plugin's letters. `directory-mailing` knows this plugin and not the other way round: it names
 * itself to the service `post` when the CMS starts.
 */
export interface LettersPort {
  /** In the transaction of its cause. False when the address has had its letters of the day; never for the house. */
  enqueue(trx: Transaction, letter: OutgoingLetter): Promise<boolean>;
  /** The address said « ce n'est pas moi »: what has not left stays here, and no form makes us write for 30 days. */
  disown(trx: Transaction, email: string): Promise<void>;
  /** Erasure: no letter of these kinds is kept, nor any word of one that is leaving. */
  forget(kinds: readonly string[]): Promise<void>;
}

/** The service `post` of this plugin. */
export interface Post extends LettersPort {
  carriedBy(port: LettersPort): void;
}

/** The service `disowned` of this plugin: what its forms stored with an address that says « ce n'est pas moi ». */
export interface Disowned {
  /** Takes the address back from what the link is about, and answers it; null when there is nothing left. */
  forget(subject: string): Promise<string | null>;
}
