/** What a spreadsheet would take for a formula, full-width forms included. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One cell: quoted always, never a formula. */
export function csvCell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Lines as spreadsheets in France read them: semicolons, CRLF. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

/** Tells a spreadsheet that what follows is UTF-8. */
export const CSV_MARK = '\ufeff';
