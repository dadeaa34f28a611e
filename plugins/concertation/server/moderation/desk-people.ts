import type { Core } from '@strapi/strapi';
import { type Actor, may, mayOnAll } from '../../core/access.ts';
import type { PolicyMode, RevisionState } from '../../core/comments/words.ts';
import { roleFor } from '../../core/moderation/transitions.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import type { AdminUser, People } from '../services/people.ts';
import { forbidden, notFound } from '../services/refusals.ts';
import type { Decider } from './decisions.ts';
import { isHolder } from './team.ts';

/** Who sits at the desk; `holdsSecondKey`: the elected official, or whoever stands in today. */
export interface DeskActor extends Actor {
  readonly holdsSecondKey: boolean;
}

export async function deskActorOf(strapi: Core.Strapi, user: AdminUser, now: number): Promise<DeskActor> {
  const actor = await (strapi.plugin('concertation').service('people') as People).actorOf(user);
  return { ...actor, holdsSecondKey: await isHolder(strapi, user.id, now) };
}

export function holdsOn(actor: DeskActor, { ownership }: Pick<StaffConsultation, 'ownership'>) {
  return {
    team: may(actor, 'moderate', ownership),
    elected: actor.holdsSecondKey || may(actor, 'second-key', ownership),
  };
}

export function mayRead(actor: DeskActor, { ownership }: Pick<StaffConsultation, 'ownership'>): boolean {
  return actor.holdsSecondKey || may(actor, 'read-moderation', ownership);
}

export function readsAll(actor: DeskActor): boolean {
  return actor.holdsSecondKey || mayOnAll(actor, 'read-moderation');
}

/** As whom this person decides here; what one may not even read does not exist. */
export function deciderOn(
  actor: DeskActor,
  consultation: StaffConsultation | null,
  state: RevisionState,
  mode: PolicyMode,
): Decider {
  if (consultation === null || !mayRead(actor, consultation)) throw notFound();
  const role = roleFor(holdsOn(actor, consultation), state, mode);
  if (role === null) throw forbidden('Votre rôle ne permet pas de modérer cette consultation.');
  return { id: actor.id, name: actor.name, role };
}
