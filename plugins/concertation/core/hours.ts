/** `08:00` → « 8 h », `18:30` → « 18 h 30 », with spaces that do not break. */
export function timeInWords(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours)}\u202fh${minutes === '00' ? '' : `\u202f${minutes}`}`;
}
