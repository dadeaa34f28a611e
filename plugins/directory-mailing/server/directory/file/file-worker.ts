import { parentPort, workerData } from 'node:worker_threads';
import { findHeading } from '../../../core/directory/columns.ts';
import { FILE_LIMITS } from '../../../core/directory/limits.ts';
import { peopleOfFile } from '../../../core/directory/people-of-file.ts';
import type { ReadFile, ReadingTask } from './read-file.ts';
import { tableOfFile } from './table-of-file.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** In a thread of its own: a file that is slow or greedy holds up nobody, and can be ended. */
async function read({ bytes, columns, known, actorKind }: ReadingTask): Promise<ReadFile> {
  const rows = await tableOfFile(bytes);
  const heading = findHeading(rows);
  const body = rows.filter(({ line }) => heading.line === null || line > heading.line);
  if (body.length === 0) throw new UnreadableFile('headers-only');
  const chosen = columns ?? heading.columns;
  const people = peopleOfFile(body, { columns: chosen, known, actorKind });
  if (people.candidates.length > FILE_LIMITS.people) throw new UnreadableFile('too-many-people');
  const told = new Set(people.rejections.map(({ line }) => line));
  return {
    lines: body.length,
    headers: heading.headers,
    columns: heading.headers.map((_, index) => chosen[index] ?? null),
    samples: heading.headers.map((_, index) =>
      body.flatMap(({ cells }) => cells[index]?.trim().slice(0, 60) || []).slice(0, 3),
    ),
    ...people,
    cellsOf: Object.fromEntries(body.map(({ line, cells }) => [line, cells])),
    rejectedLines: told.size,
  };
}

try {
  parentPort?.postMessage({ read: await read(workerData as ReadingTask) });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  parentPort?.postMessage({ problem: error.problem });
}
