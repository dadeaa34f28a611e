import type { Core } from '@strapi/strapi';
import type { PublicPolicy } from '../../core/comments/sentences.ts';
import { isPolicyMode } from '../../core/moderation/policies.ts';
import { rowsOf } from '../comments/tables.ts';

const POLICY = 'plugin::concertation.moderation-policy';

interface PolicyRow {
  readonly code: string;
  readonly label: string;
  readonly mode: string;
  readonly teamDays: number | null;
  readonly electedDays: number | null;
  readonly frozen: boolean;
}

/** Working days, for versions from before this was written. */
const USUAL_DAYS = { teamDays: 2, electedDays: 2 };

export async function policiesByCode(
  strapi: Core.Strapi,
  codes: readonly string[],
): Promise<ReadonlyMap<string, PublicPolicy>> {
  const rows = await rowsOf<PolicyRow>(strapi, POLICY).findMany({ where: { code: { $in: [...new Set(codes)] } } });
  return new Map(rows.map((row) => [row.code, publicPolicyOf(row)]));
}

function publicPolicyOf({ mode, teamDays, electedDays }: PolicyRow): PublicPolicy {
  return {
    mode: isPolicyMode(mode) ? mode : 'pre-moderation-two-keys',
    teamDays: teamDays ?? USUAL_DAYS.teamDays,
    electedDays: electedDays ?? USUAL_DAYS.electedDays,
  };
}
