import type { Core } from '@strapi/strapi';
import { type Actor, may, mayOnAll } from '../../core/access.ts';
import type { RevisionState } from '../../core/comments/words.ts';
import { type Reading, readingOf } from '../../core/moderation/reading.ts';
import { roleFor } from '../../core/moderation/transitions.ts';
import type { StaffConsultation } from '../comments/surroundings.ts';
import type { AdminUser, People } from '../services/people.ts';
import { forbidden } from '../services/refusals.ts';
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

/** How much of it this person reads; what the second key needs is the same for whoever stands in. */
export function readingOn(
  actor: DeskActor,
  { ownership, policy }: Pick<StaffConsultation, 'ownership' | 'policy'>,
): Reading {
  const readsModeration = may(actor, 'read-moderation', ownership);
  return readingOf({ readsModeration, holdsSecondKey: holdsOn(actor, { ownership }).elected }, policy.mode);
}

/** Whether somebody reads all of it, everywhere. */
export function readsAll(actor: DeskActor): boolean {
  return mayOnAll(actor, 'read-moderation');
}

/** As whom this person decides about what they may read. */
export function deciderOn(actor: DeskActor, consultation: StaffConsultation, state: RevisionState): Decider {
  const role = roleFor(holdsOn(actor, consultation), state, consultation.policy.mode);
  if (role === null) throw forbidden('Votre rôle ne permet pas de modérer cette consultation.');
  return { id: actor.id, name: actor.name, role };
}
