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
