import type { FileRow } from '../../../core/directory/columns.ts';
import { withoutOurPrefix } from '../../../core/safe-csv.ts';
import { FILE_LIMITS } from '../../../core/directory/limits.ts';
import { csvTable } from './csv-table.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { xlsxTable } from './xlsx-table.ts';

/** Titles and headers are no people. */
const ABOVE = 20;

/** The rows that say something, by what the bytes are and not by the name. Throws `UnreadableFile`. */
export async function tableOfFile(bytes: Uint8Array): Promise<FileRow[]> {
  if (bytes.length === 0) throw new UnreadableFile('empty');
  if (bytes.length > FILE_LIMITS.bytes) throw new UnreadableFile('too-large');
  const rows = await read(bytes);
  const said = rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({ line, cells: cells.slice(0, widthOf(cells)).map(withoutOurPrefix) }));
  if (said.length === 0) throw new UnreadableFile('empty');
  if (said.length > FILE_LIMITS.lines + ABOVE) throw new UnreadableFile('too-many-lines');
  if (said.some(({ cells }) => cells.length > FILE_LIMITS.columns)) throw new UnreadableFile('too-many-columns');
  if (said.some(({ cells }) => cells.some((cell) => cell.length > FILE_LIMITS.cell)))
    throw new UnreadableFile('cell-too-long');
  if (said.reduce((sum, { cells }) => sum + cells.length, 0) > FILE_LIMITS.cells)
    throw new UnreadableFile('too-many-cells');
  return said;
}

/** Without the blank ones at the end. */
const widthOf = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

async function read(bytes: Uint8Array): Promise<FileRow[]> {
  const begins = (...signs: readonly number[]) => signs.every((sign, index) => bytes[index] === sign);
  if (begins(0x50, 0x4b)) return xlsxTable(bytes);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableFile('old-workbook');
  // Whatever else holds a zero byte is no text, but for the two that begin with the mark of UTF-16.
  if (!begins(0xff, 0xfe) && !begins(0xfe, 0xff) && bytes.includes(0)) throw new UnreadableFile('unreadable');
  return csvTable(bytes);
}
