import type { MailingProgress } from '../../../contract/mailings.ts';
import { skipInWords } from './words.ts';

interface ProgressLine {
  readonly label: string;
  readonly count: number;
  /** Counted in a line above already; the others add up to the audience. */
  readonly among: boolean;
}

/** How far a mailing has come, each person in one line. */
export function linesOf(progress: MailingProgress): readonly ProgressLine[] {
  const { queued, attempting, accepted, returned, failed, inDoubt, doubtsLeft, skipped, skippedBy } = progress;
  const line = (label: string, count: number) => ({ label, count, among: false });
  const among = (label: string, count: number) => (count > 0 ? [{ label, count, among: true }] : []);
  return [
    line('Acceptés par un serveur', accepted),
    ...among('dont revenus en erreur', returned),
    line('En attente', queued + attempting),
    line('Échecs', failed),
    line('Doutes à trancher', inDoubt),
    ...(doubtsLeft > 0 ? [line('Doutes laissés', doubtsLeft)] : []),
    line('Non envoyés', skipped),
    ...Object.entries(skippedBy).flatMap(([reason, count]) => among(skipInWords(reason), count)),
  ];
}
