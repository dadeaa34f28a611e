import { Worker } from 'node:worker_threads';
import type { ActorKind } from '../../../core/actor-kinds.ts';
import type { Columns } from '../../../core/directory/columns.ts';
import { FILE_PROBLEMS, type FileProblem } from '../../../core/directory/limits.ts';
import type { PeopleOfFile } from '../../../core/directory/people-of-file.ts';
import type { KnownNames } from '../../../core/directory/person-words.ts';
import { invalid, refused } from '@aggloforum/concertation/contract/taking-part.ts';

export interface ReadingTask {
  readonly bytes: Uint8Array;
  /** What the staff says that the columns are; null to recognise them. */
  readonly columns: Columns | null;
  readonly known: KnownNames;
  readonly actorKind: ActorKind;
}

export interface ReadFile extends PeopleOfFile {
  readonly lines: number;
  readonly headers: readonly string[];
  readonly columns: Columns;
  /** The first contents of each column. */
  readonly samples: readonly (readonly string[])[];
  /** By line. */
  readonly cellsOf: Readonly<Record<number, readonly string[]>>;
  readonly rejectedLines: number;
}

/** Milliseconds; the largest file that is let in takes about one second. */
const LONGEST = 20_000;
/** Beside the one that is read: each may take the memory that the worker below has. */
const MOST_WAITING = 3;

let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Throws a refusal in French for a file that is no list of people. */
export async function readFile(task: ReadingTask): Promise<ReadFile> {
  const answer = await inTurn(async () => ask(task));
  if ('problem' in answer) throw invalid({ file: FILE_PROBLEMS[answer.problem] }, FILE_PROBLEMS[answer.problem]);
  return answer.read;
}

async function inTurn<T>(read: () => Promise<T>): Promise<T> {
  if (waiting > MOST_WAITING)
    throw refused(503, 'busy', 'D’autres fichiers sont en cours de lecture. Recommencez dans une minute.', 60);
  waiting += 1;
  const mine = turn.then(read, read);
  turn = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

type Answer = { readonly read: ReadFile } | { readonly problem: FileProblem };

async function ask(task: ReadingTask): Promise<Answer> {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 384 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((answered) => {
      timer = setTimeout(() => answered({ problem: 'too-slow' }), LONGEST);
      worker.once('message', answered);
      worker.once('error', () => answered({ problem: 'unreadable' }));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
