import { ROLES } from './role-table';

export interface Person {
  readonly id: number;
  readonly roles?: readonly { readonly code: string }[];
}

const codesWith = (...scopes: readonly string[]) =>
  new Set<string>(ROLES.filter(({ files }) => scopes.includes(files)).map(({ code }) => code));
const NONE = codesWith('none');
const OWN_AT_MOST = codesWith('none', 'own');

/** Another role besides frees the person: each of them adds to what the person may do. */
export function handlesNoFiles({ roles = [] }: Person): boolean {
  return roles.every(({ code }) => NONE.has(code));
}

export function handlesOnlyOwnFiles({ roles = [] }: Person): boolean {
  return roles.every(({ code }) => OWN_AT_MOST.has(code));
}
