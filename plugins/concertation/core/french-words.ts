/** « 1er », « 2 », « 3 ». */
export function ordinal(day: number): string {
  return day === 1 ? '1er' : String(day);
}

/** « 12 345 », with a space that does not break. */
export function numberInFrench(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** For what begins a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
