import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import type { HoldersView, ModerationPanel, PolicyView, substituteShape } from '../../contract/moderation.ts';
import { may, mayOnAll } from '../../core/access.ts';
import { inFlight } from '../../core/moderation/in-flight.ts';
import { isAtLeastAsStrict } from '../../core/moderation/policies.ts';
import { OUTSIDE_REGISTER, RESPONSIBILITY } from '../../core/moderation/words.ts';
import { isParisMoment } from '../../core/paris-time.ts';
import { invalid } from '../../core/refusal.ts';
import { parisDay } from '../../core/working-days.ts';
import { type CommentKit, commentKitOf } from '../comments/kit.ts';
import { notFound } from '../services/refusals.ts';
import { countsOf } from './counts.ts';
import type { DeskActor } from './desk-people.ts';
import type { Policies } from './policies.ts';
import { colleagues, isElected, SUBSTITUTE, type SubstituteRow, substitutes } from './team.ts';
import { tableOf } from '../tables.ts';

const LONGEST_DAYS = 92;

/** What a lead sees in the dossier, and who turns the second key. */
export const moderationSetup = ({ strapi }: { strapi: Core.Strapi }) => {
  let made: CommentKit | undefined;
  const kit = (): CommentKit => (made ??= commentKitOf(strapi));
  const policies = () => strapi.plugin('concertation').service('policies') as Policies;

  /** On the page of the dossier, for whoever reads that. */
  const panel = async (actor: DeskActor, id: string): Promise<ModerationPanel> => {
    const consultation = await kit().around.one(id);
    if (consultation === null || !may(actor, 'read', consultation.ownership)) throw notFound();
    const all = await policies().all();
    const policy = all.find(({ code }) => code === consultation.policyCode) ?? (all[0] as PolicyView);
    const usual = (await policies().byDefault()).policy.mode;
    const mayChoose = ({ mode }: PolicyView) => mayOnAll(actor, 'set-policy') || isAtLeastAsStrict(mode, usual);
    const choices = all.filter((one) => one.code === policy.code || mayChoose(one));
    return {
      policy,
      choices,
      inFlight: Object.fromEntries(choices.map(({ code, mode }) => [code, inFlight(policy.mode, mode)])),
      ...(await countsOf(strapi, kit(), id)),
      responsibility: RESPONSIBILITY,
      register: consultation.legalRegister ? OUTSIDE_REGISTER : null,
    };
  };

  const holders = async (): Promise<HoldersView> => {
    const known = await colleagues(strapi);
    const named = (id: number) => ({ id, name: known.find((one) => one.id === id)?.name ?? 'Compte supprimé' });
    const elected = known.filter(isElected);
    return {
      holders: elected.map(({ id, name }) => ({ id, name })),
      substitutes: (await substitutes(strapi, kit().clock.now())).map((row) => substituteView(row, named(row.user))),
      candidates: known.filter((one) => !isElected(one)).map(({ id, name }) => ({ id, name })),
    };
  };

  const substitute = async (asked: z.infer<typeof substituteShape>, namedBy: string): Promise<HoldersView> => {
    const faults = await substituteFaults(strapi, asked, kit().clock.now());
    if (Object.keys(faults).length > 0) throw invalid(faults);
    await tableOf(strapi, SUBSTITUTE).create({ data: { ...asked, namedBy, namedAt: kit().at() } });
    kit().log('second-key-substitute-named', { user: asked.user });
    return holders();
  };

  /** The first who ends it is kept. */
  const endSubstitute = async (id: number, endedBy: string): Promise<HoldersView> => {
    const row = await tableOf<SubstituteRow>(strapi, SUBSTITUTE).findOne({ where: { id } });
    if (row === null) throw notFound();
    const data = { endedBy, endedAt: kit().at() };
    const { count } = await tableOf(strapi, SUBSTITUTE).updateMany({ where: { id, endedAt: { $null: true } }, data });
    if (count > 0) kit().log('second-key-substitute-ended', { user: row.user });
    return holders();
  };

  return { panel, holders, substitute, endSubstitute };
};

export type ModerationSetup = ReturnType<typeof moderationSetup>;

function substituteView(
  { id, from, to, namedBy, namedAt, endedBy, endedAt }: SubstituteRow,
  user: HoldersView['holders'][number],
): HoldersView['substitutes'][number] {
  return { id, user, from, to, namedBy, namedAt, ended: endedAt === null ? null : { by: endedBy ?? '', at: endedAt } };
}

async function substituteFaults(
  strapi: Core.Strapi,
  { user, from, to }: z.infer<typeof substituteShape>,
  now: number,
): Promise<Readonly<Record<string, string>>> {
  const good = (day: string) => day.length === 10 && isParisMoment(day);
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return {
    ...((await colleagues(strapi)).some(({ id }) => id === user)
      ? {}
      : { user: 'Choisissez une personne qui a un compte.' }),
    ...(good(from) ? {} : { from: 'Écrivez le premier jour.' }),
    ...(good(to) && to >= parisDay(now) ? {} : { to: 'Écrivez le dernier jour, à venir.' }),
    ...(days < 0 ? { to: 'La fin précède le début.' } : {}),
    ...(days > LONGEST_DAYS ? { to: 'Une suppléance dure trois mois au plus.' } : {}),
  };
}
