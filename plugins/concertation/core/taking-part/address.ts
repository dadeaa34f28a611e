const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

/** Bounded and linear: at most 254 characters, one `@`, no quoted local part, nothing that could end a header. */
export function isAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.indexOf('@');
  return at > 0 && at <= 64 && LOCAL.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1));
}

/** One person, one spelling: no server that we know of tells `Ana@` from `ana@`. */
export function normaliseAddress(typed: string): string {
  return typed.trim().toLowerCase();
}

/** A French sentence for whoever typed it, under the field's name; empty when all is well. */
export function addressFaults(typed: string): Readonly<Record<string, string>> {
  const address = normaliseAddress(typed);
  return isAddress(address) ? {} : { email: faultIn(address) };
}

function faultIn(address: string): string {
  if (address === '') return 'Écrivez votre adresse électronique.';
  if (address.length > 254) return 'L’adresse électronique est trop longue\u00a0: 254 caractères au plus. Vérifiez-la.';
  const parts = address.split('@');
  if (parts.length !== 2) return 'Une adresse électronique contient un @ et un seul. Exemple\u00a0: prenom@exemple.fr';
  if (!/\.[^.]+$/.test(parts[1] ?? ''))
    return 'L’adresse électronique est incomplète après le @. Exemple\u00a0: prenom@exemple.fr';
  return 'Vérifiez l’adresse électronique\u00a0: elle s’écrit sans espace ni accent. Exemple\u00a0: prenom@exemple.fr';
}

/** The same where nobody must give one. */
export function optionalAddressFaults(typed: string): Readonly<Record<string, string>> {
  return typed.trim() === '' ? {} : addressFaults(typed);
}

/** Servers that are known to leave dots out. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com']);

/**
 * The mailbox behind the variants of an address by which a form can be made to write to one person many times: what
 * follows a plus sign, and dots where the server is known to ignore them; elsewhere a dot is part of the name. For
 * counting and for silence, never for telling people apart.
 */
export function mailboxOf(address: string): string {
  const plain = normaliseAddress(address);
  const at = plain.lastIndexOf('@');
  const domain = plain.slice(at + 1);
  const name = plain.slice(0, at).replace(/(?<=.)\+.*$/, '');
  return DOTLESS.has(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`;
}
