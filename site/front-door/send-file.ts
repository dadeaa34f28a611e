import { closeSync, createReadStream, fstatSync, openSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { setFileHeaders } from './headers.ts';

interface OpenFile {
  readonly handle: number;
  readonly stats: Stats;
}

const TWINS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/**
 * Answers with a file below a folder; false when there is none. Files are replaced while they are read: the one that
 * was opened is measured and sent, so that no reader gets the length of one page and the bytes of the next.
 */
export function sendFile(root: string, path: string, request: IncomingMessage, response: ServerResponse): boolean {
  const name = join(root, path.endsWith('/') ? `${path}index.html` : path);
  for (const { encoding, ending } of acceptable(request)) {
    const file = open(name + ending);
    if (file === null) continue;
    if (encoding !== null) response.setHeader('Content-Encoding', encoding);
    send(file, path, request, response);
    return true;
  }
  return false;
}

/** A compressed twin has another length: a part of it is not a part of the page. */
function acceptable({ headers }: IncomingMessage): { readonly encoding: string | null; readonly ending: string }[] {
  const accepted = headers.range === undefined ? String(headers['accept-encoding'] ?? '') : '';
  return [...TWINS.filter(({ encoding }) => accepted.includes(encoding)), { encoding: null, ending: '' }];
}

function open(path: string): OpenFile | null {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return null;
  }
  const stats = fstatSync(handle);
  if (stats.isFile()) return { handle, stats };
  closeSync(handle);
  return null;
}

function send({ handle, stats }: OpenFile, path: string, request: IncomingMessage, response: ServerResponse): void {
  const etag = `W/"${stats.size}-${stats.mtimeMs}"`;
  const part = partOf(request, stats.size);
  response.setHeader('Content-Type', 'application/octet-stream');
  response.setHeader('Last-Modified', stats.mtime.toUTCString());
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Accept-Ranges', 'bytes');
  setFileHeaders(response, path);
  const unchanged = request.headers['if-none-match'] === etag;
  if (unchanged) response.statusCode = 304;
  else if (part === 'none') {
    response.statusCode = 416;
    response.setHeader('Content-Range', `bytes */${stats.size}`);
  } else {
    response.statusCode = part === null ? 200 : 206;
    if (part !== null) response.setHeader('Content-Range', `bytes ${part.start}-${part.end}/${stats.size}`);
    response.setHeader('Content-Length', part === null ? stats.size : part.end - part.start + 1);
  }
  if (unchanged || part === 'none' || stats.size === 0 || request.method === 'HEAD') {
    closeSync(handle);
    response.end();
    return;
  }
  // A reader who goes away closes the file as well.
  pipeline(createReadStream('', { fd: handle, ...part }), response, () => undefined);
}

/** The one part that was asked for; null for the whole, also when what was asked for cannot be told. */
function partOf({ headers }: IncomingMessage, size: number): { start: number; end: number } | 'none' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  // What was begun of an earlier page is not gone on with: ours are never the same byte for byte by their mark alone.
  if ((from === '' && to === '') || headers['if-range'] !== undefined) return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start > end ? 'none' : { start, end };
}
