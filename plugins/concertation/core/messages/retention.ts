import type { Retention } from '../../contract/message-desk.ts';
import { type Ranges, rangeFaults, reasonFaults } from '../setting-faults.ts';

/** A year after the answer somebody may still come back to it; two for what nobody settled, so that it is noticed. */
export const USUAL_RETENTION: Retention = { settledMonths: 12, waitingMonths: 24 };

const RANGES: Ranges<keyof Retention> = {
  settledMonths: [1, 36],
  waitingMonths: [6, 36],
};

type Input = Readonly<Record<string, unknown>>;

export function retentionFaults(input: Input): Readonly<Record<string, string>> {
  return { ...rangeFaults(input, RANGES, 'un nombre de mois'), ...reasonFaults(input) };
}
