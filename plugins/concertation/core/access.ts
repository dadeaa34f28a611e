/** Codes of the admin roles that the house knows. */
type RoleCode =
  | 'strapi-super-admin'
  | 'communications'
  | 'participation-officer'
  | 'project-lead'
  | 'elected-official'
  | 'guarantor'
  | 'commune-editor';

export type DossierAction =
  | 'read'
  | 'write'
  | 'publish'
  | 'unpublish'
  | 'unpublish-opened'
  | 'switch-comments'
  /** What people wrote to us about the project. */
  | 'read-messages'
  | 'handle-messages'
  /** The first key, and what the team does to what is public. */
  | 'moderate'
  | 'second-key'
  /** Texts, refusals and decisions. */
  | 'read-moderation'
  /** Their names and addresses. */
  | 'see-authors'
  /** Policies, settings, and choosing a laxer policy than the default. */
  | 'set-policy';

/** `own`: the projects that one leads, or those of one's communes. */
type Scope = 'all' | 'own' | 'none';

const EVERYTHING: Readonly<Record<DossierAction, Scope>> = {
  read: 'all',
  write: 'all',
  publish: 'all',
  unpublish: 'all',
  'unpublish-opened': 'all',
  'switch-comments': 'all',
  'read-messages': 'all',
  'handle-messages': 'all',
  moderate: 'all',
  'second-key': 'all',
  'read-moderation': 'all',
  'see-authors': 'all',
  'set-policy': 'all',
};
const NOTHING: Readonly<Record<DossierAction, Scope>> = {
  read: 'none',
  write: 'none',
  publish: 'none',
  unpublish: 'none',
  'unpublish-opened': 'none',
  'switch-comments': 'none',
  'read-messages': 'none',
  'handle-messages': 'none',
  moderate: 'none',
  'second-key': 'none',
  'read-moderation': 'none',
  'see-authors': 'none',
  'set-policy': 'none',
};
const OWN: Readonly<Record<DossierAction, Scope>> = {
  ...NOTHING,
  read: 'own',
  write: 'own',
  publish: 'own',
  'switch-comments': 'own',
  'read-messages': 'own',
  'handle-messages': 'own',
  moderate: 'own',
  'read-moderation': 'own',
  'see-authors': 'own',
};
const NO_MODERATION = {
  moderate: 'none',
  'second-key': 'none',
  'read-moderation': 'none',
  'see-authors': 'none',
  'set-policy': 'none',
} as const;

/** Who may do what on which dossier: the endpoints, the admin and the tests read this table and no other. */
const ACCESS: Readonly<Record<RoleCode, Readonly<Record<DossierAction, Scope>>>> = {
  'strapi-super-admin': EVERYTHING,
  communications: { ...EVERYTHING, ...NO_MODERATION, 'read-messages': 'none', 'handle-messages': 'none' },
  'participation-officer': { ...EVERYTHING, unpublish: 'none', 'unpublish-opened': 'none', 'second-key': 'none' },
  'project-lead': OWN,
  'commune-editor': OWN,
  // Of texts and decisions what the second key needs, and no more: `moderation/reading.ts`.
  'elected-official': { ...NOTHING, read: 'all', 'second-key': 'all' },
  guarantor: { ...NOTHING, read: 'all', 'read-messages': 'all', 'read-moderation': 'all' },
};

export interface Actor {
  readonly id: number;
  readonly name: string;
  readonly roles: readonly string[];
  /** Document ids of the communes of which this person is a member. */
  readonly communes: readonly string[];
}

/** What makes a dossier one's own. */
export interface Ownership {
  readonly leads: readonly number[];
  readonly communes: readonly string[];
}

/** Whoever may do it on every dossier need not be asked about each. */
export function mayOnAll(actor: Actor, action: DossierAction): boolean {
  return actor.roles.some((role) => scopeOf(role, action) === 'all');
}

export function mayOnSome(actor: Actor, action: DossierAction): boolean {
  return actor.roles.some((role) => scopeOf(role, action) !== 'none');
}

export function may(actor: Actor, action: DossierAction, dossier: Ownership): boolean {
  return actor.roles.some((role) => {
    const scope = scopeOf(role, action);
    return scope === 'all' || (scope === 'own' && owns(actor, role, dossier));
  });
}

/** A change may not hand a dossier to others, nor claim a commune that is not one's own. */
export function mayBecome(actor: Actor, before: Ownership | null, after: Ownership): boolean {
  if (actor.roles.some((role) => scopeOf(role, 'write') === 'all')) return true;
  if (!may(actor, 'write', after)) return false;
  if (!actor.roles.includes('commune-editor') || actor.roles.includes('project-lead')) return true;
  const known = new Set([...(before?.communes ?? []), ...actor.communes]);
  return after.communes.every((commune) => known.has(commune));
}

/** What makes a new dossier this person's own from the first; of several communes, the person chooses. */
export function startingOwnership(actor: Actor): Ownership {
  if (actor.roles.some((role) => scopeOf(role, 'write') === 'all')) return { leads: [], communes: [] };
  const [commune, ...others] = actor.roles.includes('commune-editor') ? actor.communes : [];
  return {
    leads: actor.roles.includes('project-lead') ? [actor.id] : [],
    communes: commune === undefined || others.length > 0 ? [] : [commune],
  };
}

function owns(actor: Actor, role: string, dossier: Ownership): boolean {
  if (role === 'project-lead') return dossier.leads.includes(actor.id);
  return role === 'commune-editor' && dossier.communes.some((commune) => actor.communes.includes(commune));
}

function scopeOf(role: string, action: DossierAction): Scope {
  return Object.hasOwn(ACCESS, role) ? ACCESS[role as RoleCode][action] : 'none';
}
