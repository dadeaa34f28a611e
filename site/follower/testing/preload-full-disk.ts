import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const FULL = process.env['DISK_FULL'] ?? '';
const SITE_DIR = process.env['SITE_DIR'] ?? '';

function isFull(path: unknown): boolean {
  return typeof path === 'string' && path.startsWith(SITE_DIR) && fs.existsSync(FULL);
}

function noSpace(): Error {
  return Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
}

/**
 * Loaded before a follower (`--import`): as long as the file `DISK_FULL` is there, its disk is full. As on a real one, a
 * file can be opened, and what does not fit into it is missing.
 */
const { writeFile, copyFile } = promises;
promises.writeFile = async (path, data, options) => {
  const full = isFull(path);
  await writeFile(path, full && Buffer.isBuffer(data) ? data.subarray(0, data.length / 2) : data, options);
  if (full) throw noSpace();
};
promises.copyFile = async (source, target, mode) => {
  if (isFull(target)) throw noSpace();
  return copyFile(source, target, mode);
};
const { writeFileSync } = fs;
fs.writeFileSync = (path, data, options) => {
  if (isFull(path)) throw noSpace();
  writeFileSync(path, data, options);
};
const database = DatabaseSync.prototype as { exec: (this: DatabaseSync, sql: string) => void };
const { exec } = database;
database.exec = function (sql) {
  if (sql === 'commit' && isFull(SITE_DIR)) throw new Error('database or disk is full');
  exec.call(this, sql);
};
syncBuiltinESMExports();
