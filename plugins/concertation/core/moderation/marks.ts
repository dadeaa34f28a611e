import type { Finding } from '../screening/submission.ts';

type Found = Pick<Finding, 'action' | 'label'>;

/** Whether somebody must look at the text though nothing holds it: it is listed until they have. */
export function isMarkedBy(findings: readonly Found[]): boolean {
  return findings.some(({ action }) => action !== 'hold');
}

/** Rules that ask that the team be told at once, by their names. */
export function alertsIn(findings: readonly Found[]): readonly string[] {
  return findings.filter(({ action }) => action === 'notify').map(({ label }) => label);
}
