import { readFileSync, statSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

const MACHINE: Clock = { now: () => Date.now() };

/**
 * The time that every process of the house goes by. `setting` is `AGGLOFORUM_CLOCK`: nothing (the machine's clock),
 * an offset such as `+PT3H`, or the path of a file that holds an ISO instant, from which time ticks on since the
 * file was written; a rewritten file moves time. Throws when the setting is none of these.
 */
export function createClock(setting: string | undefined): Clock {
  if (setting === undefined || setting === '') return MACHINE;
  if (/^[+-]P/.test(setting)) return offsetClock(setting);
  return fileClock(setting);
}

function offsetClock(setting: string): Clock {
  const offset = Temporal.Duration.from(setting).total({ unit: 'milliseconds', relativeTo: '2026-01-01T00:00[UTC]' });
  return { now: () => Date.now() + offset };
}

function fileClock(path: string): Clock {
  let writtenAt = Number.NaN;
  let instant = Number.NaN;
  return {
    now: () => {
      const { mtimeMs } = statSync(path);
      if (mtimeMs !== writtenAt) {
        const read = Date.parse(readFileSync(path, 'utf8').trim());
        // A file caught in the middle of being written is read again at the next question.
        if (Number.isNaN(read) && Number.isNaN(instant)) throw new Error(`AGGLOFORUM_CLOCK: no ISO instant in ${path}`);
        if (!Number.isNaN(read)) [instant, writtenAt] = [read, mtimeMs];
      }
      return instant + (Date.now() - writtenAt);
    },
  };
}
