import type { Core } from '@strapi/strapi';
import type { PolicyBody, PolicyView } from '../../contract/moderation.ts';
import type { PublicPolicy } from '../../core/comments/sentences.ts';
import { DEFAULT_POLICY, isPolicyMode, policyFaults } from '../../core/moderation/policies.ts';
import { policyConsequences } from '../../core/moderation/words.ts';
import { invalid, refused } from '../../core/refusal.ts';
import { reasonFaults } from '../../core/setting-faults.ts';
import type { Dossiers } from '../services/dossiers.ts';
import { tableOf } from '../tables.ts';

const POLICY = 'plugin::concertation.moderation-policy';
const DEFAULT = 'plugin::concertation.policy-default';

interface PolicyRow {
  readonly id: number;
  readonly code: string;
  readonly label: string;
  readonly mode: string;
  readonly teamDays: number | null;
  readonly electedDays: number | null;
  readonly frozen: boolean;
}

/** Working days, for versions from before this was written. */
const USUAL_DAYS = { teamDays: 2, electedDays: 2 };
const USUAL: PublicPolicy = { mode: 'pre-moderation', ...USUAL_DAYS };

/** Versions of policies: changed as long as nobody uses them, frozen for ever once in force. */
export const policies = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf<PolicyRow>(strapi, POLICY);
  const at = () => new Date((strapi.plugin('concertation').service('dossiers') as Dossiers).now()).toISOString();

  const defaultCode = async (): Promise<string> => {
    const [last] = await tableOf<{ policy: string }>(strapi, DEFAULT).findMany({ orderBy: { id: 'desc' }, limit: 1 });
    return last?.policy ?? DEFAULT_POLICY;
  };

  /** What a consultation starts with. */
  const byDefault = async (): Promise<{ readonly code: string; readonly policy: PublicPolicy }> => {
    const code = await defaultCode();
    return { code, policy: (await policiesByCode(strapi, [code])).get(code) ?? USUAL };
  };

  const all = async (): Promise<PolicyView[]> => {
    const usual = await defaultCode();
    return (await table().findMany({ orderBy: { id: 'asc' } })).map((row) => viewOf(row, usual));
  };

  const known = async (code: string): Promise<PolicyView> => {
    const found = (await all()).find((policy) => policy.code === code);
    if (found === undefined) throw refused(404, 'not-found', 'Cette politique de modération n’existe pas.');
    return found;
  };

  const checked = (body: PolicyBody) => {
    const faults = policyFaults(body);
    if (Object.keys(faults).length > 0) throw invalid(faults);
    const { mode, teamDays, electedDays } = body;
    return { label: body.label.trim(), mode, teamDays, electedDays };
  };

  const create = async (body: PolicyBody, by: string): Promise<PolicyView> => {
    const data = checked(body);
    const number = (await table().count({ where: { mode: data.mode } })) + 1;
    const code = `${data.mode}-${at().slice(0, 4)}-${number}`;
    await table().create({ data: { ...data, code, frozen: false, writtenBy: by, writtenOn: at() } });
    return known(code);
  };

  const change = async (code: string, body: PolicyBody): Promise<PolicyView> => {
    const data = checked(body);
    await known(code);
    const { count } = await table().updateMany({ where: { code, frozen: false }, data });
    if (count === 0)
      throw refused(
        409,
        'frozen',
        'Cette version a été en vigueur\u00a0: elle ne change plus. Écrivez-en une nouvelle.',
      );
    return known(code);
  };

  /** In the transaction that puts it in force. */
  const freeze = async (code: string): Promise<void> => {
    await table().updateMany({ where: { code }, data: { frozen: true } });
  };

  /** Consultations that follow a version keep it: this is for those that never chose. */
  const makeDefault = async (code: string, reason: string, by: string): Promise<PolicyView[]> => {
    await known(code);
    const faults = reasonFaults({ reason });
    if (Object.keys(faults).length > 0) throw invalid(faults);
    await strapi.db.transaction(async () => {
      await freeze(code);
      await tableOf(strapi, DEFAULT).create({ data: { policy: code, reason, by, at: at() } });
    });
    return all();
  };

  return { byDefault, all, known, create, change, freeze, makeDefault };
};

export type Policies = ReturnType<typeof policies>;

export async function policiesByCode(
  strapi: Core.Strapi,
  codes: readonly string[],
): Promise<ReadonlyMap<string, PublicPolicy>> {
  const rows = await tableOf<PolicyRow>(strapi, POLICY).findMany({ where: { code: { $in: [...new Set(codes)] } } });
  return new Map(rows.map((row) => [row.code, publicPolicyOf(row)]));
}

function publicPolicyOf({ mode, teamDays, electedDays }: PolicyRow): PublicPolicy {
  return {
    // What is not understood is read as the strictest.
    mode: isPolicyMode(mode) ? mode : 'pre-moderation-two-keys',
    teamDays: teamDays ?? USUAL_DAYS.teamDays,
    electedDays: electedDays ?? USUAL_DAYS.electedDays,
  };
}

function viewOf(row: PolicyRow, usual: string): PolicyView {
  const policy = publicPolicyOf(row);
  return {
    code: row.code,
    label: row.label,
    ...policy,
    frozen: row.frozen,
    isDefault: row.code === usual,
    consequences: policyConsequences(policy.mode),
  };
}
