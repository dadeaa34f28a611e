import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';

/** A reader that takes nothing for so long has gone; the view of the database that it holds open ends with it. */
const PATIENCE_MS = 60_000;

type Write<Line> = (line: Line) => Promise<void>;

/**
 * Lines of JSON, written as fast as they are taken. What fails on the way tears the answer, so that nobody takes a
 * part for the whole; `failed` is told.
 */
export function ndjson<Line>(pour: (write: Write<Line>) => Promise<void>, failed: (error: unknown) => void): Readable {
  const stream = new PassThrough();
  const gone = new AbortController();
  stream.once('close', () => gone.abort());
  stream.on('error', () => undefined);
  const write: Write<Line> = async (line) => {
    gone.signal.throwIfAborted();
    if (stream.write(`${JSON.stringify(line)}\n`)) return;
    await once(stream, 'drain', { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE_MS)]) });
  };
  pour(write).then(
    () => stream.end(),
    (error: unknown) => {
      if (!gone.signal.aborted) failed(error);
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    },
  );
  return stream;
}
