/** `automatic`: leaves by itself at its instant; `confirmed`: waits for a person's yes. */
export type MailingMode = 'automatic' | 'confirmed';

export interface MailingSettingView {
  readonly mode: MailingMode;
  /** Days before the closing at which people are reminded; 0: never. */
  readonly closingDays: number;
  /** False when it is the house's own setting. */
  readonly own: boolean;
  readonly changedBy: string | null;
  readonly version: number;
}
