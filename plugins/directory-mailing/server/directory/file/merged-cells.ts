const MERGED = /<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;

/**
 * A cell that spans lines stands in the first of them and leaves the others blank: what it says holds for all of them.
 * Changes `rows`, of a workbook with a single sheet: of several, nobody has said which one this is.
 */
export function fillMergedCells(rows: string[][], files: Readonly<Record<string, Uint8Array>>): void {
  const sheets = Object.keys(files).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const sheet = sheets.length === 1 ? files[sheets[0] ?? ''] : undefined;
  if (sheet === undefined) return;
  for (const [, letters = '', first = '', last = ''] of new TextDecoder().decode(sheet).matchAll(MERGED)) {
    const column = columnOf(letters);
    const said = rows[Number(first) - 1]?.[column] ?? '';
    for (let line = Number(first); line < Math.min(Number(last), rows.length); line += 1) {
      const row = rows[line];
      if (said !== '' && row && column < row.length && row[column] === '') row[column] = said;
    }
  }
}

/** A is 0, AA is 26. */
function columnOf(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + (letter.codePointAt(0) ?? 0) - 64;
  return number - 1;
}
