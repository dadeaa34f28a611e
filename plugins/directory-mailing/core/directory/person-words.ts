import { type ActorKind, ACTOR_KINDS, isActorKind } from '../actor-kinds.ts';
import { plainWords } from './plain-words.ts';

/** What may be chosen, with the names that people write. */
export interface KnownNames {
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  readonly themes: readonly { readonly code: string; readonly name: string }[];
}

const KIND_WORDS: Readonly<Record<ActorKind, readonly string[]>> = {
  person: ['personne', 'particulier', 'particuliere', 'habitant', 'habitante', 'citoyen', 'citoyenne', 'individuel'],
  association: ['association', 'asso', 'association loi 1901', 'ong', 'federation', 'syndicat'],
  company: ['entreprise', 'societe', 'commerce', 'commercant', 'sarl', 'sas', 'bailleur', 'promoteur'],
  institution: ['institution', 'collectivite', 'mairie', 'commune', 'administration', 'etablissement public', 'etat'],
  residents: ['comite de quartier', 'conseil de quartier', 'comite', 'collectif', 'riverains', 'habitants'],
};

const KIND_OF = new Map<string, ActorKind>([
  ...Object.entries(KIND_WORDS).flatMap(([kind, words]) => words.map((word) => [word, kind as ActorKind] as const)),
  ...Object.entries(ACTOR_KINDS).map(([kind, label]) => [plainWords(label), kind as ActorKind] as const),
]);

/** Null for a word that we do not know. */
export function actorKindOf(cell: string): ActorKind | null {
  const text = cell.trim();
  return isActorKind(text)
    ? text
    : (KIND_OF.get(plainWords(text).replace(/s$/, '')) ?? KIND_OF.get(plainWords(text)) ?? null);
}

/** The codes of what a cell names, by code or by name, and what nobody knows. */
export function codesOf(
  cell: string,
  known: readonly { readonly code: string; readonly name: string }[],
): { readonly codes: readonly string[]; readonly unknown: readonly string[] } {
  const byWords = new Map(known.flatMap(({ code, name }) => [code, name].map((text) => [plainWords(text), code])));
  const parts = new Set(cell.split(/[;,|/\n\r]+/).map((part) => part.trim()));
  const named = [...parts].filter((part) => part !== '' && !ALL.has(plainWords(part)));
  const found = named.map((part) => [part, byWords.get(plainWords(part))] as const);
  return {
    codes: [...new Set(found.flatMap(([, code]) => code ?? []))],
    unknown: found.flatMap(([part, code]) => (code === undefined ? [part] : [])),
  };
}

/** None chosen means all. */
const ALL = new Set(['tous', 'toutes', 'tout', 'tout le territoire', 'agglomeration']);
