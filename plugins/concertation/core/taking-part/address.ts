const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/;

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
