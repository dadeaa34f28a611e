import type { Core } from '@strapi/strapi';
import type { ParticipationChange, ParticipationEntry, ParticipationView } from '../../contract/dossier.ts';
import { type Actor, mayOnAll } from '../../core/access.ts';
import { DEFAULT_POLICY, isAtLeastAsStrict } from '../../core/moderation/policies.ts';
import {
  COMMENTS_OFF,
  type CommentsSwitch,
  type ParticipationSetting,
  publicSwitch,
  validateParticipation,
} from '../../core/participation.ts';
import { type Policies, policiesByCode } from '../moderation/policies.ts';
import type { Dossiers } from './dossiers.ts';
import { CHANGES, CONSULTATION, documentsOf, rowOf, SETTINGS, string, type Row } from './editorial.ts';
import { oneAtATime } from './inside.ts';
import type { People } from './people.ts';
import { changedMeanwhile, invalid, notFound } from './refusals.ts';
import { tableOf } from '../tables.ts';

/** What a change of policy does to the texts on their way. */
interface Rerouting {
  reroute(consultation: string, actor: Actor): Promise<number>;
}

/** The switch of comments: in force at once, each state kept for ever. */
export const participation = ({ strapi }: { strapi: Core.Strapi }) => {
  const dossiers = () => strapi.plugin('concertation').service('dossiers') as Dossiers;
  const policies = () => strapi.plugin('concertation').service('policies') as Policies;
  const settingOf = async (consultation: string): Promise<Row | null> =>
    tableOf(strapi, SETTINGS).findOne({ where: { consultation } });

  const viewOf = async (consultationId: string, consultationTitle: string): Promise<ParticipationView> => {
    const row = await settingOf(consultationId);
    return {
      consultationId,
      consultationTitle,
      ...toSetting(row),
      policy: string(row?.['policy']) || (await policies().byDefault()).code,
      version: Number(row?.['version'] ?? 0),
      history: await historyOf(strapi, consultationId),
    };
  };

  const change = async (
    actor: Actor,
    consultation: string,
    wanted: ParticipationChange,
    at = dossiers().now(),
  ): Promise<ParticipationView> => {
    const row = await documentsOf(strapi, CONSULTATION).findOne({
      documentId: consultation,
      status: 'draft',
      populate: { project: true, procedure: true },
    });
    const project = rowOf(row?.['project'])?.documentId;
    if (!row || project === undefined) throw notFound();
    await (strapi.plugin('concertation').service('people') as People).require(actor, 'switch-comments', project);
    const policy = await chosenPolicy(strapi, actor, consultation, wanted);
    const legalRegister = rowOf(row['procedure'])?.['legalRegister'] === true;
    await oneAtATime(strapi, async () => {
      const before = await settingOf(consultation);
      const errors = validateParticipation(wanted, toSetting(before), legalRegister);
      if (Object.keys(errors).length > 0) throw invalid(errors);
      const outsideRegister = legalRegister && wanted.comments === 'on' && wanted.outsideRegister === true;
      await store(strapi, at, consultation, before, { ...wanted, policy, outsideRegister }, actor);
      await policies().freeze(policy);
      await (strapi.plugin('concertation').service('moderationSwitch') as Rerouting).reroute(consultation, actor);
      await recordChange(strapi, consultation);
    });
    return viewOf(consultation, string(row['title']));
  };

  return {
    viewOf,
    change,
    publicSwitchesOf: async (consultations: readonly string[]) => publicSwitchesOf(strapi, consultations),
    policyCodesOf: async (consultations: readonly string[]) => policyCodesOf(strapi, consultations),
  };
};

export type Participation = ReturnType<typeof participation>;

/** What the public may know, of many in one question; those never switched are absent. */
async function publicSwitchesOf(
  strapi: Core.Strapi,
  consultations: readonly string[],
): Promise<Map<string, CommentsSwitch>> {
  const rows = await tableOf(strapi, SETTINGS).findMany({ where: { consultation: { $in: consultations } } });
  const policies = await policiesByCode(
    strapi,
    rows.map((row) => string(row['policy'])),
  );
  return new Map(
    rows.map((row) => [
      string(row['consultation']),
      publicSwitch(toSetting(row), policies.get(string(row['policy'])) ?? null),
    ]),
  );
}

/** Of those that were ever switched. */
async function policyCodesOf(strapi: Core.Strapi, consultations: readonly string[]): Promise<Map<string, string>> {
  const rows = await tableOf(strapi, SETTINGS).findMany({ where: { consultation: { $in: consultations } } });
  return new Map(rows.map((row) => [string(row['consultation']), string(row['policy']) || DEFAULT_POLICY]));
}

/** A lead may choose a stricter policy than the default, never a laxer one. */
async function chosenPolicy(
  strapi: Core.Strapi,
  actor: Actor,
  consultation: string,
  { policy }: ParticipationChange,
): Promise<string> {
  const policies = strapi.plugin('concertation').service('policies') as Policies;
  const before = await tableOf(strapi, SETTINGS).findOne({ where: { consultation } });
  const usual = await policies.byDefault();
  const standing = string(before?.['policy']) || usual.code;
  if (policy === undefined || policy === standing) return standing;
  const { mode } = await policies.known(policy);
  if (!mayOnAll(actor, 'set-policy') && !isAtLeastAsStrict(mode, usual.policy.mode))
    throw invalid({ policy: 'Choisissez une modération au moins aussi stricte que celle de l’agglomération.' });
  return policy;
}

async function historyOf(strapi: Core.Strapi, consultation: string): Promise<ParticipationEntry[]> {
  const rows = await tableOf(strapi, CHANGES).findMany({ where: { consultation }, orderBy: { version: 'desc' } });
  return rows.map((row) => ({ ...toSetting(row), at: string(row['changedAt']), by: string(row['changedBy']) }));
}

/** In the transaction of the change: the public page says the state of the switch. */
async function recordChange(strapi: Core.Strapi, consultation: string): Promise<void> {
  await strapi
    .plugin('publisher')
    .service('outbox')
    .record({
      kind: 'participation-changed',
      uid: SETTINGS,
      documentId: consultation,
      touches: [{ type: 'consultation', id: consultation }],
    });
}

async function store(
  strapi: Core.Strapi,
  now: number,
  consultation: string,
  before: Row | null,
  wanted: ParticipationChange & { readonly policy: string },
  actor: Actor,
): Promise<void> {
  if (Number(before?.['version'] ?? 0) !== wanted.version) throw meanwhile(before);
  const data = {
    consultation,
    comments: wanted.comments,
    from: wanted.from,
    to: wanted.to,
    reason: wanted.reason.trim(),
    outsideRegister: wanted.outsideRegister === true,
    policy: wanted.policy,
    changedAt: new Date(now).toISOString(),
    changedBy: actor.name,
    version: wanted.version + 1,
  };
  await tableOf(strapi, CHANGES).create({ data });
  if (before) await tableOf(strapi, SETTINGS).update({ where: { consultation }, data });
  else await tableOf(strapi, SETTINGS).create({ data });
}

function meanwhile(row: Row | null): Error {
  return changedMeanwhile(string(row?.['changedBy']), string(row?.['changedAt']));
}

function toSetting(row: Row | null): ParticipationSetting {
  if (!row) return COMMENTS_OFF;
  return {
    comments: row['comments'] === 'on' ? 'on' : 'off',
    from: string(row['from']),
    to: string(row['to']),
    reason: string(row['reason']),
    outsideRegister: row['outsideRegister'] === true,
  };
}
