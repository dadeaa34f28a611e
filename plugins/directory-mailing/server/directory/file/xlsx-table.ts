import { unzipSync, zipSync } from 'fflate';
import { type CellValue, readSheet } from 'read-excel-file/universal';
import type { FileRow } from '../../../core/directory/columns.ts';
import { FILE_LIMITS } from '../../../core/directory/limits.ts';
import { fillMergedCells } from './merged-cells.ts';
import { UnreadableFile } from './unreadable-file.ts';

/**
 * The first sheet. What the archive says it unpacks to is added up before anything is, and no entry gets more room
 * than it said; the reader is then given what came out, packed anew, so that it sees no other bytes than those.
 */
export async function xlsxTable(bytes: Uint8Array): Promise<FileRow[]> {
  const files = unpack(bytes);
  const packed = zipSync(files, { level: 0 });
  const cells = await readSheet(new Blob([packed as Uint8Array<ArrayBuffer>])).catch(() => {
    throw new UnreadableFile('unreadable');
  });
  const rows = cells.map((row) => row.map(textOfCell));
  fillMergedCells(rows, files);
  return rows.map((row, index) => ({ line: index + 1, cells: row }));
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let unpacked = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        // Pictures and macros of a workbook are nothing to us.
        if (!/\.(xml|rels)$/i.test(name)) return false;
        // Packing adds a few bytes at most: more than that, and it does not say what it unpacks to.
        if (size > originalSize + 1_024) throw new UnreadableFile('unreadable');
        unpacked += originalSize;
        if (unpacked > FILE_LIMITS.unpackedBytes) throw new UnreadableFile('unpacks-too-large');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('unreadable');
  }
}

function textOfCell(value: CellValue | null): string {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
