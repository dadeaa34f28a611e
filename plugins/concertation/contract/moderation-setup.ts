import { z } from 'zod';
import type { PolicyMode } from '../core/comments/words.ts';

/** What the team sets: policies, how long things are kept, who turns the second key. Endpoints: `moderation.ts`. */
export interface PolicyView {
  readonly code: string;
  readonly label: string;
  readonly mode: PolicyMode;
  /** Working days that the team, and then the elected official, give themselves. */
  readonly teamDays: number;
  readonly electedDays: number;
  /** In force somewhere, or has been: never changed again. */
  readonly frozen: boolean;
  readonly isDefault: boolean;
  /** In words, for whoever chooses. */
  readonly consequences: readonly string[];
}
export const policyShape = z.strictObject({
  label: z.string().max(200),
  mode: z.string().max(40),
  teamDays: z.number().int(),
  electedDays: z.number().int(),
});
export type PolicyBody = z.infer<typeof policyShape>;

export interface ModerationPanel {
  readonly policy: PolicyView;
  /** Policies that this person may choose here. */
  readonly choices: readonly PolicyView[];
  /** Said before another one is chosen: what happens to the texts on their way, by code. */
  readonly inFlight: Readonly<Record<string, string>>;
  readonly waiting: Readonly<Record<'team' | 'elected' | 'held', number>>;
  readonly late: number;
  readonly published: number;
  readonly openFlags: number;
  readonly openAppeals: number;
  /** Publication director's responsibility (loi de 1982, art. 93-3). */
  readonly responsibility: string;
  /** Beside a legal register; null elsewhere. */
  readonly register: string | null;
}

export interface ModerationSettings {
  /** Months that texts which were never public are kept after the last decision about them, or their reception. */
  readonly unpublishedMonths: number;
  /** Months that texts which the team took down are kept after that. */
  readonly removedMonths: number;
  /** Months that texts which their author took back are kept after that. */
  readonly withdrawnMonths: number;
  /** Months that texts are kept once a correction has taken their place. */
  readonly replacedMonths: number;
  /** Months that addresses of authors are kept after the reception. */
  readonly addressMonths: number;
  /** Months that reports are kept once decided. */
  readonly reportMonths: number;
  /** Months that reasons of decisions are kept in words; the article and the date stay. */
  readonly decisionMonths: number;
}
export interface ModerationSettingsView {
  readonly settings: ModerationSettings;
  readonly history: readonly (ModerationSettings & {
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  })[];
}

export interface HoldersView {
  readonly holders: readonly { readonly id: number; readonly name: string }[];
  readonly substitutes: readonly {
    readonly id: number;
    readonly user: { readonly id: number; readonly name: string };
    readonly from: string;
    readonly to: string;
    readonly namedBy: string;
    readonly namedAt: string;
    /** Before its last day: the key was taken back at once. */
    readonly ended: { readonly by: string; readonly at: string } | null;
  }[];
  /** Who may be named. */
  readonly candidates: readonly { readonly id: number; readonly name: string }[];
}
/** Paris days, both included. */
export const substituteShape = z.strictObject({
  user: z.number().int(),
  from: z.string().max(10),
  to: z.string().max(10),
});
