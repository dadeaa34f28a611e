import { z } from 'zod';

/** What a relay reports by itself: one message, signed in the header below (decision 0016). */
export const BOUNCES_PATH = '/api/directory-mailing/bounces';
export const SEAL_HEADER = 'x-aggloforum-signature';
/** Bytes of a report. */
export const BOUNCE_REPORT_LIMIT = 8_192;

export { SEAL_LASTS, sealBody } from '../core/bounces/webhook-seal.ts';

export const bounceReportShape = z.strictObject({
  /** The envelope sender of the message that came back, as we gave it. */
  returnAddress: z.string().max(254),
  kind: z.enum(['bounce', 'complaint']),
  /** RFC 3463, such as `5.1.1`. */
  status: z
    .string()
    .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
    .optional(),
  /** What the server answered. It is read, never kept. */
  diagnostic: z.string().max(2_000).optional(),
});

export type BounceReport = z.infer<typeof bounceReportShape>;

/** `known`: reported before; `unmatched`: not a return address of ours; `nothing`: stored before a newer yes. */
export type BounceOutcome = 'recorded' | 'known' | 'nothing' | 'unmatched';
