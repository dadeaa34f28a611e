const LONGEST = 2_000;

/** A web address that a page may link: http or https, without a user name in it. */
export function isWebAddress(text: string): boolean {
  if (text.length > LONGEST || !/^https?:\/\//i.test(text) || /\s/.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.hostname !== '' && url.username === '' && url.password === '';
}
