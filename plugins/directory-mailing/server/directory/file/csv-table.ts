import { CsvError, parse } from 'csv-parse/sync';
import type { FileRow } from '../../../core/directory/columns.ts';
import { FILE_LIMITS } from '../../../core/directory/limits.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Blank lines too. */
const MOST_RECORDS = 2 * FILE_LIMITS.lines;
const DELIMITERS = [';', ',', '\t', '|'];

/** Rows of a text file as offices save it, whatever its encoding and its separator. */
export function csvTable(bytes: Uint8Array): FileRow[] {
  // Counted as a spreadsheet counts: a line break inside a cell begins no line.
  const records = recordsOf(textOf(bytes));
  if (records.length > MOST_RECORDS) throw new UnreadableFile('too-many-lines');
  return records.map((cells, index) => ({ line: index + 1, cells }));
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      skip_empty_lines: false,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: FILE_LIMITS.columns * FILE_LIMITS.cell,
      // One more than may be: what stands below must not be left out in silence.
      to: MOST_RECORDS + 1,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(
      error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'cell-too-long' : 'unreadable',
    );
  }
}

/** By its mark, else UTF-8 if it is, else what Windows writes in French. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The sign that most often stands between cells in the first lines; one that stands inside quotes does not count. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  const lines = beginning
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const score = (sign: string) => lines.filter((line) => line.includes(sign)).length;
  return DELIMITERS.reduce((best, sign) => (score(sign) > score(best) ? sign : best));
}
