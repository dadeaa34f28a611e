import { type Actor, type DossierAction, may, mayOnSome, type Ownership } from '../access.ts';

/** Somebody of the team, with what makes a message theirs beside their projects. */
export interface MessageActor extends Actor {
  /** Departments of which this person is a member, or the deputy of a member who is away. */
  readonly departments: readonly string[];
  /** Colleagues who are away and for whom this person answers. */
  readonly standsInFor: readonly number[];
}

export interface MessageStanding {
  /** Of its project; null without one. */
  readonly ownership: Ownership | null;
  readonly department: string | null;
  readonly assignee: number | null;
}

export type MessageAccess = Extract<DossierAction, 'read-messages' | 'handle-messages' | 'see-authors'>;

const NOBODYS: Ownership = { leads: [], communes: [] };

/**
 * The table of `core/access.ts`; and where a role has its own messages, what was put into the person's hands is theirs:
 * by name, or by department where there is no project. A department does not open the projects of its colleagues.
 */
export function mayOnMessage(actor: MessageActor, access: MessageAccess, message: MessageStanding): boolean {
  const { ownership, department, assignee } = message;
  if (may(actor, access, ownership ?? NOBODYS)) return true;
  if (!mayOnSome(actor, access)) return false;
  const hands = [actor.id, ...actor.standsInFor];
  if (assignee !== null && hands.includes(assignee)) return true;
  if (ownership === null) return department !== null && actor.departments.includes(department);
  return ownership.leads.some((lead) => actor.standsInFor.includes(lead));
}
