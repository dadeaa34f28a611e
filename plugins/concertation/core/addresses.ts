const LONGEST_EMAIL = 254;
const LONGEST_URL = 2_000;
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/;
const LABEL = /^[A-Za-z0-9-]{1,63}$/;

/** Bounded and linear: one `@`, no quoted local part, a domain of at least two labels. */
export function isEmail(text: string): boolean {
  if (text.length > LONGEST_EMAIL) return false;
  const parts = text.split('@');
  const [local = '', domain = ''] = parts;
  if (parts.length !== 2 || local.length > 64 || !LOCAL.test(local)) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  return (
    labels.length >= 2 && labels.every((label) => LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-'))
  );
}

/** A web address that a page may link: http or https, without a user name in it. */
export function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_URL || !/^https?:\/\//i.test(text) || /\s/.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.hostname !== '' && url.username === '' && url.password === '';
}
