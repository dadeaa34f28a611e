export const ACTOR_KINDS = {
  person: 'Une personne',
  association: 'Une association',
  company: 'Une entreprise',
  institution: 'Une institution',
  residents: 'Un comité ou conseil de quartier',
} as const;

export type ActorKind = keyof typeof ACTOR_KINDS;

export function isActorKind(text: string): text is ActorKind {
  return Object.hasOwn(ACTOR_KINDS, text);
}
