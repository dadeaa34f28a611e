/** What the rules may look at. Times in ms. */
export interface Submission {
  readonly body: string;
  readonly authorName: string;
  /** The consultation's documentId, for scoped rules; null for messages. */
  readonly consultation: string | null;
  /** Between the form's token and the sending; null when unknown. */
  readonly typedForMs: number | null;
  /** Posts of the same network within the hour, this one included. */
  readonly recentFromNetwork: number;
  /** Of the same text (normalised) within a week. */
  readonly sameText: number;
}

export interface Finding {
  /** documentId of the rule. */
  readonly rule: string;
  readonly label: string;
  readonly action: 'hold' | 'tag' | 'notify';
  readonly spam: boolean;
  readonly excerpt: string | null;
  /** Charter article id, when the rule names one. */
  readonly article: string | null;
}
