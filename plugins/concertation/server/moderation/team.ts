import type { Core } from '@strapi/strapi';
import type { Ownership } from '../../core/access.ts';
import { parisDay } from '../../core/working-days.ts';
import { staffName } from '../../core/staff-name.ts';
import type { AdminUser } from '../services/people.ts';
import { tableOf } from '../tables.ts';

export const SUBSTITUTE = 'plugin::concertation.second-key-substitute';
const HOLDER_ROLE = 'elected-official';
const OFFICER_ROLE = 'participation-officer';

interface StaffUser extends AdminUser {
  readonly email: string;
}

export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

export interface SubstituteRow {
  readonly id: number;
  readonly user: number;
  readonly from: string;
  readonly to: string;
  readonly namedBy: string;
  readonly namedAt: string;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
}

/** Everybody who can log in. */
export async function colleagues(strapi: Core.Strapi): Promise<readonly Colleague[]> {
  const users: StaffUser[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { isActive: true, blocked: false }, populate: { roles: true }, orderBy: { id: 'asc' } });
  return users.map((user) => ({
    id: user.id,
    name: staffName(user),
    email: user.email,
    roles: (user.roles ?? []).map(({ code }) => code),
  }));
}

/** The leads of a project; without any, the officers. */
export async function addressesOfTeam(strapi: Core.Strapi, { leads }: Ownership): Promise<readonly Colleague[]> {
  const known = await colleagues(strapi);
  const led = known.filter(({ id }) => leads.includes(id));
  return led.length > 0 ? led : officersOf(known);
}

/** Whoever moderates a consultation: the leads of its project, and the officers. */
export async function moderatorsOf(strapi: Core.Strapi, { leads }: Ownership): Promise<readonly Colleague[]> {
  return moderatorsAmong(await colleagues(strapi), leads);
}

function moderatorsAmong(known: readonly Colleague[], leads: readonly number[]): readonly Colleague[] {
  const officers = officersOf(known);
  return known.filter((one) => leads.includes(one.id) || officers.includes(one));
}

/** The same without those who said that they are away, unless that leaves nobody. */
export function moderatorsThere(
  known: readonly Colleague[],
  { leads }: Ownership,
  away: ReadonlySet<number>,
): readonly Colleague[] {
  const all = moderatorsAmong(known, leads);
  const there = all.filter(({ id }) => !away.has(id));
  return there.length > 0 ? there : all;
}

function officersOf(known: readonly Colleague[]): readonly Colleague[] {
  return known.filter(({ roles }) => roles.includes(OFFICER_ROLE));
}

/** Those whose last day has not passed, the latest named first; also those that somebody has ended. */
export async function substitutes(strapi: Core.Strapi, now: number): Promise<readonly SubstituteRow[]> {
  const where = { to: { $gte: parisDay(now) } };
  return tableOf<SubstituteRow>(strapi, SUBSTITUTE).findMany({ where, orderBy: { id: 'desc' } });
}

/** Who turns the second key today: the elected officials, and whoever stands in for them. */
export async function holdersToday(strapi: Core.Strapi, now: number): Promise<readonly Colleague[]> {
  const today = parisDay(now);
  const standing = new Set(
    (await substitutes(strapi, now))
      .filter(({ from, endedAt }) => from <= today && endedAt === null)
      .map(({ user }) => user),
  );
  return (await colleagues(strapi)).filter(({ id, roles }) => roles.includes(HOLDER_ROLE) || standing.has(id));
}

export async function isHolder(strapi: Core.Strapi, id: number, now: number): Promise<boolean> {
  return (await holdersToday(strapi, now)).some((holder) => holder.id === id);
}

export function isElected({ roles }: Pick<Colleague, 'roles'>): boolean {
  return roles.includes(HOLDER_ROLE);
}
