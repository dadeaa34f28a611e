import type { Limits, PublicSession } from '../core/taking-part/limits.ts';

export type { Limits, PublicSession } from '../core/taking-part/limits.ts';

interface Signed {
  readonly reason: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/**
 * `GET /concertation/limits` → `LimitsView`; `POST /concertation/limits` takes `Limits` and a `reason`, `POST
 * /concertation/sessions` a `PublicSession` and a `reason`; both answer `LimitsView`, or 422 with French sentences by
 * field. The permission is `limits.write`.
 */
export interface LimitsView {
  readonly limits: Limits;
  /** The latest first. */
  readonly history: readonly (Limits & Signed)[];
  readonly sessions: readonly (PublicSession & Signed)[];
}

type Input = Readonly<Record<string, unknown>>;

/** The service `limits` of this plugin, as other plugins see it. */
export interface LimitsInForce {
  inForce(): Promise<Limits>;
}

export interface LimitsSetting extends LimitsInForce {
  view(): Promise<LimitsView>;
  /** Refuses with 422 what is not fit, or has no reason. */
  change(input: Input, by: string): Promise<LimitsView>;
  announce(input: Input, by: string): Promise<LimitsView>;
}
