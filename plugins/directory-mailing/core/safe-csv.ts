/**
 * A spreadsheet runs a cell that begins so, even when the file quotes it; full-width forms are read as the plain ones.
 * Blanks before it are looked through: some programs trim them first.
 */
const FORMULA = /^(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])/u;
const OURS = /^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n])/u;

/** Tells a spreadsheet that what follows is UTF-8. */
export const CSV_MARK = '\uFEFF';

/** For a spreadsheet in French: semicolons, CRLF, a byte order mark; every cell is text and none a formula. */
export function safeCsv(rows: readonly (readonly string[])[]): string {
  return CSV_MARK + rows.map(safeLine).join('');
}

export function safeLine(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(';')}\r\n`;
}

function safeCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[;"\r\n\t,]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What we put before a cell is no part of it when the file comes back. */
export function withoutOurPrefix(cell: string): string {
  return cell.replace(OURS, '');
}
