import type { Core } from '@strapi/strapi';
import { mayOnSome } from '../../core/access.ts';
import type { MessageActor } from '../../core/messages/access.ts';
import { type Department, departmentsOf, standsInFor, type Team } from '../../core/messages/recipients.ts';
import { parisDay } from '../../core/working-days.ts';
import { rowsOf, string } from '../services/editorial.ts';
import { staffName } from '../../core/staff-name.ts';
import type { AdminUser, People } from '../services/people.ts';
import { ABSENCE } from './content-types.ts';
import { DEPARTMENT } from './surroundings.ts';
import { tableOf } from '../tables.ts';

export interface AbsenceRow {
  readonly id: number;
  readonly documentId: string;
  readonly user: number;
  readonly from: string;
  readonly to: string;
}

interface Colleague extends AdminUser {
  readonly email: string;
}

/** Who works on messages, who stands in for whom today. */
export const messageTeam = ({ strapi }: { strapi: Core.Strapi }) => {
  const departments = async (): Promise<Department[]> => {
    const rows = await tableOf(strapi, DEPARTMENT).findMany({ populate: { members: true, deputies: true } });
    const ids = (value: unknown) => rowsOf(value).map(({ id }) => id);
    return rows.map((row) => ({
      id: row.documentId,
      members: ids(row['members']),
      deputies: ids(row['deputies']),
    }));
  };

  /** Those that are not over yet. */
  const absences = async (now: number): Promise<AbsenceRow[]> =>
    tableOf<AbsenceRow>(strapi, ABSENCE).findMany({ where: { to: { $gte: parisDay(now) } }, orderBy: { from: 'asc' } });

  /** Everybody whose role handles messages at all. */
  const colleagues = async (): Promise<Colleague[]> => {
    const users = (await strapi.db
      .query('admin::user')
      .findMany({ where: { isActive: true, blocked: false }, populate: { roles: true } })) as Colleague[];
    return users.filter((user) => mayOnSome(bare(user), 'handle-messages'));
  };

  const team = async (now: number): Promise<Team> => {
    const today = parisDay(now);
    const away = (await absences(now)).filter(({ from }) => from <= today).map(({ user }) => user);
    const officers = (await colleagues()).filter(({ roles = [] }) =>
      roles.some(({ code }) => code === 'participation-officer'),
    );
    return { departments: await departments(), away: new Set(away), officers: officers.map(({ id }) => id) };
  };

  const actorOf = async (user: AdminUser, now: number): Promise<MessageActor> => {
    const actor = await (strapi.plugin('concertation').service('people') as People).actorOf(user);
    const known = await team(now);
    return { ...actor, departments: departmentsOf(user.id, known), standsInFor: standsInFor(user.id, known) };
  };

  return { absences, colleagues, team, actorOf };
};

export type MessageTeam = ReturnType<typeof messageTeam>;

function bare(user: AdminUser) {
  const roles = (user.roles ?? []).map(({ code }) => string(code));
  return { id: user.id, name: staffName(user), roles, communes: [] };
}
